#include "market/accounts.h"

#include <algorithm>

#include "market/contract_account.h"
#include "model/lookup.h"

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

Dependence dependence(const world::World& world, const Outcome& outcome, const std::string& place) {
  Dependence result;
  result.place = place;
  double sold_all = 0, landed = 0;
  for (const auto& node : world.nodes) {
    if (!model::holds_node(world, place, node)) continue;
    const auto used = outcome.consumption.find(node.id);
    if (used != outcome.consumption.end())
      for (const double twh : used->second) result.consumption_twh += twh;
    double sold_here = 0, produced = 0;
    const auto sales = outcome.sales.find(node.id);
    if (sales != outcome.sales.end())
      for (const auto& [seller, twh] : sales->second) {
        double sum = 0;
        for (const double value : twh) sum += value;
        result.share[seller] += sum, sold_here += sum;
      }
    const auto output = outcome.production.find(node.id);
    const Series& price = outcome.price.at(node.id);
    if (output != outcome.production.end())
      for (const double twh : output->second) produced += twh;
    // Home output is sold as the home seller's: told apart from gas of the same name that came from outside.
    const double home = std::min(produced, result.share.contains(node.seller) ? result.share[node.seller] : 0);
    result.share[node.seller] -= home;
    result.share["seller:home"] += home;
    sold_all += sold_here;
    double price_sum = 0, weight = 0;
    if (used != outcome.consumption.end())
      for (std::size_t t = 0; t < price.size(); ++t) price_sum += price[t] * used->second[t], weight += used->second[t];
    result.import_cost += std::max(0.0, weight - produced) * (weight > 0 ? price_sum / weight : 0);
  }
  for (const auto& flow : outcome.lng_flows) {
    if (!model::holds_node(world, place, flow.to_node)) continue;
    for (const double twh : flow.twh) landed += twh;
  }
  std::erase_if(result.share, [](const auto& entry) { return entry.second < 1e-6; });
  for (auto& [seller, twh] : result.share) twh = sold_all > 0 ? twh / sold_all : 0;
  result.lng_share = sold_all > 0 ? landed / sold_all : 0;
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
