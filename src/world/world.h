// The open model of the world's gas trade: tables as loaded, units converted to TWh, ids checked. Immutable after loading.
// Example: auto loaded = load_world("data/world"); World then = known_by(loaded.world, Date{2025, 3, 14});
#pragma once
#include <array>
#include <cstdint>
#include <forward_list>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/alias_view.h"
#include "core/error.h"
#include "core/month.h"
#include "world/point.h"
#include "world/price_formula.h"
#include "world/row.h"

namespace netback::world {

using Ids = std::vector<std::string>;
using Monthly = std::array<double, 12>;  // January first

struct Country : Row {
  std::string name, iso3;
  Ids regions;
};
struct Region : Row { std::string name; };
// From a day on a country is a member of a region or no longer one, whatever its row in countries says.
struct Membership : Row {
  std::string country, region;
  bool is_member = true;
};
struct Node : Row {
  std::string name;
  Ids countries;
  double lat = 0, lon = 0;
  std::string seller;
};
// tracked: the label stays with the gas through the pipes; else it is named where it is landed and then is seller:rest.
struct Seller : Row {
  std::string name, country;
  bool tracked = true;
};
struct Balance : Row {
  std::string node;
  int year = 0;
  double production = 0, pipe_in = 0, pipe_out = 0, lng_in = 0, lng_out = 0, consumption = 0, stock_draw = 0;
  double statistical_difference = 0;  // TWh
};
// Gas piped in a base year, as booked in the balances. A place is a node, or a region whose nodes keep net figures.
struct Trade : Row {
  std::string from_node, to_place;
  int year = 0;
  double quantity = 0;  // TWh
};
struct Supply : Row {
  std::string node, shape;
  int base_year = 0;
  double production = 0, capacity = 0;                    // TWh a year
  double cash_cost = 0, base_cost = 0, wall_cost = 0;     // USD/MWh
  double minimum_share = 0;
};
struct Demand : Row {
  std::string node, sector, shape;
  int base_year = 0;
  double quantity = 0;         // TWh a year
  double elasticity = 0;       // <= 0, at the reference price
  double reference_price = 0;  // USD/MWh
  double unserved_cost = 0;    // USD/MWh
};
struct Shape : Row { Monthly share{}; };
struct Pipeline : Row {
  std::string name, system, from_node, to_node;
  double capacity = 0;  // TWh a year
  double loss = 0, tariff = 0;
  Ids sellers;
};
struct AssetState : Row {
  std::string asset, state;
  double share = 0;
};
struct Liquefaction : Row {
  std::string name, node, port, vessel;
  double capacity = 0;  // TWh of LNG a year
  double availability = 0, own_use = 0, cost = 0;
};
struct Regasification : Row {
  std::string name, node, port;
  double capacity = 0, cost = 0;
};
struct Storage : Row {
  std::string name, node;
  double working_gas_volume = 0;          // TWh
  double injection = 0, withdrawal = 0;   // TWh a day
  double cost = 0;
  bool is_one_site = false;  // else the stores of a country taken together
};
struct StorageLevel : Row {
  std::string storage;
  Date date;
  double level = 0;
};
struct StorageNorm : Row {
  std::string storage;
  Monthly share{};
};
using Line = std::vector<Point>;
// A port's point is its pilot station in open water. Ports of one area load as one place; empty: the port alone.
struct Port : Row {
  std::string name, country, area;
  double lat = 0, lon = 0;
  double berth = 0;  // nm from the pilot station to the berth: in the distance of its legs, not in their lines
};
// A stretch of sea between ports and sides of gates ("gate:suez-canal/a"), sailed both ways, with the straits it passes.
struct SeaLeg : Row {
  std::string from_point, to_point, zone;  // zone of ice; mostly none
  Ids gates;                               // straits
  double distance = 0;                     // nm
  Line line;                               // from the first point to the second; may be empty
};
// What the sea legs were laid with, offline: a way through narrow water, and the line from shore to shore that nothing else
// may cross.
struct SeaGate : Row {
  std::string strait;
  Line barrier, line;  // the line's first point is side a, its last side b
  double length = 0;   // nm: the line is drawn as it stands (a canal); 0 = a way over water is found along it
  std::string zone_a, zone_b;  // zone of ice of the water on either side
};
// Water the legs keep out of: shoals, the ice cap, the far south.
struct SeaBan : Row {
  std::string name;
  Line polygon;
};
// A published sailing distance, by which the network is judged.
struct SeaDistance : Row {
  std::string from_port, to_port;
  Ids gates;
  double distance = 0;
};
struct Strait : Row {
  std::string name, kind;
  double draft = 0, beam = 0;  // metres of ship that may pass; 0 = any
  double slots = 0;            // transits a day open to LNG carriers; 0 = not counted
  double delay = 0;            // days a passage
  bool closable = true;
};
// Million USD a transit of a strait; `low` and `high` are factors on both.
struct PassageCost : Row {
  std::string strait, vessel, kind;  // no vessel: every class
  double laden = 0, ballast = 0, low = 1, high = 1;
};
// A zone of ice as ships of an ice class find it in a calendar month. No row: not navigable.
struct Ice : Row {
  std::string zone, ice_class;
  int month = 1;
  double navigable = 0, navigable_low = 0, navigable_high = 0;  // share of the month
  double speed = 0, speed_low = 0, speed_high = 0;              // knots
  double detour = 1;                                            // sailed over shortest length
  double escort = 0;                                            // share of the miles behind an icebreaker
};
struct Vessel : Row {
  std::string name;
  double cargo = 0, speed = 0, boil_off = 0, fuel_cost = 0, port_days = 0, port_cost = 0, fleet = 0, utilisation = 0;
  double idle_cost = 0, tight_cost = 0;
  std::string ice_class = "none";
  double draft = 0, beam = 0;  // metres; 0 = fits everywhere
  double co2 = 0;              // t a day at sea
  double reference_hire = 0;   // USD a day, where no market is solved
};
// Emissions that ships must pay for: half of those of a voyage with one end in the region, all with both.
struct CarbonCharge : Row {
  std::string region, series;  // series of the price, EUR a tonne
  double share = 0;            // of emissions to surrender
};
// Ships of a class in a span of time: `fleet` of the class where no row holds.
struct VesselFleet : Row {
  std::string vessel;
  double ships = 0;
};
struct Contract : Row {
  std::string seller, buyer, route, basis;
  Ids destinations;     // where the buyer may also send it; empty = destination clause
  double quantity = 0;  // TWh a year
  double minimum_share = 0, maximum_share = 0;  // of a month's even part of the quantity
  double take_or_pay = 0, make_up = 0;          // of the quantity of a calendar year
  bool spot = false;    // the seller may sell more on the same way
  PriceFormula price;
};
// How far a seller counts on moving the price of a region when it sells more there (methods.md 3).
struct Conduct : Row {
  std::string seller, region;
  double theta = 0;       // 0 price taker, 1 Cournot
  double elasticity = 0;  // of demand as the seller sees it, below 0
  double forward = 0;     // share of its sales sold forward at fixed prices, which no price it moves can touch
};
// What calibration found the tables to be wrong by (docs/calibration.md). Positions (supply, demand, hire) are factors of
// the base year they were found in and hold for runs that stand on it (hire fades after it); costs and the habit of trade
// hold for all, as means over the years that asked for them.
struct Correction : Row {
  std::string kind;     // lng, pipe: USD/MWh; habit: share of the mean price; supply, demand, hire: factor
  std::string subject, partner;  // lng: places from and to; pipe, supply, demand, hire: row or place; habit: none
  int base_year = 0;
  double value = 0, cap = 0;
};
struct Restriction : Row {
  std::string restrictor, policy, kind, target, commodity, instrument, text_read;
  Ids buyers;
  double share = 0;
};
struct Actor : Row { std::string name, kind, country, parent, role; };
struct Stake : Row {
  std::string asset, owner;
  double share = 0;
};
struct Refinery : Row {
  std::string name, country;
  double capacity = 0, lat = 0, lon = 0;
};
struct Alias : Row { std::string alias, ref, language, kind; };
struct Source : Row {
  std::string title, publisher, licence, url;
  int year = 0;
};
struct Outlook : Row {
  std::string target, measure, vintage;
  int base_year = 0;  // of the figure that is multiplied; 0 = of whichever base year a run stands on
  int year = 0;
  double factor = 1;
};
// Quantities in TWh, prices in the unit written.
struct Observed : Row {
  std::string measure, subject, partner, unit;
  int year = 0;
  double value = 0;
};
struct Benchmark : Row { std::string name, node, unit; };
struct Price : Row {
  std::string series, unit;
  Month month;
  double value = 0;
};
// What a country burns on its coldest day in twenty years, GWh a day: the demand of EU 2017/1938, annex II.
struct PeakDemand : Row {
  std::string country;
  int year = 0;  // of the estimate
  double quantity = 0;
};
// What stakes, aliases or restrictions name and no table of the model holds: a field, a line, a store.
struct OtherAsset : Row { std::string name, country, region; };

// How demand gives way away from its reference price (model/demand_curve.h).
enum class DemandCurve : std::uint8_t { two_piece, linear, iso_elastic };

// Where the tables leave open how the market behaves: a run's switches, the same for every row.
struct Assumptions {
  DemandCurve demand_curve = DemandCurve::two_piece;
  double elasticity_factor = 1;  // of every demand row's elasticity
  friend bool operator==(const Assumptions&, const Assumptions&) = default;
};

struct World {
  Assumptions assumptions;
  std::vector<Country> countries;
  std::vector<Region> regions;
  std::vector<Membership> memberships;
  std::vector<Node> nodes;
  std::vector<Seller> sellers;
  std::vector<Balance> balances;
  std::vector<Trade> trade;
  std::vector<Supply> supply;
  std::vector<Demand> demand;
  std::vector<Shape> shapes;
  std::vector<Pipeline> pipelines;
  std::vector<AssetState> asset_states;
  std::vector<Liquefaction> liquefaction;
  std::vector<Regasification> regasification;
  std::vector<Storage> storage;
  std::vector<StorageLevel> storage_levels;
  std::vector<StorageNorm> storage_norms;
  std::vector<Port> ports;
  std::vector<SeaLeg> sea_legs;
  std::vector<SeaGate> sea_gates;
  std::vector<SeaBan> sea_bans;
  std::vector<SeaDistance> sea_distances;
  std::vector<Strait> straits;
  std::vector<PassageCost> passage_costs;
  std::vector<Ice> ice;
  std::vector<Vessel> vessels;
  std::vector<VesselFleet> vessel_fleets;
  std::vector<CarbonCharge> carbon_charges;
  std::vector<Contract> contracts;
  std::vector<Conduct> conduct;
  std::vector<Correction> corrections;
  std::vector<Restriction> restrictions;
  std::vector<Actor> actors;
  std::vector<Stake> stakes;
  std::vector<Refinery> refineries;
  std::vector<OtherAsset> assets;
  std::vector<Alias> aliases;
  std::vector<Source> sources;
  std::vector<Outlook> outlook;
  std::vector<Observed> observed;
  std::vector<Benchmark> benchmarks;
  std::vector<Price> prices;
  std::vector<PeakDemand> peak_demand;
  std::map<std::string, std::string> row_hashes;  // "table/id" -> hash of the row as written
};

// Calls f(name, rows) for every table, in the fixed order above: filters, hashes and checks are written once.
template <class W, class F>
void for_each_table(W& world, F&& f) {
  f("countries", world.countries), f("regions", world.regions), f("memberships", world.memberships);
  f("nodes", world.nodes), f("sellers", world.sellers);
  f("balances", world.balances), f("trade", world.trade), f("supply", world.supply), f("demand", world.demand),
      f("shapes", world.shapes);
  f("pipelines", world.pipelines), f("asset_states", world.asset_states), f("liquefaction", world.liquefaction);
  f("regasification", world.regasification), f("storage", world.storage), f("storage_levels", world.storage_levels);
  f("storage_norms", world.storage_norms), f("ports", world.ports), f("sea_legs", world.sea_legs);
  f("sea_gates", world.sea_gates), f("sea_bans", world.sea_bans), f("sea_distances", world.sea_distances);
  f("straits", world.straits), f("passage_costs", world.passage_costs), f("ice", world.ice);
  f("vessels", world.vessels), f("vessel_fleets", world.vessel_fleets), f("carbon_charges", world.carbon_charges);
  f("contracts", world.contracts), f("conduct", world.conduct), f("corrections", world.corrections);
  f("restrictions", world.restrictions);
  f("actors", world.actors), f("stakes", world.stakes), f("refineries", world.refineries), f("assets", world.assets);
  f("aliases", world.aliases), f("sources", world.sources), f("outlook", world.outlook), f("observed", world.observed);
  f("benchmarks", world.benchmarks), f("prices", world.prices), f("peak_demand", world.peak_demand);
}

struct Loaded {
  World world;
  std::vector<Finding> findings;  // every fault at once, each with file:line and what to do
  bool usable() const;            // no finding is an error
};

// Reads every table that stands in the folder; a table that is missing is empty. Rows end up sorted by id.
// Fails only when the folder itself cannot be read or has no nodes.csv.
Result<Loaded> load_world(const std::string& folder);

// What reading a page needs, without checks across tables: names by id, as places in the file's bytes, and the tables that
// answer a description of a kind ("refinery", "lng", ... as in AssetQuery).
struct NameTable {
  std::vector<AliasView> names;
  std::string bytes;
  std::forward_list<std::string> unquoted;  // fields that held doubled quotes
};
// Those known on `day`; all without it.
Result<std::shared_ptr<NameTable>> load_names(const std::string& folder, std::optional<Date> day);
Result<Loaded> load_assets(const std::string& folder, std::string_view kind);
// Ports, gates, bans and legs alone, unchecked against other tables: what the builder of the sea network works on.
Result<Loaded> load_sea(const std::string& folder);

// Whether sellers take prices as given, or those of `conduct` count on moving them.
enum class Behaviour : std::uint8_t { competitive, oligopoly };

// The world without the rows that were not yet public on `day`, and with the newest base year alone of those known: the only
// way a run as of a day may see it. Competitive: without the rows of `conduct`, which is all that sets the two apart.
World known_by(const World& world, Date day, Behaviour behaviour = Behaviour::competitive);

// Hash of all rows of a world, sorted by table and id: names the data a result was made from.
std::string world_hash(const World& world);

}  // namespace netback::world
