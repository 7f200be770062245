// The words of an expected line: what each measure reads from a solved market.
#include <algorithm>
#include <cmath>
#include <optional>
#include <sstream>

#include "core/number.h"
#include "story/story.h"

namespace netback::story {
namespace {

constexpr double kTolerance = 0.01;  // unless "+-" says otherwise, in the unit of the line

using market::Outcome;
using market::Series;

// Reads tokens of one side: [-] term { +|- term }, term = number [* quantity] | quantity.
class Side {
 public:
  Side(const std::vector<std::string>& words, std::size_t begin, std::size_t end, const Drawn& drawn,
       const market::Comparison& comparison)
      : words_(words), at_(begin), end_(end), drawn_(drawn), comparison_(comparison) {}

  std::optional<double> value() {
    double sum = 0, sign = 1;
    for (;;) {
      const auto one = term();
      if (!one) return std::nullopt;
      sum += sign * *one;
      if (at_ == end_) return sum;
      if (words_[at_] != "+" && words_[at_] != "-") return fault("'" + words_[at_] + "' is not expected here");
      sign = words_[at_++] == "+" ? 1 : -1;
    }
  }
  std::string what;  // of the first fault

 private:
  std::optional<double> fault(std::string text) {
    if (what.empty()) what = std::move(text);
    return std::nullopt;
  }
  std::string next() { return at_ < end_ ? words_[at_++] : std::string(); }
  bool is_next(std::string_view word) const { return at_ < end_ && words_[at_] == word; }
  bool name_follows() const {
    return at_ < end_ && words_[at_] != "+" && words_[at_] != "-" && words_[at_] != "in" && words_[at_] != "*";
  }

  std::optional<double> term() {
    if (at_ == end_) return fault("a side of the line is empty");
    if (const auto number = parse_number(words_[at_])) {
      ++at_;
      if (!is_next("*")) return number;
      ++at_;
      const auto factor = quantity();
      return factor ? std::optional(*number * *factor) : std::nullopt;
    }
    return quantity();
  }

  std::optional<double> quantity() {
    const bool base = is_next("base");
    if (base) ++at_;
    const std::size_t variant = base || comparison_.variants.size() < 2 ? 0 : 1;
    const std::size_t index = comparison_.variants[variant].outcome;
    const Outcome& outcome = comparison_.outcomes[index];
    const std::string measure = next(), name = next();
    if (name.empty()) return fault("'" + measure + "' needs a name after it");
    if (measure == "price") return mean(outcome.price, "node:" + name, outcome);
    if (measure == "consumption") return pace(outcome.consumption, "node:" + name);
    if (measure == "production") return pace(outcome.production, "node:" + name);
    if (measure == "unserved") return pace(outcome.unserved, "node:" + name);
    if (measure == "stock") return last(outcome.stock, "storage:" + name);
    if (measure == "hire") return mean(outcome.charter_rate, "vessel:" + name, outcome);
    if (measure == "sales") return sales(outcome, "node:" + name);
    if (measure == "flow") return flow(outcome, "pipe:" + name);
    if (measure == "cargoes") return cargoes(outcome, name);
    if (measure == "rent") return rent(outcome, name);
    if (measure == "revenue") return revenue(comparison_.accounts[index], "seller:" + name);
    if (measure == "mark_up") return mark_up(outcome, "region:" + name);
    if (measure == "stake") return stake(name);
    return fault("unknown measure '" + measure + "'");
  }

  // "in 2025-02" after a measure; no value: all months.
  std::optional<std::size_t> month() {
    if (!is_next("in")) return std::nullopt;
    ++at_;
    const std::string text = next();
    const auto found = parse_month(text);
    const auto& line = drawn_.timeline;
    if (!found || *found < line.start || !(*found < line.end)) {
      fault("'" + text + "' is not a month of the story");
      return std::nullopt;
    }
    return static_cast<std::size_t>(*found - line.start);
  }
  double days(std::size_t t) const { return drawn_.timeline.month(static_cast<int>(t)).day_count(); }

  bool known(const std::string& id) {
    bool found = false;
    world::for_each_table(drawn_.world, [&](const char*, const auto& rows) {
      found = found || std::any_of(rows.begin(), rows.end(), [&](const auto& row) { return row.id == id; });
    });
    if (!found) fault("'" + id.substr(id.find(':') + 1) + "' is not drawn");
    return found;
  }
  template <class T>
  std::optional<double> mean(const std::map<std::string, T>& table, const std::string& id, const Outcome& outcome) {
    if (!known(id)) return std::nullopt;
    const auto t = month();
    const auto found = table.find(id);
    if (!what.empty() || found == table.end()) return fault("nothing is told of it");
    if (t) return found->second[*t];
    double sum = 0, all = 0;
    for (std::size_t i = 0; i < outcome.months.size(); ++i) sum += found->second[i] * days(i), all += days(i);
    return sum / all;
  }
  // TWh of the months asked for, at the pace of a year of 365 days.
  std::optional<double> pace_of(const Series& series) {
    const auto t = month();
    if (!what.empty()) return std::nullopt;
    double sum = 0, all = 0;
    for (std::size_t i = 0; i < static_cast<std::size_t>(drawn_.timeline.period_count()); ++i) {
      if (t && *t != i) continue;
      sum += i < series.size() ? series[i] : 0, all += days(i);
    }
    return sum * 365.0 / all;
  }
  std::optional<double> pace(const std::map<std::string, Series>& table, const std::string& id) {
    if (!known(id)) return std::nullopt;
    const auto found = table.find(id);
    return pace_of(found == table.end() ? Series() : found->second);
  }
  std::optional<double> last(const std::map<std::string, Series>& table, const std::string& id) {
    if (!known(id)) return std::nullopt;
    const auto t = month();
    const auto found = table.find(id);
    if (!what.empty()) return std::nullopt;
    if (found == table.end() || found->second.empty()) return 0;
    return t ? found->second[*t] : found->second.back();
  }
  std::optional<double> sales(const Outcome& outcome, const std::string& node) {
    const std::string seller = "seller:" + next();
    if (!known(node) || !known(seller)) return std::nullopt;
    const auto at_node = outcome.sales.find(node);
    return at_node == outcome.sales.end() ? pace_of({}) : pace(at_node->second, seller);
  }
  static void add(Series& sum, const Series& more) {
    sum.resize(std::max(sum.size(), more.size()), 0);
    for (std::size_t i = 0; i < more.size(); ++i) sum[i] += more[i];
  }
  std::optional<double> flow(const Outcome& outcome, const std::string& pipe) {
    const std::string seller = name_follows() ? "seller:" + next() : "";
    if (!known(pipe) || (!seller.empty() && !known(seller))) return std::nullopt;
    Series sum;
    for (const auto& one : outcome.pipe_flows)
      if (one.pipe == pipe && (seller.empty() || one.seller == seller)) add(sum, one.twh);
    return pace_of(sum);
  }
  // Cargoes from-to; with a canal's name only those that pass it.
  std::optional<double> cargoes(const Outcome& outcome, const std::string& way) {
    const std::string canal = name_follows() ? "route:" + next() : "";
    const std::string from = "node:" + way.substr(0, way.find('-'));
    const std::string to = "node:" + way.substr(std::min(way.size(), way.find('-') + 1));
    if (!known(from) || !known(to) || (!canal.empty() && !known(canal))) return std::nullopt;
    Series sum;
    for (const auto& one : outcome.lng_flows) {
      const bool passes = canal.empty() || std::find(one.gates.begin(), one.gates.end(), canal) != one.gates.end();
      if (one.from_node == from && one.to_node == to && passes) add(sum, one.twh);
    }
    return pace_of(sum);
  }
  // What one more MWh of a full pipe, plant, terminal or of a contract would be worth; 0 where it does not bind.
  std::optional<double> rent(const Outcome& outcome, const std::string& id) {
    const auto found =
        std::find_if(outcome.bindings.begin(), outcome.bindings.end(), [&](const auto& one) { return one.id == id; });
    return found == outcome.bindings.end() ? 0 : found->usd_per_mwh;
  }
  std::optional<double> revenue(const market::Accounts& accounts, const std::string& seller) {
    if (!known(seller)) return std::nullopt;
    for (const auto& account : accounts.sellers)
      if (account.seller == seller) return account.export_revenue + account.home_revenue;
    return 0;
  }
  std::optional<double> mark_up(const Outcome& outcome, const std::string& region) {
    std::map<std::string, Series> by_region{{region, Series(outcome.months.size(), 0)}};
    for (const auto& one : outcome.mark_ups)
      if (one.region == region) by_region[region] = one.usd_per_mwh;
    return mean(by_region, region, outcome);
  }
  std::optional<double> stake(const std::string& event) {
    for (const auto& move : comparison_.stakes)
      if (move.event == event) return move.attributable;
    return fault("no event '" + event + "' that moves a stake");
  }

  const std::vector<std::string>& words_;
  std::size_t at_, end_;
  const Drawn& drawn_;
  const market::Comparison& comparison_;
};

bool is_relation(const std::string& word) { return word == "=" || word == "<" || word == ">"; }

}  // namespace

Result<Line> hold(const std::string& line, const Drawn& drawn, const market::Comparison& comparison,
                  const std::string& where) {
  std::vector<std::string> words;
  std::istringstream text(line);
  for (std::string word; text >> word;) words.push_back(word);
  const auto wrong = [&](const std::string& what) {
    return bad_input(what + ": " + line, where, "Write a line such as price b = 30 +- 0.1, or price b > base price b.");
  };
  const auto relation = static_cast<std::size_t>(std::find_if(words.begin(), words.end(), is_relation) - words.begin());
  if (relation == words.size()) return wrong("no =, < or >");
  std::size_t end = words.size();
  double tolerance = kTolerance;
  if (end >= 2 && words[end - 2] == "+-") {
    const auto told = parse_number(words[end - 1]);
    if (!told || *told < 0) return wrong("'" + words[end - 1] + "' is no tolerance");
    tolerance = *told, end -= 2;
  }
  Side left(words, 0, relation, drawn, comparison), right(words, relation + 1, end, drawn, comparison);
  const auto a = left.value(), b = right.value();
  if (!a) return wrong(left.what);
  if (!b) return wrong(right.what);
  Line held{line, *a, *b, false};
  if (words[relation] == "=") held.holds = std::abs(*a - *b) <= tolerance;
  if (words[relation] == "<") held.holds = *a < *b - tolerance;
  if (words[relation] == ">") held.holds = *a > *b + tolerance;
  return held;
}

}  // namespace netback::story
