#include "world/tables.h"

#include "core/units.h"

namespace netback::world {
namespace {

constexpr double kAnyCost = 5000;     // USD/MWh, USD million: beyond it a unit is wrong
constexpr double kAnyAmount = 1e5;    // TWh a year: the world burns 46,000
constexpr int kFirstYear = 1990, kLastYear = 2060;

Monthly months(Cells& c, double least, double most) {
  Monthly values{};
  for (std::size_t m = 0; m < 12; ++m) {
    const char digits[] = {'m', static_cast<char>('0' + (m + 1) / 10), static_cast<char>('0' + (m + 1) % 10), 0};
    values[m] = c.number(digits, least, most);
  }
  return values;
}

void place(Cells& c, double& lat, double& lon) {
  lat = c.number("lat", -90, 90);
  lon = c.number("lon", -180, 180);
}

}  // namespace

void read_row(Cells& c, Country& r) { r.name = c.text("name"), r.iso3 = c.text("iso3"), r.regions = c.ids("regions"); }
void read_row(Cells& c, Region& r) { r.name = c.text("name"); }
void read_row(Cells& c, Membership& r) {
  r.country = c.id("country"), r.region = c.id("region"), r.is_member = c.word("is_member", {"yes", "no"}) == "yes";
}
void read_row(Cells& c, Node& r) {
  r.name = c.text("name"), r.countries = c.ids("countries"), r.seller = c.id("seller");
  place(c, r.lat, r.lon);
}
void read_row(Cells& c, Seller& r) {
  r.name = c.text("name"), r.country = c.optional_id("country");
  r.tracked = c.word("tracked", {"yes", "no"}) == "yes";
}
void read_row(Cells& c, Balance& r) {
  r.node = c.id("node"), r.year = c.integer("year", kFirstYear, kLastYear);
  r.production = c.number("production", 0, kAnyAmount), r.pipe_in = c.number("pipe_in", 0, kAnyAmount);
  r.pipe_out = c.number("pipe_out", 0, kAnyAmount), r.lng_in = c.number("lng_in", 0, kAnyAmount);
  r.lng_out = c.number("lng_out", 0, kAnyAmount), r.consumption = c.number("consumption", 0, kAnyAmount);
  r.stock_draw = c.number("stock_draw", -kAnyAmount, kAnyAmount);
  r.statistical_difference = c.number("statistical_difference", -kAnyAmount, kAnyAmount);
}
void read_row(Cells& c, Trade& r) {
  r.from_node = c.id("from_node"), r.to_place = c.id("to_place"), r.year = c.integer("year", kFirstYear, kLastYear);
  r.quantity = c.twh("quantity", "unit");
}
void read_row(Cells& c, Supply& r) {
  r.node = c.id("node"), r.shape = c.optional_id("shape"), r.base_year = c.integer("base_year", kFirstYear, kLastYear);
  r.production = c.twh("production", "unit"), r.capacity = c.twh("capacity", "unit");
  r.cash_cost = c.number("cash_cost", 0, kAnyCost), r.base_cost = c.number("base_cost", 0, kAnyCost);
  r.wall_cost = c.number("wall_cost", 0, kAnyCost), r.minimum_share = c.number("minimum_share", 0, 1);
  if (r.capacity < r.production)
    c.fault("capacity below production", "Capacity is what the fields could deliver: raise it.");
  if (r.cash_cost > r.base_cost || r.base_cost > r.wall_cost)
    c.fault("costs do not rise", "Order them: cash_cost <= base_cost <= wall_cost.");
}
void read_row(Cells& c, Demand& r) {
  r.node = c.id("node"), r.sector = c.word("sector", {"buildings", "industry", "power", "own_use"});
  r.base_year = c.integer("base_year", kFirstYear, kLastYear), r.quantity = c.twh("quantity", "unit");
  r.elasticity = c.number("elasticity", -3, 0), r.reference_price = c.number("reference_price", 0, kAnyCost);
  r.shape = c.id("shape"), r.unserved_cost = c.number("unserved_cost", 0, kAnyCost);
  if (r.quantity < 0) c.fault("negative demand", "Write the use as a positive quantity.");
  if (r.elasticity < 0 && !(r.reference_price > 0))
    c.fault("an elasticity without a reference price", "Give the price at which the quantity was used.");
}
void read_row(Cells& c, Shape& r) {
  r.share = months(c, 0, 1);
  double sum = 0;
  for (const double share : r.share) sum += share;
  if (sum < 0.995 || sum > 1.005) c.fault("monthly shares do not sum to 1", "Scale m01..m12 so that they sum to 1.");
}
void read_row(Cells& c, Pipeline& r) {
  r.name = c.text("name"), r.system = c.id("system"), r.from_node = c.id("from_node"), r.to_node = c.id("to_node");
  r.capacity = c.twh("capacity", "unit"), r.loss = c.number("loss", 0, 0.3), r.tariff = c.number("tariff", 0, 200);
  r.sellers = c.ids("sellers");
  if (r.capacity < 0) c.fault("negative capacity", "Write a capacity of 0 or more.");
  if (r.from_node == r.to_node) c.fault("a line from a node to itself", "Give two nodes.");
}
void read_row(Cells& c, AssetState& r) {
  r.asset = c.id("asset");
  r.state = c.word("state", {"operating", "damaged", "idle", "not_certified", "closed", "restricted", "planned", "ramp"});
  r.share = c.number("share", 0, 1.5);
}
void read_row(Cells& c, Liquefaction& r) {
  r.name = c.text("name"), r.node = c.id("node"), r.port = c.id("port"), r.vessel = c.id("vessel");
  r.capacity = c.number("capacity", 0, 200) * units::kTwhPerMtLng, r.availability = c.number("availability", 0, 1.5);
  r.own_use = c.number("own_use", 0, 0.3), r.cost = c.number("cost", 0, 100);
}
void read_row(Cells& c, Regasification& r) {
  r.name = c.text("name"), r.node = c.id("node"), r.port = c.id("port");
  r.capacity = c.twh("capacity", "unit"), r.cost = c.number("cost", 0, 100);
}
void read_row(Cells& c, Storage& r) {
  r.name = c.text("name"), r.node = c.id("node"), r.working_gas_volume = c.number("working_gas_volume", 0, 5000);
  r.injection = c.number("injection", 0, 1e5) / 1000,
  r.withdrawal = c.number("withdrawal", 0, 1e5) / 1000;  // GWh/d to TWh/d
  r.cost = c.number("cost", 0, 100), r.is_one_site = c.word("is_one_site", {"yes", "no"}) == "yes";
}
void read_row(Cells& c, StorageLevel& r) {
  r.storage = c.id("storage"), r.date = c.date("date"), r.level = c.number("level", 0, 5000);
}
void read_row(Cells& c, StorageNorm& r) { r.storage = c.id("storage"), r.share = months(c, 0, 1); }
void read_row(Cells& c, Contract& r) {
  r.seller = c.id("seller"), r.buyer = c.id("buyer"), r.route = c.id("route"), r.quantity = c.twh("quantity", "unit");
  r.destinations = c.ids("destinations"), r.spot = c.word("spot", {"yes", "no"}) == "yes";
  r.minimum_share = c.number("minimum_share", 0, 2), r.maximum_share = c.number("maximum_share", 0, 100);
  r.take_or_pay = c.number("take_or_pay", 0, 2), r.make_up = c.number("make_up", 0, 1);
  r.basis = c.word("basis", {"contract", "policy", "fit"});
  if (auto formula = parse_price_formula(c.optional_text("price_formula")))
    r.price = std::move(*formula);
  else
    c.fault("price_formula: " + formula.error().what, formula.error().fix);
  if (r.minimum_share > r.maximum_share) c.fault("minimum_share above maximum_share", "Swap or correct them.");
  if (r.take_or_pay > r.maximum_share) c.fault("take_or_pay above maximum_share", "Correct one of them.");
}
void read_row(Cells& c, Conduct& r) {
  r.seller = c.id("seller"), r.region = c.id("region"), r.theta = c.number("theta", 0, 1);
  r.elasticity = c.number("elasticity", -10, -0.01), r.forward = c.number("forward", 0, 1);
}
void read_row(Cells& c, Correction& r) {
  r.kind = c.word("kind", {"lng", "pipe", "habit", "supply", "liquefaction", "demand", "hire"});
  r.subject = c.optional_id("subject"), r.partner = c.optional_id("partner");
  r.base_year = c.integer("base_year", kFirstYear, kLastYear);
  r.value = c.number("value", -kAnyCost, kAnyCost), r.cap = c.number("cap", 0, kAnyCost);
}
void read_row(Cells& c, Restriction& r) {
  r.restrictor = c.id("restrictor"), r.policy = c.id("policy"), r.target = c.id("target");
  r.kind = c.word("kind", {"trade_flow", "asset_use", "investment", "service"});
  r.buyers = c.ids("buyer"), r.commodity = c.optional_id("commodity"), r.share = c.number("share", 0, 1);
  r.instrument = c.text("instrument"), r.text_read = c.word("text_read", {"yes", "no"});
}
void read_row(Cells& c, Actor& r) {
  r.name = c.text("name"), r.kind = c.word("kind", {"company", "government", "person", "outlet", "organisation"});
  r.country = c.optional_id("country"), r.parent = c.optional_id("parent"), r.role = c.optional_text("role");
}
void read_row(Cells& c, Stake& r) { r.asset = c.id("asset"), r.owner = c.id("owner"), r.share = c.number("share", 0, 1); }
void read_row(Cells& c, Refinery& r) {
  r.name = c.text("name"), r.country = c.id("country"), r.capacity = c.number("capacity", 0, 100);
  place(c, r.lat, r.lon);
}
void read_row(Cells& c, OtherAsset& r) {
  r.name = c.text("name"), r.country = c.id("country"), r.region = c.optional_id("region");
}
void read_row(Cells& c, Alias& r) {
  r.alias = c.text("alias"), r.ref = c.id("ref"), r.language = c.word("language", {"en", "de", "ru-latn"});
  r.kind = c.word("kind", {"name", "short", "demonym", "metonym", "description", "acronym"});
}
void read_row(Cells& c, Source& r) {
  r.title = c.text("title"), r.publisher = c.text("publisher"), r.licence = c.text("licence");
  r.url = c.optional_text("url"), r.year = c.integer("year", 1800, kLastYear);
}
void read_row(Cells& c, Outlook& r) {
  r.target = c.id("target"), r.measure = c.word("measure", {"supply_capacity", "supply_production", "demand"});
  r.base_year = c.integer("base_year", kFirstYear, kLastYear);
  r.year = c.integer("year", kFirstYear, kLastYear), r.factor = c.number("factor", 0, 20), r.vintage = c.text("vintage");
}
void read_row(Cells& c, Observed& r) {
  r.measure = c.word("measure", {"price", "lng_export", "lng_import", "export", "pipe_flow", "pipe_export", "pipe_import",
                                 "consumption", "production", "lng_trade", "pipe_trade", "border_flow", "corridor",
                                 "corridor_to_september", "stock_1_april", "stock_1_october"});
  r.subject = c.id("subject"), r.partner = c.optional_id("partner"), r.year = c.integer("year", kFirstYear, kLastYear);
  r.value = c.number("value", 0, kAnyAmount), r.unit = c.word("unit", {"usd_per_mmbtu", "bcm_ei", "bcm", "twh"});
  if (r.measure != "price") r.value *= units::twh_per(r.unit).value_or(1), r.unit = "twh";
}
void read_row(Cells& c, Benchmark& r) {
  r.name = c.text("name"), r.node = c.id("node"), r.unit = c.word("unit", {"eur_per_mwh", "usd_per_mmbtu"});
}
void read_row(Cells& c, Price& r) {
  r.series = c.id("series"), r.unit = c.text("unit"), r.value = c.number("value", 0, 1e6),
  r.month = Month::of(c.date("month"));
}
void read_row(Cells& c, PeakDemand& r) {
  r.country = c.id("country"), r.year = c.integer("year", kFirstYear, kLastYear);
  r.quantity = c.number("quantity", 0, 1e5), c.word("unit", {"gwh_per_day"});
}

}  // namespace netback::world
