// The market's constraints, one file each. add_* lays rows and columns once; bound_* writes every bound and cost that a
// state decides, so that build and patch share one source of truth.
#pragma once
#include "model/builder.h"
#include "model/lookup.h"
#include "model/state.h"

namespace netback::model {

// A tiny cost by id keeps flows of equal cost in one place on every machine (methods.md 12); USD/MWh, below 5e-5 of the
// mean price, as everything that no table prices scales with it.
double tie_break(const Network& net, double id_fraction);
double tie_break(const Network& net, const std::string& id);
// What a second-best way of the same gas costs more, so that the plain one is taken: ten times the largest tie-break.
double detour_cost(const Network& net);

// sum of sales + withdrawal = demand + injection + resale + statistical difference      (hub; dual = price)
// output + inflow + landed LNG = sale + outflow + liquefied                              (pool of one seller's gas)
void add_balance_rows(Builder& b);
void bound_balance(const Layout& l, const State& s, solve::LinearProgram& p);

void add_supply(Builder& b);
void bound_supply(const Layout& l, const State& s, solve::LinearProgram& p);

// What each demand row of a node uses in a period at its reference price, TWh.
std::vector<double> period_use(const Layout& l, const State& s, const Index& shapes, std::size_t node, int t);
// What buyers of a node offer for gas that is worth so much to them: its worth less the tax on use, and no more than a price
// cap. An expected cap counts in proportion.
double bid(const Network& net, const State& s, std::size_t node, int t, double worth);
void add_demand(Builder& b);
void bound_demand(const Layout& l, const State& s, solve::LinearProgram& p);

// At a node without way out all gas is sold as it comes in, and pays there what a sale pays; USD/MWh of that gas.
double tax_on_entry(const Layout& l, const State& s, std::size_t node, std::size_t seller, int t);
void add_sale(Builder& b);
void bound_sale(const Layout& l, const State& s, solve::LinearProgram& p);

void add_pipeline_rows(Builder& b);
void add_pipeline(Builder& b);
void bound_pipeline(const Layout& l, const State& s, solve::LinearProgram& p);

void add_contract_rows(Builder& b);
void add_contract(Builder& b);
void bound_contract(const Layout& l, const State& s, solve::LinearProgram& p);

// Contracts by sea beside which the seller may sell more are held by covers, the others each by a row of its own.
bool is_covered(const world::World& world, const world::Contract& contract);
// The contracts that cargoes on a voyage may serve, by row.
std::vector<std::vector<std::size_t>> contracts_by_voyage(const Layout& l);
std::vector<CargoCover> cargo_covers(const Layout& l);
void add_cargo_cover_rows(Builder& b);
void bound_cargo_cover(const Layout& l, const State& s, solve::LinearProgram& p);

void add_conduct_rows(Builder& b);
void add_conduct(Builder& b);
void bound_conduct(const Layout& l, const State& s, solve::LinearProgram& p);

void add_flow_limit_rows(Builder& b);
void bound_flow_limit(const Layout& l, const State& s, solve::LinearProgram& p);

// loaded <= what the plants liquefy; landed <= what the terminals send out; a cargo on a long voyage lands a month later
// What events add to the cost of a voyage at the straits it passes, USD/MWh.
double added_at_straits(const Layout& l, const State& s, const VoyageArc& arc, int t);
void add_lng_rows(Builder& b);
void add_lng(Builder& b);
void bound_lng(const Layout& l, const State& s, solve::LinearProgram& p);

// cargoes through a canal that counts ships, laden and back <= its slots; dual = price of a slot
void add_transits_rows(Builder& b);
// Transits a TWh on that voyage takes.
double transits_per_twh(const Layout& l, const VoyageArc& arc);
void bound_transits(const Layout& l, const State& s, solve::LinearProgram& p);

void add_ship_days_rows(Builder& b);
void add_ship_days(Builder& b);
void bound_ship_days(const Layout& l, const State& s, solve::LinearProgram& p);

// Pairs of the newest known year's trade, and that year; none where no habit is set.
std::vector<HabitPair> habit_pairs(const world::World& world, Network& net, int& year);
void add_habit_rows(Builder& b);
void add_habit(Builder& b);
// What a cargo outside the pattern costs more, USD/MWh.
double habit_cost(const Layout& l, const VoyageArc& arc, int t);
void bound_habit(const Layout& l, const State& s, solve::LinearProgram& p);

void add_storage_rows(Builder& b);
void add_storage(Builder& b);
void bound_storage(const Layout& l, const State& s, solve::LinearProgram& p);

}  // namespace netback::model
