// Which row and which column of the linear program means what. Fixed per world, months and events: a future never moves it.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "model/timeline.h"
#include "route/voyage.h"
#include "scenario/event.h"
#include "world/world.h"

namespace netback::model {

enum class ColKind : std::uint8_t {
  production,      // item: supply row, step: segment
  spill,           // item: node
  flow,            // item: pipeline row, seller
  sale,            // item: node, seller: pool of a seller's gas -> hub
  resale,          // item: node: hub -> pool of the node's own seller (gas bought to be liquefied)
  lng,             // item: voyage, seller; month: of loading
  afloat,          // item: voyage, seller: on its way when the run begins, lands in its first month
  departing,       // item: voyage, seller: loaded in the last month, lands after it
  landed_sale,     // item: node, seller: landed gas -> hub, where gas of that seller may be barred by pipe alone
  demand,          // item: node, step: block
  injection,
  withdrawal,
  withdrawal_out,
  stock,  // item: storage row
  habit,           // item: pair of places, step: tier
  final_stock,     // item: storage row, step: tier of worth; at the end, and at the ends of winters before
  ship_days,       // item: vessel row, step: step of the charter curve
  contract_take,       // item: contract row: what is nominated
  contract_spot,       // item: contract row: what the seller sells beside it on the same way
  contract_make_up,    // item: contract row; month: last of a year: paid for in it, taken in the next
  contract_shortfall,  // item: contract row: what is not taken of the minimum
  power,    // item: conduct row, step: what a seller sells in his region, by what he thinks it costs him
  retrade,  // item: node, seller: bought at the hub to be moved on
};
enum class RowKind : std::uint8_t {
  hub,             // item: node; its dual is the price
  pool,            // item: node, seller
  pipe,            // item: pipeline row
  liquefaction,    // item: export place
  regasification,  // item: import place
  landed,          // item: node, seller
  ship_days,       // item: vessel row
  transits,        // item: strait row
  stock,           // item: storage row
  withdrawal_rate,
  withdrawal_curve,
  final_stock,
  contract,        // item: contract row: what flows is what is nominated or sold beside it
  cargo_cover,     // item: cargo cover: cargoes to a set of places carry what contracts for these alone nominate
  take_or_pay,     // item: contract row; month: last of a calendar year
  habit,           // item: pair of places
  flow_limit,      // item: event
  conduct,         // item: conduct row: the seller's sales in the region; its dual is minus his mark-up
};

inline constexpr std::size_t kColKinds = 23, kRowKinds = 18;
inline constexpr std::uint16_t kNoSeller = 0xFFFF;

// `month` counts the timeline's periods: months, and seasons at the end of a long run.
struct ColInfo {
  ColKind kind;
  std::uint16_t month = 0, seller = kNoSeller, step = 0;
  std::uint32_t item = 0;
};
struct RowInfo {
  RowKind kind;
  std::uint16_t month = 0, seller = kNoSeller;
  std::uint32_t item = 0;
};

// Plants of one node, vessel class and area load as one place.
struct ExportPlace {
  std::size_t node = 0, vessel = 0;
  std::string port;
  std::vector<std::size_t> plants;  // rows of liquefaction
  double cost = 0;                  // USD/MWh, capacity-weighted
};
// Terminals of one node unload as one place.
struct ImportPlace {
  std::size_t node = 0;
  std::string port;
  std::vector<std::size_t> terminals;
  double cost = 0;
};
// One way from an export place to an import place.
struct VoyageArc {
  std::size_t from = 0, to = 0;  // export place, import place
  route::Passage passage;
  std::vector<std::size_t> straits;     // rows of those passed
  std::vector<route::Voyage> voyage;    // by period of loading
  bool is_long = false;  // a cargo lands in the month after the one it is loaded in; mean of the months it is open
  double correction = 0;   // USD/MWh, from corrections.csv
  std::optional<std::size_t> habit;  // the pair of the known pattern of trade it belongs to
  double id_fraction = 0;  // of its ports and gates: tells ways of equal cost apart

  const route::Voyage& in(int t) const { return voyage[static_cast<std::size_t>(t)]; }
  // That of the nearest period in which it is open; before the run, of the first.
  const route::Voyage& near(int t) const;
};

// A region in which a seller counts on moving the price (model/conduct.h).
struct ConductMarket {
  std::size_t row = 0, seller = 0;
  std::vector<bool> in_force;                      // by period
  std::vector<bool> holds;                         // by node: of the region and not the seller's home
  double reference_sales = 0, most_sales = 0;      // TWh a year
  std::uint16_t step_count = 1;  // of the linear form, between what is sold forward and the open last one
};

// Index structure over the world that every constraint shares.
struct Network {
  std::vector<ExportPlace> exports;
  std::vector<ImportPlace> imports;
  std::vector<VoyageArc> voyages;
  std::vector<std::size_t> node_seller;  // own seller of each node
  std::vector<std::size_t> label;  // by seller: the label its gas carries in pools
  std::vector<std::vector<bool>> reach;  // [node][label]: such gas can get there
  std::vector<std::size_t> stored_label;  // label of gas drawn from the node's storage to be moved on
  std::vector<bool> direct;  // node without way out: all gas enters the hub at once
  std::vector<std::vector<std::size_t>> supplies, demands, storages, out_pipes, in_pipes;  // rows by node
  std::vector<std::vector<bool>> landed;  // [node][label]: landed gas is told from gas by pipe, since a ban may tell them
  std::vector<std::vector<std::pair<std::size_t, int>>> pipe_habits;  // by pipeline row: pair of the pattern, and 1 or -1
  std::vector<double> pipe_correction;  // USD/MWh by pipeline row, from corrections.csv
  std::vector<bool> retrades;  // by node: whoever wishes may buy at the hub and move the gas on
  std::vector<ConductMarket> conduct;
  std::vector<bool> sails;  // by vessel row: some plant loads ships of the class
  std::size_t storage_seller = 0, rest_seller = 0;
  double mean_price = 1;  // USD/MWh, mean reference price of demand that answers to a price: scales what no table prices
};
Network make_network(const world::World& world, const std::vector<scenario::Event>& events, const Timeline& timeline);

struct Range { std::int32_t begin = 0, end = 0; };

// Cargoes on long voyages as the run begins and as it ends, TWh by voyage: the world neither begins nor ends with the run.
// Given, not chosen: a cargo that costs nothing to load, or that need not land, would be the best of all.
struct Cargoes {
  std::vector<double> afloat, departing;  // empty = none
};
// The same by places and gates: the ways of another run's months need not be those of this one's.
struct Cargo {
  std::size_t from = 0, to = 0;  // export place, import place
  std::set<std::string> gates;
  double twh = 0;
};
struct GivenCargoes { std::optional<std::vector<Cargo>> afloat, departing; };
Cargoes on_voyages(const Network& network, const GivenCargoes& given);

// Two places of the known pattern of trade: by sea, by pipe one way, or net over a border.
struct HabitPair {
  std::string from_place, to_place;
  double twh = 0;  // in the known year
  bool is_net = false;
  double room = 0;  // TWh a year: more than flows in any state
};

// Contracts by sea that are served by some of these voyages and no other. Cargoes of the voyages must carry at least what
// they nominate together, so that no cargo serves two of them (Hall's condition: exact where destinations are nested, as one
// place in Europe in the world are).
struct CargoCover { std::vector<std::size_t> voyages, contracts; };

// A contract by sea all of whose ways are long: what its minimum asks for in the last month beyond what leaves anyway
// (`departing`, TWh) leaves on the first of them.
struct LastLoading {
  std::size_t contract = 0, voyage = 0;
  double departing = 0;
};

// The linear program of a world, its rows and columns by meaning. Rows and columns of a kind stand together.
struct Layout {
  const world::World* world = nullptr;
  Timeline timeline;
  std::vector<scenario::Event> events;  // the market-moving ones; their positions are those of State::flow_limit
  Network network;
  Cargoes cargoes;
  std::vector<CargoCover> cargo_covers;
  std::vector<LastLoading> last_loadings;
  std::vector<HabitPair> habits;
  int habit_year = 0;  // the known year
  std::vector<double> contract_room;   // TWh a year by contract: more than its way can carry in any state
  std::vector<double> contract_wedge;  // USD/MWh by contract x period (model/contract_price.h)
  std::vector<ColInfo> cols;
  std::vector<RowInfo> rows;
  std::vector<Range> col_range, row_range;  // by kind
  // By node and step of its demand columns: worth what going without costs a sector, so that what is missing of it counts as
  // unserved whatever is bid for it.
  std::vector<std::vector<bool>> is_last_resort;

  const Range& of(ColKind kind) const { return col_range[static_cast<std::size_t>(kind)]; }
  const Range& of(RowKind kind) const { return row_range[static_cast<std::size_t>(kind)]; }
};

// Where what is loaded in period t lands: of a month's cargoes on a long voyage all in the next, of a season's the last
// sixth.
struct Landing {
  int period = 0;
  double share = 0;
};
std::array<Landing, 2> landings(const Timeline& line, const VoyageArc& arc, int t);

}  // namespace netback::model
