// The parts of query.h that join several tables: descriptions, and which restrictions hit a thing.
#include <algorithm>
#include <set>

#include "world/query.h"

namespace netback::world {
namespace {

// The Arctic is a latitude, not a set of countries: Russia as a whole is no more Arctic than Canada. Polar circle, 66 deg 34
// min.
constexpr std::string_view kArctic = "region:arctic";
constexpr double kPolarCircle = 66.56;
// An owner of half or more carries its restrictions to what it owns (the 50 % rule of US and EU sanctions law).
constexpr double kControl = 0.5;

bool contains(const Ids& ids, std::string_view id) { return std::ranges::find(ids, id) != ids.end(); }

bool stands_in(const World& world, const Asset& asset, const AssetQuery& query) {
  if (!query.country.empty() && !contains(asset.countries, query.country)) return false;
  if (query.region.empty()) return true;
  if (asset.kind == AssetKind::field)
    for (const OtherAsset& row : world.assets)
      if (row.id == asset.id && !row.region.empty()) return row.region == query.region;
  if (query.region == kArctic) return asset.latitude >= kPolarCircle;
  const Ids countries = countries_of(world, query.region);
  return std::ranges::any_of(asset.countries, [&](const std::string& id) { return contains(countries, id); });
}

bool owned_as_asked(const World& world, const std::string& asset, const AssetQuery& query, const Ids& below, Date day) {
  if (query.owner.empty()) return true;
  return std::ranges::any_of(owners(world, asset, day), [&](const Holding& holding) {
    return contains(below, holding.owner) || (!query.owner_is_subsidiary && holding.owner == query.owner);
  });
}

// Everything of a kind. The table of other assets holds fields, and lines, plants and stores that only the stakes table
// names.
std::set<std::string> of_kind(const World& world, std::string_view kind) {
  std::set<std::string> ids;
  const auto add = [&](const auto& rows) {
    for (const auto& row : rows) ids.insert(row.id);
  };
  const bool project = kind.empty() || kind == "project" || kind == "field";
  if (kind == "refinery") add(world.refineries);
  if (kind == "string") add(world.pipelines);
  if (kind == "terminal") add(world.regasification);
  if (kind == "storage") add(world.storage);
  if (kind == "lng" || project) add(world.liquefaction);
  if (kind == "pipeline" || project)
    for (const Pipeline& row : world.pipelines) ids.insert(row.system.empty() ? row.id : row.system);
  const std::string prefix = kind == "pipeline" ? "pipe:" : std::string(kind) + ":";
  for (const OtherAsset& row : world.assets)
    if (project || row.id.starts_with(prefix)) ids.insert(row.id);
  return ids;
}

// Ids whose barring bars `thing` too.
Ids bars_of(const World& world, std::string_view thing, Date day) {
  Ids ids{std::string(thing), system_of(world, thing)};
  const auto add_actor = [&](const std::string& actor) {
    for (const std::string& id : with_parents(world, actor)) ids.push_back(id), ids.push_back(country_of(world, id));
  };
  if (const auto asset = find_asset(world, thing)) {
    ids.insert(ids.end(), asset->countries.begin(), asset->countries.end());
    ids.insert(ids.end(), asset->rows.begin(), asset->rows.end());
    for (const Holding& holding : owners(world, thing, day))
      if (holding.share >= kControl) add_actor(holding.owner);
  } else {
    add_actor(std::string(thing));
  }
  std::erase(ids, "");
  return ids;
}

// Does what a row bars belong to the country?
bool belongs(const World& world, const std::string& target, std::string_view country) {
  if (target.starts_with("region:")) return contains(countries_of(world, target), country);
  if (const auto asset = find_asset(world, target)) return contains(asset->countries, country);
  for (const std::string& id : with_parents(world, target))
    if (country_of(world, id) == country) return true;
  return country_of(world, target) == country;
}

}  // namespace

Ids answer(const World& world, const AssetQuery& query, Date day) {
  const Ids below = query.owner.empty() ? Ids{} : subsidiaries(world, query.owner, day);
  Ids found;
  for (const std::string& id : of_kind(world, query.kind)) {
    const auto asset = find_asset(world, id);
    if (asset && stands_in(world, *asset, query) && owned_as_asked(world, id, query, below, day)) found.push_back(id);
  }
  return found;
}

std::vector<const Restriction*> restrictions_on(const World& world, std::string_view target, std::string_view kind,
                                                std::string_view restrictor, Date day) {
  const bool is_country = target.starts_with("country:");
  const Ids bars = is_country ? Ids{} : bars_of(world, target, day);
  const auto asset = is_country ? std::nullopt : find_asset(world, target);
  const auto hits = [&](const Restriction& row) {
    if (row.id == target || row.policy == target) return true;
    if (is_country) return belongs(world, row.target, target);
    if (asset && row.target.starts_with("region:"))
      return stands_in(world, *asset, {.kind = {}, .country = {}, .region = row.target, .owner = {}});
    return contains(bars, row.target);
  };
  std::vector<const Restriction*> found;
  for (const Restriction& row : world.restrictions) {
    if (!row.holds_on(day) || (!kind.empty() && row.kind != kind) || (!restrictor.empty() && row.restrictor != restrictor))
      continue;
    if (hits(row)) found.push_back(&row);
  }
  return found;
}

}  // namespace netback::world
