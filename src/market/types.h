// What a solved market looks like from outside: tables by node, seller and month, in TWh and USD/MWh.
#pragma once
#include <array>
#include <map>
#include <string>
#include <vector>

#include "core/month.h"
#include "solve/certificate.h"

namespace netback::market {

using Series = std::vector<double>;  // one value a reported month

struct PipeFlow {
  std::string pipe, from_node, to_node, seller;
  Series twh;
};
struct LngFlow {
  std::string from_node, to_node, seller;
  Series twh;
  std::vector<std::string> gates;
};

// A constraint that holds a flow back, with what one more TWh of it would be worth (mean over the months it binds).
struct Binding {
  std::string kind, id, name;
  double usd_per_mwh = 0;
  int month_count = 0;
};

// A constraint that a seller's way to a market pays for, USD/MWh at the seller's.
struct Rent {
  std::string kind, id, name;
  double usd_per_mwh = 0;
};

// What becomes of a market's price on the way back to a seller. All in USD/MWh of gas free on board (by ship) or at the
// producing place (by pipe), means over the reported months in which the way was open:
//   price = fob + regasification + hire + port_and_tolls + canal_slots + fuel_and_boil_off + tariffs + losses + congestion
//           + mark_up + tie_break
//   fob + forgone = value = feed_gas + own_use + liquefaction + plant_rent        (by pipe: value = feed_gas)
// `mark_up` is what the seller asks above his cost since he counts on moving the price (docs/conduct.md).
// `fuel_and_boil_off` has the charge on carbon in it.
// `forgone` is what the seller would lose against the best use of the gas: 0 in a market served.
struct Netback {
  bool by_ship = false;
  std::string from, from_node, seller, to_node;  // from: port of loading, or the producing node
  Series fob;                                    // by reported month (of loading); NaN where no way was open
  std::vector<bool> served;                      // by reported month: some of this gas is sold there
  int open_months = 0, served_months = 0;
  double price = 0, mean_fob = 0, value = 0, forgone = 0;
  double feed_gas = 0, own_use = 0, liquefaction = 0, plant_rent = 0;
  double regasification = 0, hire = 0, port_and_tolls = 0, canal_slots = 0, fuel_and_boil_off = 0, tariffs = 0, losses = 0,
         congestion = 0, mark_up = 0, tie_break = 0;
  std::vector<Rent> rents;  // what congestion and canal slots are made of, largest first
};

// One of several that give the next MWh together.
struct MarginalPart {
  std::string kind, id, node;
  double share = 0;  // MWh for the MWh asked for, to 1/1000; below 0: gives less, so that others can give more
  friend bool operator==(const MarginalPart&, const MarginalPart&) = default;
};

// Whose gas, or whose giving way, meets the next MWh asked for at a hub, in the months it is so.
struct MarginalSource {
  std::string kind;  // production, demand, stock, contract, spill, unserved or mixed (several at once)
  std::string id, node;  // row or place; where it stands; empty where mixed
  std::string by_storage;  // the store through which months are traded on the way, if any
  std::vector<MarginalPart> parts;  // of mixed: largest first; empty at a degenerate optimum
  std::vector<bool> month;  // by reported month
  int month_count = 0;
};

// One of the bounds that together keep gas away: with the others of its set in force and all that is not in the set
// lifted, lifting this one lowers the shortage.
struct Cause {
  std::string kind;  // pipeline, terminal, ban, gate, contract, event, store, field, plant, fleet
  std::string id, name;
  bool is_closed = false;  // nothing passes at all; else it is full
  bool is_enough = false;  // lifting it alone, all else as it is, lowers the shortage
};
struct Shortage {
  std::string node;
  Month first;  // month first short
  double twh = 0;  // over the reported months
  std::vector<Cause> causes;  // irreducible; empty where no single bound of the tables stands behind it
};

// A headline number over all solutions that are as good: sums in TWh, prices (means) in USD/MWh.
struct Ranged {
  std::string kind;  // price, export, lng_import
  std::string id;  // node, seller, region
  std::size_t begin = 0, end = 0;  // reported months
  double value = 0, low = 0, high = 0;
};

// What a seller asks above cost in a region where he counts on moving the price.
struct MarkUp {
  std::string seller, region;
  Series usd_per_mwh, twh;  // on so much gas
};

// What buyers nominate under a contract.
struct ContractTake {
  std::string contract;
  Series twh;
};

struct Outcome {
  std::vector<Month> months;  // the reported months
  std::map<std::string, Series> price;  // by node, USD/MWh
  std::map<std::string, Series> consumption;  // by node
  std::map<std::string, Series> unserved;  // by node, only where some demand could not be served
  std::map<std::string, Series> production;  // by node
  std::map<std::string, std::map<std::string, Series>> sales;  // by node, seller: what is sold at the hub
  std::vector<PipeFlow> pipe_flows;  // non-zero ones, by pipe id, seller
  std::vector<LngFlow> lng_flows;  // non-zero ones
  std::map<std::string, Series> stock;  // by storage row, end of month
  std::map<std::string, Series> charter_rate;  // by vessel, USD a day
  std::vector<Binding> bindings;  // strongest first
  std::vector<ContractTake> contract_takes;  // by contract id; those that take anything
  std::vector<MarkUp> mark_ups;  // by seller, region; none where all take prices as given
  std::vector<Netback> netbacks;
  std::map<std::string, std::vector<MarginalSource>> marginal;  // by benchmark node, most months first
  std::vector<Shortage> shortages;  // largest first
  std::vector<Ranged> ranges;  // only where asked for
  solve::Certificate certificate;  // worst of all solves behind this outcome
  int solve_count = 0;
  bool cold_resolve = false;
};

// Sums over the reported months, a year being twelve of them, for one seller or country.
struct SellerAccount {
  std::string seller;
  double export_twh = 0, export_revenue = 0;  // sold outside the seller's own nodes; million USD at the hub's price
  double home_twh = 0, home_revenue = 0;
  double lng_twh = 0;  // of the exports, by ship
  double mark_up =
      0;  // of the revenue, million USD: what buyers pay above the seller's cost since he counts on moving prices
};

// A contract over the reported months. paid - at_hub is what its formula moves from the buyer to the seller.
struct ContractAccount {
  std::string contract, seller, buyer;
  double twh = 0, paid = 0, at_hub = 0;  // million USD: at the formula, and at the price of the buyer's hub
};

// Shares are of gross inland consumption: what was bought from a seller, by whatever way and to burn or to store, over what
// was burnt. So they sum to 1 only where stocks end as they began. Gas drawn from stores inside the place was bought before
// and is left out; from stores outside it counts as seller:storage, net.
struct Dependence {
  std::string place;  // country or region, as it stood on the first reported day
  double consumption_twh = 0, import_cost = 0;  // imports x hub price, million USD
  std::map<std::string, double> share;  // by seller; seller:home = produced there
  double lng_share = 0;
  // Sum over all sellers of the square of a seller's share of all that was bought: 1 = a single one. What is produced in the
  // place is one seller of its own; seller:rest and seller:storage, which lump several, count as one each.
  double hhi = 0;
};

struct Accounts {
  std::vector<ContractAccount> contracts;
  std::vector<SellerAccount> sellers;
  std::vector<Dependence> places;
};

}  // namespace netback::market
