#include "market/accounts.h"

#include <algorithm>
#include <numeric>

#include "market/contract_account.h"
#include "world/query.h"

namespace netback::market {
namespace {

struct Value { double twh = 0, million_usd = 0; };

Value valued(const Series& twh, const Series& price) {
  Value value;
  for (std::size_t t = 0; t < twh.size(); ++t) value.twh += twh[t], value.million_usd += twh[t] * price[t];
  return value;
}

// A node is a seller's home when its gas carries that seller's name; for the pool of the rest: when it produces at all.
bool at_home(const world::World& world, const world::Node& node, const std::string& seller) {
  for (const auto& other : world.nodes)
    if (other.seller == seller && other.id == node.id) return true;
  // Nodes of one country are one home (Russia, the United States).
  return std::any_of(world.nodes.begin(), world.nodes.end(), [&](const world::Node& other) {
    return other.seller == seller && other.seller != "seller:rest" && !other.countries.empty() &&
           other.countries == node.countries;
  });
}

std::vector<SellerAccount> seller_accounts(const world::World& world, const Outcome& outcome) {
  std::vector<SellerAccount> accounts;
  for (const auto& seller : world.sellers) {
    SellerAccount account;
    account.seller = seller.id;
    for (const auto& node : world.nodes) {
      const auto sales = outcome.sales.find(node.id);
      if (sales == outcome.sales.end()) continue;
      const auto sold = sales->second.find(seller.id);
      if (sold == sales->second.end()) continue;
      const Value value = valued(sold->second, outcome.price.at(node.id));
      const bool home = at_home(world, node, seller.id);
      (home ? account.home_twh : account.export_twh) += value.twh;
      (home ? account.home_revenue : account.export_revenue) += value.million_usd;
    }
    for (const auto& flow : outcome.lng_flows) {
      if (flow.seller != seller.id) continue;
      const Value value = valued(flow.twh, outcome.price.at(flow.to_node));
      account.lng_twh += value.twh;
      // Gas of a seller whose label ends where it lands was booked above as the rest's, unless it entered the hub at once.
      const auto landed = outcome.sales.find(flow.to_node);
      const bool booked = seller.tracked || (landed != outcome.sales.end() && landed->second.contains(seller.id));
      if (!booked) account.export_twh += value.twh, account.export_revenue += value.million_usd;
    }
    for (const MarkUp& one : outcome.mark_ups)
      if (one.seller == seller.id) account.mark_up += valued(one.twh, one.usd_per_mwh).million_usd;
    accounts.push_back(std::move(account));
  }
  return accounts;
}

double total(const Series& twh) { return std::accumulate(twh.begin(), twh.end(), 0.0); }

double total_at(const std::map<std::string, Series>& by_node, const std::string& node) {
  const auto found = by_node.find(node);
  return found == by_node.end() ? 0 : total(found->second);
}

// What comes in over the border out of stores, less what goes out: all that is known of where it is from.
double from_stores_outside(const world::World& world, const Outcome& outcome, const world::Ids& inside) {
  double net = 0;
  for (const PipeFlow& flow : outcome.pipe_flows) {
    const bool from = std::ranges::binary_search(inside, flow.from_node);
    const bool to = std::ranges::binary_search(inside, flow.to_node);
    if (flow.seller != "seller:storage" || from == to) continue;
    const auto pipe = std::ranges::find(world.pipelines, flow.pipe, &world::Pipeline::id);
    net += to ? total(flow.twh) * (1 - (pipe == world.pipelines.end() ? 0 : pipe->loss)) : -total(flow.twh);
  }
  return std::max(0.0, net);
}

// TWh by seller, seller:home being what is produced and sold inside.
std::map<std::string, double> bought_in(const world::World& world, const Outcome& outcome, const world::Ids& inside) {
  std::map<std::string, double> bought, produced;
  for (const auto& node : world.nodes) {
    if (!std::ranges::binary_search(inside, node.id)) continue;
    produced[node.seller] += total_at(outcome.production, node.id);
    if (const auto sales = outcome.sales.find(node.id); sales != outcome.sales.end())
      for (const auto& [seller, twh] : sales->second)
        if (seller != "seller:storage") bought[seller] += total(twh);
  }
  // Home output is sold as the home seller's: told apart from gas of the same name that came from outside.
  for (const auto& [seller, twh] : produced) {
    const double home = std::min(twh, bought.contains(seller) ? bought[seller] : 0);
    bought[seller] -= home, bought["seller:home"] += home;
  }
  // Landed gas of a seller whose label ends there was sold as the rest's, unless it entered the hub at once.
  for (const LngFlow& flow : outcome.lng_flows) {
    const auto seller = std::ranges::find(world.sellers, flow.seller, &world::Seller::id);
    if (seller == world.sellers.end() || seller->tracked || !std::ranges::binary_search(inside, flow.to_node)) continue;
    if (const auto sales = outcome.sales.find(flow.to_node);
        sales != outcome.sales.end() && sales->second.contains(flow.seller))
      continue;
    double& rest = bought["seller:rest"];
    const double told = std::min(rest, total(flow.twh));
    rest -= told, bought[flow.seller] += told;
  }
  bought["seller:storage"] = from_stores_outside(world, outcome, inside);
  std::erase_if(bought, [](const auto& entry) { return entry.second < 1e-6; });
  return bought;
}

Dependence dependence(const world::World& world, const Outcome& outcome, const std::string& place) {
  const Date first = outcome.months.empty() ? Date{} : outcome.months.front().first_day();
  const world::Ids inside = world::nodes_of(world, place, first);
  Dependence result;
  result.place = place;
  for (const std::string& node : inside) {
    const auto used = outcome.consumption.find(node);
    if (used == outcome.consumption.end()) continue;
    const Value burnt = valued(used->second, outcome.price.at(node));
    result.consumption_twh += burnt.twh;
    const double imported = std::max(0.0, burnt.twh - total_at(outcome.production, node));
    result.import_cost += burnt.twh > 0 ? imported * burnt.million_usd / burnt.twh : 0;
  }
  const auto bought = bought_in(world, outcome, inside);
  double all = 0, landed = 0;
  for (const auto& [seller, twh] : bought) all += twh;
  for (const LngFlow& flow : outcome.lng_flows)
    if (std::ranges::binary_search(inside, flow.to_node)) landed += total(flow.twh);
  for (const auto& [seller, twh] : bought) {
    result.hhi += twh / all * (twh / all);
    if (result.consumption_twh > 0) result.share[seller] = twh / result.consumption_twh;
  }
  result.lng_share = result.consumption_twh > 0 ? landed / result.consumption_twh : 0;
  return result;
}

}  // namespace

Accounts make_accounts(const world::World& world, const Outcome& outcome, const std::vector<std::string>& places) {
  Accounts accounts;
  accounts.sellers = seller_accounts(world, outcome);
  accounts.contracts = contract_accounts(world, outcome);
  for (const std::string& place : places) accounts.places.push_back(dependence(world, outcome, place));
  return accounts;
}

}  // namespace netback::market
