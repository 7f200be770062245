// Tables of the sea: ports, legs, straits, ice and ships.
#include "world/tables.h"

namespace netback::world {
namespace {

constexpr double kAnyDistance = 25'000;  // nm: half way round the world and back
constexpr double kAnyDraft = 40, kAnyBeam = 100;  // metres, beyond any ship

}  // namespace

void read_row(Cells& c, Port& r) {
  r.name = c.text("name"), r.country = c.id("country"), r.area = c.optional_id("area");
  r.lat = c.number("lat", -90, 90), r.lon = c.number("lon", -180, 180);
  r.berth = c.optional_number("berth", 0, 200, 0);
}
void read_row(Cells& c, SeaLeg& r) {
  r.from_point = c.id("from_point"), r.to_point = c.id("to_point"), r.gates = c.ids("gates");
  r.zone = c.optional_id("zone"), r.distance = c.number("distance", 0, kAnyDistance), r.line = c.points("line");
  if (r.from_point == r.to_point) c.fault("a leg from a point to itself", "Give two points.");
}
void read_row(Cells& c, SeaGate& r) {
  r.strait = c.optional_id("strait"), r.barrier = c.points("barrier"), r.line = c.points("line");
  r.length = c.optional_number("length", 0, kAnyDistance, 0);
  r.zone_a = c.optional_id("zone_a"), r.zone_b = c.optional_id("zone_b");
  if (r.line.size() < 2) c.fault("a gate without a line", "Give the points from side a to side b as 'lat lon;lat lon'.");
}
void read_row(Cells& c, SeaBan& r) {
  r.name = c.text("name"), r.polygon = c.points("polygon");
  if (r.polygon.size() < 3)
    c.fault("a polygon of fewer than three points", "Give its corners as 'lat lon;lat lon;lat lon'.");
}
void read_row(Cells& c, SeaDistance& r) {
  r.from_port = c.id("from_port"), r.to_port = c.id("to_port"), r.gates = c.ids("gates");
  r.distance = c.number("distance", 1, kAnyDistance);
}
void read_row(Cells& c, Strait& r) {
  r.name = c.text("name"), r.kind = c.word("kind", {"strait", "canal", "cape", "sea_route"});
  r.draft = c.optional_number("draft", 0, kAnyDraft, 0), r.beam = c.optional_number("beam", 0, kAnyBeam, 0);
  r.slots = c.optional_number("slots", 0, 100, 0), r.delay = c.number("delay", 0, 60);
  r.closable = c.word("closable", {"yes", "no"}) == "yes";
}
void read_row(Cells& c, PassageCost& r) {
  r.strait = c.id("strait"), r.vessel = c.optional_id("vessel");
  r.kind = c.word("kind", {"toll", "booking", "escort", "war_risk"});
  r.laden = c.number("laden", 0, 50), r.ballast = c.number("ballast", 0, 50);
  r.low = c.number("low", 0, 1), r.high = c.number("high", 1, 100);
}
void read_row(Cells& c, Ice& r) {
  r.zone = c.id("zone"), r.ice_class = c.word("ice_class", {"none", "arc4", "arc7"}), r.month = c.integer("month", 1, 12);
  r.navigable = c.number("navigable", 0, 1), r.navigable_low = c.number("navigable_low", 0, 1);
  r.navigable_high = c.number("navigable_high", 0, 1);
  r.speed = c.number("speed", 0, 40), r.speed_low = c.number("speed_low", 0, 40);
  r.speed_high = c.number("speed_high", 0, 40);
  r.detour = c.number("detour", 1, 3), r.escort = c.number("escort", 0, 1);
  if (!(r.speed_low > 0)) c.fault("a speed of 0", "Write the speed at which such a ship would make way; navigable says if.");
  if (r.speed_low > r.speed || r.speed > r.speed_high)
    c.fault("speeds do not rise", "Order them: speed_low <= speed <= speed_high.");
  if (r.navigable_low > r.navigable || r.navigable > r.navigable_high)
    c.fault("shares do not rise", "Order them: navigable_low <= navigable <= navigable_high.");
}
void read_row(Cells& c, Vessel& r) {
  r.name = c.text("name"), r.cargo = c.number("cargo", 0.01, 5), r.speed = c.number("speed", 1, 40);
  r.boil_off = c.number("boil_off", 0, 0.01), r.fuel_cost = c.number("fuel_cost", 0, 1e6);
  r.port_days = c.number("port_days", 0, 60), r.port_cost = c.number("port_cost", 0, 10),
  r.fleet = c.number("fleet", 0, 5000);
  r.utilisation = c.number("utilisation", 0, 1), r.idle_cost = c.number("idle_cost", 0, 1e6);
  r.tight_cost = c.number("tight_cost", 0, 2e6);
  r.ice_class = c.word("ice_class", {"none", "arc4", "arc7"});
  r.draft = c.optional_number("draft", 0, kAnyDraft, 0), r.beam = c.optional_number("beam", 0, kAnyBeam, 0);
  r.co2 = c.number("co2", 0, 5000), r.reference_hire = c.number("reference_hire", 0, 1e6);
  if (r.tight_cost < r.idle_cost) c.fault("tight_cost below idle_cost", "The charter rate rises with use: swap them.");
}
void read_row(Cells& c, VesselFleet& r) { r.vessel = c.id("vessel"), r.ships = c.number("ships", 0, 5000); }
void read_row(Cells& c, CarbonCharge& r) {
  r.region = c.id("region"), r.share = c.number("share", 0, 1), r.series = c.id("series");
}

}  // namespace netback::world
