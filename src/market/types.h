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

struct Outcome {
  std::vector<Month> months;  // the reported months
  std::map<std::string, Series> price;        // by node, USD/MWh
  std::map<std::string, Series> consumption;  // by node
  std::map<std::string, Series> unserved;     // by node, only where some demand could not be served
  std::map<std::string, Series> production;   // by node
  std::map<std::string, std::map<std::string, Series>> sales;  // by node, seller: what is sold at the hub
  std::vector<PipeFlow> pipe_flows;           // non-zero ones, by pipe id, seller
  std::vector<LngFlow> lng_flows;             // non-zero ones
  std::map<std::string, Series> stock;        // by storage row, end of month
  std::map<std::string, Series> charter_rate; // by vessel, USD a day
  std::vector<Binding> bindings;              // strongest first
  solve::Certificate certificate;             // worst of all solves behind this outcome
  int solve_count = 0;
  bool cold_resolve = false;
};

// Sums over the reported months, a year being twelve of them, for one seller or country.
struct SellerAccount {
  std::string seller;
  double export_twh = 0, export_revenue = 0;  // sold outside the seller's own nodes; million USD at the hub's price
  double home_twh = 0, home_revenue = 0;
  double lng_twh = 0;                         // of the exports, by ship
};

struct Dependence {
  std::string place;                          // country or region
  double consumption_twh = 0, import_cost = 0;  // imports x hub price, million USD
  std::map<std::string, double> share;        // by seller, of what is sold there; seller:home = produced there
  double lng_share = 0;
};

struct Accounts {
  std::vector<SellerAccount> sellers;
  std::vector<Dependence> places;
};

}  // namespace netback::market
