#include <algorithm>
#include <set>

#include "core/csv.h"
#include "core/number.h"
#include "export/results.h"

namespace netback::exports {
namespace {

constexpr const char* kMonths[] = {"January", "February", "March",     "April",   "May",      "June",
                                   "July",    "August",   "September", "October", "November", "December"};
constexpr int kDecimals = 6;

using Table = std::map<std::string, Series>;

class Writer {
 public:
  explicit Writer(const Results& results) : r_(results) {
    for (const auto& node : results.world->nodes) name_of_[node.id] = node.name;
    std::map<int, int> count;
    for (const Month m : results.months)
      if (++count[m.year()] == 12) whole_years_.insert(m.year());
  }

  std::string write() {
    for (const Case& one : r_.cases) {
      lead_ = csv_field(r_.model) + "," + csv_field(one.name) + ",";
      volumes("Primary Energy|Gas", one.consumption);
      volumes("Resource|Extraction|Gas", one.production);
      trade(one);
      prices(one);
    }
    return std::move(text_);
  }

 private:
  std::string region(const std::string& node) const {
    const auto found = name_of_.find(node);
    return found == name_of_.end() ? node : found->second;
  }

  static void add(Series& sum, const Series& more) {
    sum.resize(std::max(sum.size(), more.size()), 0);
    for (std::size_t t = 0; t < more.size(); ++t) sum[t] += more[t];
  }

  void row(const std::string& region, const std::string& variable, const char* unit, int year, const char* when,
           double value) {
    text_ += lead_ + csv_field(region) + "," + csv_field(variable) + "," + unit + "," + std::to_string(year) + "," + when +
             "," + fixed_text(value, kDecimals) + "\n";
  }

  // Years are sums, or means by `weight` where that is given.
  void series(const std::string& region, const std::string& variable, const char* unit, const Series& values,
              const Series* weight) {
    struct Year {
      double sum = 0, weight = 0;
      int months = 0;
    };
    std::map<int, Year> of_year;
    for (std::size_t t = 0; t < values.size() && t < r_.months.size(); ++t) {
      const Month m = r_.months[t];
      const double w = weight && t < weight->size() ? (*weight)[t] : 1;
      Year& year = of_year[m.year()];
      year.sum += values[t] * w, year.weight += w, ++year.months;
      row(region, variable, unit, m.year(), kMonths[m.month() - 1], values[t]);
    }
    for (const int year : whole_years_) {
      const Year& told = of_year[year];
      if (told.months < 12) continue;  // a way that no gas can take has no months
      if (!weight || told.weight > 0) row(region, variable, unit, year, "Year", weight ? told.sum / told.weight : told.sum);
    }
  }

  void volumes(const std::string& variable, const Table& table) {
    Series world(r_.months.size(), 0);
    for (const auto& [node, twh] : table) {
      series(region(node), variable, "TWh", twh, nullptr);
      add(world, twh);
    }
    series("World", variable, "TWh", world, nullptr);
  }

  // Net exports by region, as the variable means; what goes from one region to another under FROM>TO.
  void trade(const Case& one) {
    Table net, by_way[2];
    for (const Flow& flow : one.flows) {
      Series back;
      for (const double v : flow.twh) back.push_back(-v);
      add(net[flow.from], flow.twh), add(net[flow.to], back);
      add(by_way[flow.is_lng ? 1 : 0][region(flow.from) + ">" + region(flow.to)], flow.twh);
    }
    for (const auto& [node, twh] : net) series(region(node), "Trade|Primary Energy|Gas|Volume", "TWh", twh, nullptr);
    for (const auto& [way, twh] : by_way[0]) series(way, "Trade|Primary Energy|Gas|Pipeline|Volume", "TWh", twh, nullptr);
    for (const auto& [way, twh] : by_way[1]) series(way, "Trade|Primary Energy|Gas|LNG|Volume", "TWh", twh, nullptr);
  }

  void prices(const Case& one) {
    for (const auto& [node, price] : one.price) {
      const auto weight = one.consumption.find(node);
      const Series even(price.size(), 1);
      series(region(node), "Price|Primary Energy|Gas", "USD/MWh", price,
             weight == one.consumption.end() ? &even : &weight->second);
    }
  }

  const Results& r_;
  std::map<std::string, std::string> name_of_;
  std::set<int> whole_years_;
  std::string lead_, text_ = "model,scenario,region,variable,unit,year,subannual,value\n";
};

}  // namespace

std::string iamc(const Results& results) { return Writer(results).write(); }

}  // namespace netback::exports
