#include <algorithm>

#include "core/number.h"
#include "market/compare.h"
#include "model/lookup.h"

namespace netback::market {
namespace {

// What is left of a margin after royalty and profit tax, for owners of gas projects: mean of production-sharing and
// concession terms, which run from half to four fifths. Judgement.
constexpr double kAfterTax = 0.6;

bool part_of(const world::Pipeline& pipe, const std::string& asset) { return pipe.id == asset || pipe.system == asset; }

// A line earns its tariff on what flows through it, never the margin on the gas.
void pipeline_margin(const world::World& world, const Outcome& outcome, StakeMove& move) {
  double flow_twh = 0;
  for (const auto& flow : outcome.pipe_flows) {
    const auto pipe =
        std::find_if(world.pipelines.begin(), world.pipelines.end(), [&](const auto& p) { return p.id == flow.pipe; });
    if (pipe == world.pipelines.end() || !part_of(*pipe, move.asset)) continue;
    for (const double twh : flow.twh) flow_twh += twh, move.asset_margin += twh * pipe->tariff;
  }
  move.basis = flow_twh > 0 ? "tariff on " + fixed_text(flow_twh, 0) + " TWh that flow; a line earns no margin on the gas"
                            : "nothing flows, so the line earns nothing";
}

// A plant with its own field earns what its cargoes fetch less shipping, hire, regasification, liquefaction and the cash
// cost of its gas.
void plant_margin(const world::World& world, const model::Layout& layout, const Outcome& outcome,
                  const world::Liquefaction& plant, StakeMove& move) {
  const auto& net = layout.network;
  double node_capacity = 0, cash_cost = 0;
  for (const auto& other : world.liquefaction)
    if (other.node == plant.node) node_capacity += other.capacity * other.availability;
  for (const auto& supply : world.supply)
    if (supply.node == plant.node) cash_cost = supply.cash_cost;
  double shipped = 0, margin = 0;
  for (const auto& flow : outcome.lng_flows) {
    if (flow.from_node != plant.node) continue;
    const auto arc = std::find_if(net.voyages.begin(), net.voyages.end(), [&](const model::VoyageArc& a) {
      return world.nodes[net.exports[a.from].node].id == flow.from_node &&
             world.nodes[net.imports[a.to].node].id == flow.to_node &&
             std::equal(a.passage.gates.begin(), a.passage.gates.end(), flow.gates.begin(), flow.gates.end());
    });
    if (arc == net.voyages.end()) continue;
    const auto& from = net.exports[arc->from];
    const Series& hire = outcome.charter_rate.at(world.vessels[from.vessel].id);
    const Series& price = outcome.price.at(flow.to_node);
    for (std::size_t t = 0; t < flow.twh.size(); ++t) {
      const int landed = layout.timeline.index(outcome.months[t]);
      const auto& sailed = arc->near(arc->is_long && layout.timeline.length(landed) == 1 ? landed - 1 : landed);
      const double cost = from.cost + net.imports[arc->to].cost + sailed.cost_usd_per_mwh +
                          hire[t] / 1e6 * sailed.ship_days_per_twh + cash_cost;
      shipped += flow.twh[t], margin += flow.twh[t] * (price[t] - cost);
    }
  }
  // Plants of one node load as one: each earns by its share of their output.
  move.asset_margin = node_capacity > 0 ? margin * plant.capacity * plant.availability / node_capacity : 0;
  move.basis =
      shipped > 0
          ? "cargoes at the hub where they land, less shipping, hire, regasification, liquefaction and cash cost of the gas"
          : "nothing is shipped, so the plant earns nothing";
}

}  // namespace

StakeMove stake_move(const world::World& world, const model::Layout& layout, const Outcome& outcome,
                     const scenario::Event& event, const scenario::StakeLever& lever) {
  StakeMove move{event.id, lever.asset, lever.buyer, lever.from_owner, lever.share, 0, 0, ""};
  const auto plant = std::find_if(world.liquefaction.begin(), world.liquefaction.end(),
                                  [&](const auto& row) { return row.id == lever.asset; });
  const bool is_pipe = std::any_of(world.pipelines.begin(), world.pipelines.end(),
                                   [&](const auto& row) { return part_of(row, lever.asset); });
  const auto refinery =
      std::find_if(world.refineries.begin(), world.refineries.end(), [&](const auto& row) { return row.id == lever.asset; });
  if (plant != world.liquefaction.end())
    plant_margin(world, layout, outcome, *plant, move);
  else if (is_pipe)
    pipeline_margin(world, outcome, move);
  else if (refinery != world.refineries.end())
    move.basis = fixed_text(lever.share * refinery->capacity, 1) + " of " + fixed_text(refinery->capacity, 1) +
                 " Mt/a of crude distillation; no money until oil markets are modelled";
  else
    move.basis = "single fields have no account of their own";
  move.attributable = lever.share * move.asset_margin * kAfterTax;
  if (move.asset_margin != 0) move.basis += "; 40 % of the margin goes to royalty and tax (judgement)";
  return move;
}

}  // namespace netback::market
