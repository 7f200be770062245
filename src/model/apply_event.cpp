#include "model/apply_event.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "model/lookup.h"
#include "world/query.h"

namespace netback::model {
namespace {

using namespace scenario;

bool sells(const world::World& world, const world::Seller& seller, const std::string& target) {
  if (seller.id == target || (!seller.country.empty() && seller.country == target)) return true;
  const auto country =
      std::find_if(world.countries.begin(), world.countries.end(), [&](const auto& c) { return c.id == seller.country; });
  return country != world.countries.end() &&
         std::find(country->regions.begin(), country->regions.end(), target) != country->regions.end();
}

// Calls f(node, seller) for every sale of what `target` names to `buyers`.
template <class F>
void each_sale(const world::World& world, const std::string& target, const world::Ids& buyers, F&& f) {
  for (std::size_t s = 0; s < world.sellers.size(); ++s) {
    if (!sells(world, world.sellers[s], target)) continue;
    for (std::size_t n = 0; n < world.nodes.size(); ++n)
      if (std::any_of(buyers.begin(), buyers.end(),
                      [&](const std::string& place) { return holds_node(world, place, world.nodes[n]); }))
        f(n, s);
  }
}

// What insurers ask of a ship there and back on a day, million USD (passage_costs).
double war_premium(const world::World& world, const std::string& strait, Date day) {
  const world::PassageCost* newest = nullptr;
  for (const auto& row : world.passage_costs)
    if (row.strait == strait && row.kind == "war_risk" && row.holds_on(day) && (!newest || world::newer(row, *newest)))
      newest = &row;
  return newest ? newest->laden + newest->ballast : 0;
}

// One application of one event: where it is, how much of it holds in each month.
struct Application {
  State& state;
  const world::World& world;
  const Timeline& line;
  const Event& event;
  double weight;
  std::size_t position;

  double strength(int t) const { return weight * ramp_at(event, line.month(t)); }

  template <class F>
  void each_month(F&& f) const {
    for (int t = 0; t < line.period_count(); ++t)
      if (const double w = strength(t); w > 0) f(t, w);
  }

  // Towards `share`; as a cap never upwards, so that a ban does not open what is shut for another reason.
  template <class T>
  void move_share(MonthTable& table, const std::vector<T>& rows, const std::string& id, double share,
                  bool as_cap = false) const {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      bool named = rows[i].id == id;
      if constexpr (std::is_same_v<T, world::Pipeline>) named = named || rows[i].system == id;
      if (!named) continue;
      each_month([&](int t, double w) {
        double& now = table.at(i, t);
        now += w * ((as_cap ? std::min(share, now) : share) - now);
      });
    }
  }

  void operator()(const CapacityLever& lever) const {
    move_share(state.pipeline, world.pipelines, lever.asset, lever.share);
    move_share(state.liquefaction, world.liquefaction, lever.asset, lever.share);
    move_share(state.regasification, world.regasification, lever.asset, lever.share);
    move_share(state.storage, world.storage, lever.asset, lever.share);
    move_share(state.supply, world.supply, lever.asset, lever.share);
  }
  void operator()(const FlowLever& lever) const {
    for (int t = 0; t < line.period_count(); ++t) {
      const double even = lever.twh_per_year * line.month(t).day_count() / 365.0, w = strength(t);
      // A resumed flow is none without the event; a cap is no limit without it. An expected cap binds in proportion,
      // against the whole capacity of the route, which the row itself bounds anyway.
      if (lever.resume)
        state.flow_limit.at(position, t) = w * even;
      else if (w > 0)
        state.flow_limit.at(position, t) = even / std::max(w, 1e-3);
    }
  }
  // A lifted ban is left out where the bans are read (make_state); one on use comes last (apply_use_ban).
  void operator()(const RestrictionLever& lever) const {
    if (lever.lift) return;
    // A sale is barred or not: an expected ban counts once it is as likely as not, and one that leaves a share bars nothing.
    if (lever.kind == "trade_flow" && lever.share == 0)
      each_month([&](int t, double w) {
        if (w >= 0.5) bar_sales(state, world, lever.target, lever.buyers, lever.commodity, t, 0);
      });
  }
  void bar_use(const std::string& asset, double share) const {
    move_share(state.pipeline, world.pipelines, asset, share, true);
    move_share(state.liquefaction, world.liquefaction, asset, share, true);
    move_share(state.regasification, world.regasification, asset, share, true);
    move_share(state.storage, world.storage, asset, share, true);
    move_share(state.supply, world.supply, asset, share, true);
  }
  void operator()(const StakeLever&) const {}
  void operator()(const AgreementLever&) const {}
  void operator()(const ContractLever& lever) const {
    for (std::size_t i = 0; i < world.contracts.size(); ++i)
      if (world.contracts[i].id == lever.contract)
        each_month([&](int t, double w) {
          const double even = lever.twh_per_year * line.month(t).day_count() / 365.0;
          double &least = state.contract_minimum.at(i, t), &most = state.contract_maximum.at(i, t);
          least += w * (even * lever.minimum_share - least);
          // The event gives one minimum, of every month; what stood for the year goes with the old terms.
          state.contract_take_or_pay.at(i, t) *= 1 - w, state.contract_make_up.at(i, t) *= 1 - w;
          // Where no contract holds there is no maximum; one expected binds in proportion.
          most = std::isinf(most) ? even * lever.maximum_share / std::max(w, 1e-3)
                                  : most + w * (even * lever.maximum_share - most);
        });
  }
  void operator()(const RouteLever& lever) const {
    for (std::size_t i = 0; i < world.straits.size(); ++i) {
      if (world.straits[i].id != lever.gate) continue;
      each_month([&](int t, double w) {
        const Date day = line.month(t).first_day();
        // A strait the tables keep shut is open again only when its insurers think so too: once, however many events open
        // it.
        const double shut_at = world::asset_share(world, lever.gate, day);
        const bool reopens = !lever.cost_million_usd && lever.share >= 0.5 && shut_at < 0.5;
        const double opened =
            reopens ? std::clamp((state.strait.at(i, t) - shut_at) / (lever.share - shut_at), 0.0, 1.0) : 0;
        state.strait_cost.at(i, t) +=
            w * (reopens ? -war_premium(world, lever.gate, day) * (1 - opened) : lever.cost_million_usd.value_or(0));
      });
    }
    if (!lever.cost_million_usd) move_share(state.strait, world.straits, lever.gate, lever.share);
  }
  void operator()(const TariffLever& lever) const {
    const auto add = [&](MonthTable& table, const auto& rows, auto is_meant) {
      for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i].id == lever.target || is_meant(rows[i]))
          each_month([&](int t, double w) { table.at(i, t) += w * lever.usd_per_mwh; });
    };
    const auto by_id = [](const auto&) { return false; };
    add(state.tariff_add, world.pipelines, [&](const world::Pipeline& row) { return row.system == lever.target; });
    add(state.liquefaction_add, world.liquefaction, by_id);
    add(state.regasification_add, world.regasification, by_id);
    // A tax on a seller is one on all it produces.
    add(state.supply_add, world.supply, [&](const world::Supply& row) {
      return std::any_of(world.nodes.begin(), world.nodes.end(),
                         [&](const auto& node) { return node.id == row.node && node.seller == lever.target; });
    });
  }
  void operator()(const TaxLever& lever) const {
    if (!lever.buyers.empty())
      return each_sale(world, lever.target, lever.buyers, [&](std::size_t n, std::size_t s) {
        each_month([&](int t, double w) { state.sale_add.at(node_seller(world, n, s), t) += w * lever.usd_per_mwh; });
      });
    for (std::size_t n = 0; n < world.nodes.size(); ++n)
      if (holds_node(world, lever.target, world.nodes[n]))
        each_month([&](int t, double w) { state.use_add.at(n, t) += w * lever.usd_per_mwh; });
  }
  // Of two caps at one place the lower counts, with the stronger belief of the two.
  void operator()(const PriceCapLever& lever) const {
    for (std::size_t n = 0; n < world.nodes.size(); ++n)
      if (holds_node(world, lever.place, world.nodes[n]))
        each_month([&](int t, double w) {
          double &cap = state.price_cap.at(n, t), &believed = state.cap_weight.at(n, t);
          cap = std::min(cap, lever.usd_per_mwh), believed = std::max(believed, w);
        });
  }
  void operator()(const DemandLever& lever) const {
    for (std::size_t i = 0; i < world.demand.size(); ++i)
      if (world.demand[i].node == lever.node || world.demand[i].id == lever.node)
        each_month([&](int t, double w) { state.demand_factor.at(i, t) *= 1 + w * (lever.factor - 1); });
  }
  void operator()(const SupplyLever& lever) const {
    for (std::size_t i = 0; i < world.supply.size(); ++i)
      if (world.supply[i].id == lever.target || world.supply[i].node == lever.target)
        each_month([&](int t, double w) {
          const double factor = 1 + w * (lever.factor - 1);
          state.supply_factor.at(i, t) *= factor;
          state.supply_minimum.at(i, t) *= std::min(1.0, factor);
        });
  }
};

}  // namespace

void bar_sales(State& state, const world::World& world, const std::string& target, const world::Ids& buyers,
               const std::string& commodity, int t, double allowed) {
  const bool by_pipe = commodity.empty() || commodity == "commodity:gas",
             by_ship = commodity.empty() || commodity == "commodity:lng";
  if (!by_pipe && !by_ship) return;  // a ban on crude or coal
  each_sale(world, target, buyers, [&](std::size_t n, std::size_t s) {
    if (by_pipe) state.pipe_sale.at(node_seller(world, n, s), t) = allowed;
    if (by_ship) state.lng_sale.at(node_seller(world, n, s), t) = allowed;
  });
}

bool lifts(const RestrictionLever& lever, const world::Restriction& row) {
  const bool named = lever.target == row.id || lever.target == row.policy || lever.target == row.target;
  return lever.lift && named && lever.kind == row.kind && (lever.restrictor.empty() || lever.restrictor == row.restrictor);
}

double ramp_at(const Event& event, Month month) {
  if (month < event.from || (event.until && *event.until <= month)) return 0;
  return std::min(1.0, static_cast<double>(month - event.from + 1) / std::max(1, event.ramp_months));
}

void apply_event(State& state, const world::World& world, const Timeline& timeline, const WeightedEvent& event,
                 std::size_t position) {
  std::visit(Application{state, world, timeline, *event.event, event.weight, position}, event.event->lever);
}

void apply_use_ban(State& state, const world::World& world, const Timeline& timeline, const WeightedEvent& event) {
  const auto* lever = std::get_if<RestrictionLever>(&event.event->lever);
  if (lever && !lever->lift && lever->kind == "asset_use")
    Application{state, world, timeline, *event.event, event.weight, 0}.bar_use(lever->target, lever->share);
}

}  // namespace netback::model
