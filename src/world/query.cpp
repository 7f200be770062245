#include "world/query.h"

#include <algorithm>
#include <map>
#include <set>

namespace netback::world {
namespace {

template <class T>
const T* find_row(const std::vector<T>& rows, std::string_view id) {
  const auto found = std::ranges::find_if(rows, [&](const T& row) { return row.id == id; });
  return found == rows.end() ? nullptr : &*found;
}

Ids sorted(std::set<std::string> ids) { return {ids.begin(), ids.end()}; }

void add_new(Ids& ids, const std::string& id) {
  if (!id.empty() && std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
}

void add_node(const World& world, Asset& asset, const std::string& node_id) {
  add_new(asset.nodes, node_id);
  const Node* node = find_row(world.nodes, node_id);
  if (!node) return;
  if (asset.nodes.size() == 1) asset.latitude = node->lat;
  for (const std::string& country : node->countries) add_new(asset.countries, country);
}

void set_port(const World& world, Asset& asset, const std::string& port_id) {
  const Port* port = find_row(world.ports, port_id);
  if (!port) return;
  asset.latitude = port->lat;
  asset.countries = {port->country};
}

std::optional<Asset> find_pipeline(const World& world, std::string_view id) {
  Asset asset{
      .kind = AssetKind::pipeline_system, .id = std::string(id), .name = {}, .nodes = {}, .countries = {}, .rows = {}};
  std::map<std::pair<std::string, std::string>, double> by_direction;
  for (const Pipeline& row : world.pipelines) {
    if (row.id != id && row.system != id) continue;
    if (row.id == id)
      asset = {.kind = AssetKind::pipeline_string, .id = row.id, .name = row.name, .nodes = {}, .countries = {}, .rows = {}};
    asset.rows.push_back(row.id);
    add_node(world, asset, row.from_node);
    add_node(world, asset, row.to_node);
    double& capacity = by_direction[{row.from_node, row.to_node}];
    capacity += row.capacity;
    asset.capacity_twh = std::max(asset.capacity_twh, capacity);
    if (row.id == id) return asset.capacity_twh = row.capacity, asset;
    if (asset.name.empty()) asset.name = row.name;
  }
  if (asset.rows.empty()) return std::nullopt;
  if (asset.rows.size() > 1) {  // rows are named by string: the system's name is what the names share
    std::string shared = asset.name;
    for (const std::string& row : asset.rows) {
      const std::string& name = find_row(world.pipelines, row)->name;
      shared.resize(static_cast<std::size_t>(std::ranges::mismatch(shared, name).in1 - shared.begin()));
    }
    while (!shared.empty() && std::string_view(" ,-(").find(shared.back()) != std::string_view::npos) shared.pop_back();
    for (const char* word : {" line", " string"})
      if (shared.ends_with(word)) shared.resize(shared.size() - std::string_view(word).size());
    while (!shared.empty() && std::string_view(" ,-(").find(shared.back()) != std::string_view::npos) shared.pop_back();
    if (!shared.empty()) asset.name = shared;
  }
  return asset;
}

template <class T>
std::optional<Asset> at_node(const World& world, const std::vector<T>& rows, std::string_view id, AssetKind kind) {
  const T* row = find_row(rows, id);
  if (!row) return std::nullopt;
  Asset asset{.kind = kind, .id = row->id, .name = row->id, .nodes = {}, .countries = {}, .rows = {row->id}};
  if constexpr (requires { row->name; }) asset.name = row->name;
  add_node(world, asset, row->node);
  if constexpr (requires { row->port; }) set_port(world, asset, row->port);
  if constexpr (requires { row->capacity; }) asset.capacity_twh = row->capacity;
  return asset;
}

}  // namespace

const char* asset_kind_name(AssetKind kind) {
  constexpr const char* names[] = {"pipeline string", "pipeline", "LNG plant", "LNG terminal", "storage",
                                   "supply",          "refinery", "field",     "strait"};
  return names[static_cast<std::size_t>(kind)];
}

std::optional<Asset> find_asset(const World& world, std::string_view id) {
  if (auto asset = find_pipeline(world, id)) return asset;
  if (auto asset = at_node(world, world.liquefaction, id, AssetKind::liquefaction)) return asset;
  if (auto asset = at_node(world, world.regasification, id, AssetKind::regasification)) return asset;
  if (auto asset = at_node(world, world.storage, id, AssetKind::storage)) return asset;
  if (auto asset = at_node(world, world.supply, id, AssetKind::supply)) return asset;
  const auto plain = [&](const auto* row, AssetKind kind) {
    Asset asset{.kind = kind, .id = row->id, .name = row->name, .nodes = {}, .countries = {}, .rows = {row->id}};
    if constexpr (requires { row->country; }) add_new(asset.countries, row->country);
    if constexpr (requires { row->lat; }) asset.latitude = row->lat;
    return asset;
  };
  if (const Refinery* row = find_row(world.refineries, id)) return plain(row, AssetKind::refinery);
  if (const OtherAsset* row = find_row(world.assets, id)) return plain(row, AssetKind::field);
  if (const Strait* row = find_row(world.straits, id)) return plain(row, AssetKind::strait);
  return std::nullopt;
}

bool knows_id(const World& world, std::string_view id) {
  bool known = false;
  for_each_table(world, [&](const char*, const auto& rows) { known = known || find_row(rows, id) != nullptr; });
  return known || std::ranges::any_of(world.pipelines, [&](const Pipeline& row) { return row.system == id; }) ||
         std::ranges::any_of(world.restrictions, [&](const Restriction& row) { return row.policy == id; });
}

std::string name_of(const World& world, std::string_view id) {
  std::string name;
  for_each_table(world, [&]<class T>(const char*, const std::vector<T>& rows) {
    if constexpr (requires(const T& row) { row.name; })
      if (const T* row = find_row(rows, id); row && name.empty()) name = row->name;
  });
  if (!name.empty()) return name;
  if (const auto asset = find_pipeline(world, id)) return asset->name;
  return std::string(id);
}

std::string system_of(const World& world, std::string_view id) {
  const Pipeline* row = find_row(world.pipelines, id);
  return row ? row->system : std::string();
}

std::vector<Holding> owners(const World& world, std::string_view asset, Date day) {
  std::map<std::string, const Stake*> newest;
  for (const Stake& row : world.stakes) {
    if (row.asset != asset || !row.holds_on(day)) continue;
    const Stake*& kept = newest[row.owner];
    if (!kept || newer(row, *kept)) kept = &row;
  }
  std::vector<Holding> result;
  for (const auto& [owner, row] : newest)
    if (row->share > 0) result.push_back({std::string(asset), owner, row->share});
  if (!result.empty()) return result;
  if (const std::string system = system_of(world, asset); !system.empty() && system != asset) {
    result = owners(world, system, day);
    for (Holding& holding : result) holding.asset = asset;
  }
  return result;
}

double share_of(const World& world, std::string_view asset, std::string_view owner, Date day) {
  double share = 0;
  for (const Holding& holding : owners(world, asset, day))
    if (holding.owner == owner) share += holding.share;
  return share;
}

Ids subsidiaries(const World& world, std::string_view actor, Date day) {
  std::set<std::string> found;
  for (bool grew = true; grew;) {
    grew = false;
    for (const Actor& row : world.actors) {
      if (row.parent.empty() || row.id == actor || !row.holds_on(day)) continue;
      if (row.parent == actor || found.contains(row.parent)) grew |= found.insert(row.id).second;
    }
  }
  return sorted(std::move(found));
}

Ids with_parents(const World& world, std::string_view actor) {
  Ids chain;
  for (std::string id(actor); !id.empty() && std::ranges::find(chain, id) == chain.end();) {
    chain.push_back(id);
    const Actor* row = find_row(world.actors, id);
    id = row ? row->parent : "";
  }
  return chain;
}

std::vector<Holding> holdings(const World& world, std::string_view actor, Date day) {
  Ids who = subsidiaries(world, actor, day);
  who.emplace_back(actor);
  std::set<std::string> assets;
  for (const Stake& row : world.stakes) assets.insert(row.asset);
  std::vector<Holding> result;
  for (const std::string& asset : assets)
    for (Holding& holding : owners(world, asset, day))
      if (std::ranges::find(who, holding.owner) != who.end()) result.push_back(std::move(holding));
  return result;
}

Ids countries_of(const World& world, std::string_view id) {
  std::set<std::string> found;
  for (const Country& row : world.countries)
    if (row.id == id || std::ranges::find(row.regions, id) != row.regions.end()) found.insert(row.id);
  return sorted(std::move(found));
}

Ids countries_of(const World& world, std::string_view id, Date day) {
  std::set<std::string> found;
  for (const std::string& country : countries_of(world, id)) found.insert(country);
  std::map<std::string, const Membership*> newest;
  for (const Membership& row : world.memberships) {
    if (row.region != id || !row.holds_on(day)) continue;
    const Membership*& kept = newest[row.country];
    if (!kept || newer(row, *kept)) kept = &row;
  }
  for (const auto& [country, row] : newest) row->is_member ? (void)found.insert(country) : (void)found.erase(country);
  return sorted(std::move(found));
}

namespace {

// Nodes that hold one of these countries.
Ids nodes_holding(const World& world, const Ids& countries) {
  std::set<std::string> found;
  for (const Node& row : world.nodes)
    for (const std::string& country : row.countries)
      if (std::ranges::binary_search(countries, country)) found.insert(row.id);
  return sorted(std::move(found));
}

}  // namespace

Ids nodes_of(const World& world, std::string_view id) { return nodes_holding(world, countries_of(world, id)); }

Ids nodes_of(const World& world, std::string_view id, Date day) {
  return nodes_holding(world, countries_of(world, id, day));
}

std::string country_of(const World& world, std::string_view id) {
  if (id.starts_with("country:")) return std::string(id);
  if (const Actor* row = find_row(world.actors, id)) return row->country;
  if (const Seller* row = find_row(world.sellers, id)) return row->country;
  if (const auto asset = find_asset(world, id); asset && !asset->countries.empty()) return asset->countries.front();
  return {};
}

const AssetState* state_on(const World& world, std::string_view asset, Date day) {
  const std::string system = system_of(world, asset);
  const AssetState* best = nullptr;
  for (const AssetState& row : world.asset_states) {
    const bool exact = row.asset == asset;
    if ((!exact && (system.empty() || row.asset != system)) || !row.holds_on(day)) continue;
    const bool best_exact = best && best->asset == asset;
    if (!best || (exact && !best_exact) || (exact == best_exact && newer(row, *best))) best = &row;
  }
  return best;
}

double fleet_on(const World& world, const Vessel& vessel, Date day) {
  const VesselFleet* best = nullptr;
  for (const VesselFleet& row : world.vessel_fleets)
    if (row.vessel == vessel.id && row.holds_on(day) && (!best || newer(row, *best))) best = &row;
  return best ? best->ships : vessel.fleet;
}

double asset_share(const World& world, std::string_view asset, Date day) {
  const AssetState* row = state_on(world, asset, day);
  return row ? row->share : 1.0;
}

double asset_share(const World& world, std::string_view asset, Month month) {
  const std::string system = system_of(world, asset);
  const auto concerns = [&](const AssetState& row) {
    return row.asset == asset || (!system.empty() && row.asset == system);
  };
  if (std::ranges::none_of(world.asset_states, concerns)) return 1.0;
  double sum = 0;
  for (int day = 1; day <= month.day_count(); ++day)
    sum += asset_share(world, asset, Date{month.year(), month.month(), day});
  return sum / month.day_count();
}

int base_year(const World& world) {
  int newest = 0;
  for (const Demand& row : world.demand) newest = std::max(newest, row.base_year);
  return newest;
}

double mean_reference_price(const World& world) {
  double sum = 0, weight = 0, sum_all = 0, weight_all = 0;
  for (const Demand& row : world.demand) {
    sum_all += row.reference_price * row.quantity, weight_all += row.quantity;
    if (row.elasticity < 0) sum += row.reference_price * row.quantity, weight += row.quantity;
  }
  return weight > 0 ? sum / weight : sum_all > 0 ? sum_all / weight_all : 1;
}

}  // namespace netback::world
