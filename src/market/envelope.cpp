#include "market/envelope.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "model/demand_curve.h"

namespace netback::market {
namespace {

class Between {
 public:
  Between(const Outcome& before, const Outcome& after, std::size_t begin, std::size_t end)
      : before_(before), after_(after), begin_(begin), end_(end) {}

  double sum(const Series& series) const {
    double total = 0;
    for (std::size_t t = begin_; t < std::min(end_, series.size()); ++t) total += series[t];
    return total;
  }
  double used(const std::string& node) const { return at(before_.consumption, node); }
  double more_used(const std::string& node) const { return at(after_.consumption, node) - used(node); }
  // Mean over the months; 0 where the price before is none.
  double price(const std::string& node) const { return at(before_.price, node) / static_cast<double>(end_ - begin_); }
  double relative_change(const std::string& node) const {
    const double price_sum = at(before_.price, node);
    return price_sum > 0 ? at(after_.price, node) / price_sum - 1 : 0;
  }
  std::map<std::string, double> more_sold(const std::set<std::string>& nodes) const {
    std::map<std::string, double> twh;
    for (const auto& [outcome, sign] : {std::pair{&before_, -1.0}, std::pair{&after_, 1.0}})
      for (const auto& [node, sellers] : outcome->sales)
        if (nodes.contains(node))
          for (const auto& [seller, series] : sellers) twh[seller] += sign * sum(series);
    return twh;
  }

 private:
  double at(const std::map<std::string, Series>& table, const std::string& node) const {
    const auto found = table.find(node);
    return found == table.end() ? 0 : sum(found->second);
  }
  const Outcome &before_, &after_;
  std::size_t begin_, end_;
};

// |eps| of a place at a price: what its demand curves give way over 5 % either way.
double responding(const world::World& world, const std::string& node, double price) {
  constexpr double kStep = 1.05;
  double here = 0, less = 0;
  for (const world::Demand& row : world.demand) {
    if (row.node != node) continue;
    const auto pieces = model::demand_pieces(row, world.assumptions);
    here += row.quantity * model::demand_at(pieces, price);
    less += row.quantity * (model::demand_at(pieces, price / kStep) - model::demand_at(pieces, price * kStep));
  }
  return here > 0 ? less / here / (2 * std::log(kStep)) : 0;
}

void largest_first(std::vector<SellerMove>& moves) {
  std::ranges::stable_sort(moves, std::ranges::greater{}, [](const SellerMove& move) { return std::abs(move.twh); });
}

}  // namespace

bool Envelope::is_compared() const { return std::max(std::abs(rule), std::abs(model)) >= kRuleLeast; }
bool Envelope::is_inside() const { return ratio() >= 1 / kRuleFactor && ratio() <= kRuleFactor; }

Envelope envelope(const world::World& world, const Outcome& before, const Outcome& after,
                  const std::vector<std::string>& leading, std::size_t begin, std::size_t end) {
  Envelope found;
  if (begin >= end) return found;
  const Between between(before, after, begin, end);
  double led = 0;
  for (const std::string& node : leading)
    if (const double change = between.relative_change(node); std::abs(change) > std::abs(led))
      led = change, found.leading_node = node;
  if (led == 0) return found;
  std::set<std::string> market;
  double weighted_change = 0, weighted_response = 0, more_used = 0;
  for (const auto& node : world.nodes) {
    const double change = between.relative_change(node.id), used = between.used(node.id);
    if (!(used > 0) || change / led < kMovesAlong) continue;
    market.insert(node.id);
    found.market += used, weighted_change += used * change, more_used += between.more_used(node.id);
    weighted_response += used * responding(world, node.id, between.price(node.id));
  }
  found.node_count = market.size();
  if (!(found.market > 0)) return found;
  found.model = weighted_change / found.market, found.demand_elasticity = weighted_response / found.market;
  // Gas from stores is sold as a seller's own; a store that serves its hub shows as what is left of the balance.
  for (const auto& [seller, twh] : between.more_sold(market)) {
    if (seller == "seller:storage") continue;
    auto& side = twh * led < 0 ? found.shock : found.answer;
    if (twh != 0) side.push_back({seller, twh});
    (twh * led < 0 ? found.lost : found.by_sellers) += twh * led < 0 ? -twh : twh;
  }
  // Demand that moved with the price is a shock of its own.
  if (more_used * led > 0)
    found.lost += more_used;
  else
    found.by_demand = -more_used;
  found.by_stores = found.lost - found.by_sellers - found.by_demand;
  found.rule = found.lost / found.market / (found.demand_elasticity + kRuleSupplyElasticity);
  largest_first(found.shock), largest_first(found.answer);
  return found;
}

}  // namespace netback::market
