// Questions the tables answer: who owns what, which things a description means, what state a thing is in on a day.
// Rows are taken as they stand: a run as of a day passes the world of `known_by`.
// Example: answer(world, {"refinery", "country:germany", "", "actor:rosneft", true}, day) -> three refineries.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "world/world.h"

namespace netback::world {

enum class AssetKind : std::uint8_t {
  pipeline_string,
  pipeline_system,
  liquefaction,
  regasification,
  storage,
  supply,
  refinery,
  field,
  strait,
};
const char* asset_kind_name(AssetKind kind);

struct Asset {
  AssetKind kind = AssetKind::supply;
  std::string id, name;
  Ids nodes;                 // market areas it touches; from, then to, for a pipeline
  Ids countries;             // where it stands
  Ids rows;                  // rows it is made of: the strings of a system, else itself
  double capacity_twh = 0;   // nameplate a year, of the greater direction; refineries and straits have none
  double latitude = 0;       // of the port of a plant, else of the first node
};
std::optional<Asset> find_asset(const World& world, std::string_view id);

// Does any table, pipeline system or policy bear this id?
bool knows_id(const World& world, std::string_view id);
// The name of a row of any table that has names; the id itself where there is none.
std::string name_of(const World& world, std::string_view id);
// The system of a pipeline string; empty for anything else.
std::string system_of(const World& world, std::string_view id);

struct Holding {
  std::string asset, owner;
  double share = 0;
};
// Owners of an asset on a day, sorted by id. A string without rows of its own has those of its system.
std::vector<Holding> owners(const World& world, std::string_view asset, Date day);
double share_of(const World& world, std::string_view asset, std::string_view owner, Date day);
// All actors below an actor in the chain of parents, sorted; without the actor itself.
Ids subsidiaries(const World& world, std::string_view actor, Date day);
// The actor, its parent, and so on upward.
Ids with_parents(const World& world, std::string_view actor);
// What an actor holds itself or through subsidiaries, sorted by asset, then owner.
std::vector<Holding> holdings(const World& world, std::string_view actor, Date day);

struct AssetQuery {
  std::string kind;  // refinery, pipeline, string, lng, terminal, storage, field, project; empty = project
  std::string country, region, owner;
  bool owner_is_subsidiary = false;
};
// Ids of the things meant, sorted; a project is a field, an LNG plant or a pipeline.
Ids answer(const World& world, const AssetQuery& query, Date day);

Ids countries_of(const World& world, std::string_view country_or_region);
Ids nodes_of(const World& world, std::string_view country_or_region);
// The same on a day: by the newest row of memberships that holds then, else as the row of the country says.
Ids countries_of(const World& world, std::string_view country_or_region, Date day);
Ids nodes_of(const World& world, std::string_view country_or_region, Date day);
// The country of a country, government, actor, seller or asset; empty when the tables name none.
std::string country_of(const World& world, std::string_view id);

// Ships of a class in service on a day: the newest row of vessel_fleets that holds, else the fleet of the class.
double fleet_on(const World& world, const Vessel& vessel, Date day);

// The base year a world known on a day stands on: that of its demand; 0 without any.
int base_year(const World& world);

// USD/MWh: mean reference price of the demand that answers to a price, else of all, else 1. What no table prices is scaled
// by it; it values boiled-off gas.
double mean_reference_price(const World& world);

// The row of asset_states that counts on a day, or null: exact id before system id, then latest known_from, then latest
// from.
const AssetState* state_on(const World& world, std::string_view asset, Date day);
// Usable share of nameplate; 1 where no row says otherwise. A month's is the mean over its days.
double asset_share(const World& world, std::string_view asset, Date day);
double asset_share(const World& world, std::string_view asset, Month month);

// Rows in force on a day that match; empty `kind` or `restrictor` matches all. `target` is a row, a policy, or a thing: a
// thing is hit by rows that bar it, its system, a controlling owner or that owner's parents, its country or region; a
// country by rows that bar itself, its sellers, its actors or things that stand in it. Rows of share 1 are conditions, not
// bars.
std::vector<const Restriction*> restrictions_on(const World& world, std::string_view target, std::string_view kind,
                                                std::string_view restrictor, Date day);

}  // namespace netback::world
