// The numbers of the report, worked out once for all its forms: windows of months, prices, weighted changes, sellers.
// Weighted by our odds = sum over the enumerated worlds of weight x (quantity there - quantity in base).
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "report/report.h"
#include "report/words.h"

namespace netback::report {

// Months [begin, end) of the reported ones.
struct Window {
  std::size_t begin = 0, end = 0;
  bool empty() const { return begin >= end; }
  std::size_t size() const { return empty() ? 0 : end - begin; }
};
double mean(const market::Series& series, Window window);
double sum(const market::Series& series, Window window);

// At low, middle and high odds. The three need not be ordered, so the range is least..most.
struct Band {
  double low = 0, middle = 0, high = 0;
  double least() const;
  double most() const;
  friend bool operator==(const Band&, const Band&) = default;
};
Band operator*(Band band, double factor);

struct Mark { std::string id, name, node, unit; };  // a price people quote

struct EventFact {
  const scenario::Event* event = nullptr;
  bool moves = false;                  // can change the market's solution
  Month from;                          // not before anything it is given
  Window window;                       // twelve months from then, as far as the horizon goes
  std::optional<std::size_t> outcome;  // of the event alone, with all it is given
  double moved_twh = 0;                // gas that found another buyer in the window
  bool only_expected = false;          // nothing moves in the end: storage only prepares for what may follow
};

struct FlowChange {
  bool ship = false;
  std::string id, from, to, seller;  // id empty for ships
  double before = 0, after = 0;      // TWh in the window
  double change() const { return after - before; }
};

struct AccountChange {
  std::string id;
  double before = 0, after = 0;              // million USD over all months
  double twh_before = 0, twh_after = 0;
  double lng_before = 0, lng_after = 0;
  double mark_up_before = 0, mark_up_after = 0;  // of sellers' revenue, million USD
  Band weighted;                             // of the money
  double change() const { return after - before; }
};

class Facts {
 public:
  explicit Facts(const Input& input);

  const Input& in;
  Names names;
  std::vector<Month> months;
  std::size_t all = 0;                    // outcome in which every reported event happened
  std::vector<EventFact> events;
  std::optional<Month> first_month;       // from which anything could move
  Window year, whole;                     // twelve months from first_month, within the horizon; all months
  std::vector<Mark> marks, headline;      // benchmarks with a price; the three that are told first
  std::vector<Band> weights;              // by outcome: odds of all worlds that share it
  Band any;                               // odds of a world in which gas or a price moves
  solve::Certificate certificate;         // worst of all outcomes

  const market::Outcome& outcome(std::size_t index) const { return in.comparison.outcomes[index]; }
  bool has_outcomes() const { return !in.comparison.outcomes.empty(); }
  double price(std::size_t outcome, const std::string& node, Window window) const;  // mean, USD/MWh
  double price_change(std::size_t outcome, const std::string& node, Window window) const;
  Band price_weighted(const std::string& node, Window window) const;
  template <class Quantity>  // Quantity: index of an outcome -> number
  Band weigh(Quantity&& quantity) const {
    Band band;
    if (!has_outcomes()) return band;
    const double base = quantity(std::size_t{0});
    for (std::size_t index = 1; index < weights.size(); ++index) {
      if (weights[index] == Band{}) continue;
      const double change = quantity(index) - base;
      band.low += weights[index].low * change;
      band.middle += weights[index].middle * change;
      band.high += weights[index].high * change;
    }
    return band;
  }
  bool moves_gas(std::size_t outcome) const;  // against base, as far as is printed
  double moved_twh(std::size_t outcome, Window window) const;
  std::vector<FlowChange> flow_changes(Window window) const;    // largest first
  std::vector<AccountChange> seller_changes() const;            // export revenue, largest gain first
  std::vector<AccountChange> importer_changes() const;          // import cost, largest saving first
  std::vector<std::string> places() const;                      // Germany, EU, China, Japan, or what there is
  const market::Dependence* place(std::size_t outcome, const std::string& id) const;
  std::optional<Month> first_difference() const;                // first month in which a headline price differs

  bool has_eur() const { return in.usd_per_eur > 0; }
  double eur(double usd_per_mwh) const { return has_eur() ? usd_per_mwh / in.usd_per_eur : 0; }
  std::string span(Window window) const;                        // "2026-01..2026-12"
  bool measurable(double usd_per_mwh) const;                    // not zero as printed
};

}  // namespace netback::report
