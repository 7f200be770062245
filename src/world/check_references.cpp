#include <algorithm>
#include <unordered_set>

#include "world/check.h"

namespace netback::world {
namespace {

// All ids of some tables, asked by kind of reference; messages name the table the id should stand in.
class References {
 public:
  References(const World& world, std::vector<Finding>& findings) : findings_(findings) {
    for_each_table(world, [&]<class T>(const char* name, const std::vector<T>& rows) {
      auto& ids = tables_[name];
      ids.reserve(rows.size());
      all_.reserve(all_.size() + rows.size());
      for (const T& row : rows) ids.insert(row.id), all_.insert(row.id);
    });
    for (const Pipeline& row : world.pipelines) systems_.insert(row.system);
    for (const Restriction& row : world.restrictions) all_.insert(row.policy);
    all_.insert(systems_.begin(), systems_.end());
    for (const Price& row : world.prices) series_.insert(row.series);
    for (const Benchmark& row : world.benchmarks) series_.insert(row.id);
  }

  void need(const Row& row, const std::string& id, const char* table) {
    if (id.empty() || tables_[table].contains(id)) return;
    // A world of three rows may leave whole tables out: then there is nothing to resolve against.
    if (std::string_view(table) == "sources" && tables_["sources"].empty()) return;
    complain(row, id, std::string(table) + ".csv");
  }
  void need_each(const Row& row, const Ids& ids, const char* table) {
    for (const std::string& id : ids) need(row, id, table);
  }
  void need_any(const Row& row, const std::string& id, const char* what) {
    if (!id.empty() && !all_.contains(id)) complain(row, id, what);
  }
  void need_series(const Row& row, const std::string& series) {
    if (!series_.empty() && !series_.contains(series)) complain(row, series, "prices.csv or benchmarks.csv");
  }

 private:
  void complain(const Row& row, const std::string& id, const std::string& table) {
    findings_.push_back({true, row.where, "'" + id + "' is not in " + table, "Correct the id, or add its row."});
  }
  std::vector<Finding>& findings_;
  // Views of the world's own words: a copy of every id would take longer than all checks.
  std::map<std::string_view, std::unordered_set<std::string_view>> tables_;
  std::unordered_set<std::string_view> systems_, all_, series_;
};

}  // namespace

void check_references(const World& world, std::vector<Finding>& findings) {
  References refs(world, findings);
  for_each_table(world, [&]<class T>(const char*, const std::vector<T>& rows) {
    for (const T& row : rows) refs.need_each(row, row.sources, "sources");
  });
  for (const Country& r : world.countries) refs.need_each(r, r.regions, "regions");
  for (const Membership& r : world.memberships) refs.need(r, r.country, "countries"), refs.need(r, r.region, "regions");
  for (const PeakDemand& r : world.peak_demand) refs.need(r, r.country, "countries");
  for (const Node& r : world.nodes) refs.need_each(r, r.countries, "countries"), refs.need(r, r.seller, "sellers");
  for (const Seller& r : world.sellers) refs.need(r, r.country, "countries");
  for (const Balance& r : world.balances) refs.need(r, r.node, "nodes");
  for (const Trade& r : world.trade)
    refs.need(r, r.from_node, "nodes"), refs.need_any(r, r.to_place, "nodes.csv or regions.csv");
  for (const Supply& r : world.supply) refs.need(r, r.node, "nodes"), refs.need(r, r.shape, "shapes");
  for (const Demand& r : world.demand) refs.need(r, r.node, "nodes"), refs.need(r, r.shape, "shapes");
  for (const Pipeline& r : world.pipelines) {
    refs.need(r, r.from_node, "nodes"), refs.need(r, r.to_node, "nodes"), refs.need_each(r, r.sellers, "sellers");
  }
  for (const AssetState& r : world.asset_states) refs.need_any(r, r.asset, "any table");
  for (const Liquefaction& r : world.liquefaction) {
    refs.need(r, r.node, "nodes"), refs.need(r, r.port, "ports"), refs.need(r, r.vessel, "vessels");
  }
  for (const Regasification& r : world.regasification) refs.need(r, r.node, "nodes"), refs.need(r, r.port, "ports");
  for (const Storage& r : world.storage) refs.need(r, r.node, "nodes");
  for (const StorageLevel& r : world.storage_levels) refs.need(r, r.storage, "storage");
  for (const StorageNorm& r : world.storage_norms) refs.need(r, r.storage, "storage");
  for (const Port& r : world.ports) refs.need(r, r.country, "countries");
  for (const SeaLeg& r : world.sea_legs) {
    refs.need_each(r, r.gates, "straits");
    for (const std::string* point : {&r.from_point, &r.to_point})
      if (!point->starts_with("gate:")) refs.need(r, *point, "ports");
  }
  for (const SeaGate& r : world.sea_gates) refs.need(r, r.strait, "straits");
  for (const PassageCost& r : world.passage_costs) refs.need(r, r.strait, "straits"), refs.need(r, r.vessel, "vessels");
  for (const CarbonCharge& r : world.carbon_charges) refs.need(r, r.region, "regions");
  for (const SeaDistance& r : world.sea_distances) {
    refs.need(r, r.from_port, "ports"), refs.need(r, r.to_port, "ports"), refs.need_each(r, r.gates, "straits");
  }
  for (const VesselFleet& r : world.vessel_fleets) refs.need(r, r.vessel, "vessels");
  for (const Contract& r : world.contracts) {
    refs.need(r, r.seller, "sellers"), refs.need(r, r.buyer, "nodes"),
        refs.need_any(r, r.route, "pipelines.csv or liquefaction.csv");
    for (const std::string& place : r.destinations) refs.need_any(r, place, "nodes.csv, countries.csv or regions.csv");
    for (const PriceTerm& term : r.price.terms) refs.need_series(r, term.series);
  }
  for (const Conduct& r : world.conduct) refs.need(r, r.seller, "sellers"), refs.need(r, r.region, "regions");
  for (const Correction& r : world.corrections)
    refs.need_any(r, r.subject, "any table"), refs.need_any(r, r.partner, "nodes.csv, countries.csv or regions.csv");
  for (const Restriction& r : world.restrictions) {
    refs.need(r, r.restrictor, "actors"), refs.need_any(r, r.target, "any table");
    for (const std::string& buyer : r.buyers) refs.need_any(r, buyer, "countries.csv, regions.csv or actors.csv");
  }
  for (const Actor& r : world.actors) refs.need(r, r.country, "countries"), refs.need(r, r.parent, "actors");
  for (const Stake& r : world.stakes) refs.need_any(r, r.asset, "any table"), refs.need(r, r.owner, "actors");
  for (const Refinery& r : world.refineries) refs.need(r, r.country, "countries");
  for (const OtherAsset& r : world.assets) refs.need(r, r.country, "countries"), refs.need(r, r.region, "regions");
  for (const Alias& r : world.aliases)
    if (!r.ref.starts_with("commodity:") && !r.ref.starts_with("price:")) refs.need_any(r, r.ref, "any table");
  for (const Outlook& r : world.outlook) refs.need_any(r, r.target, "nodes.csv, supply.csv or demand.csv");
  for (const Benchmark& r : world.benchmarks) refs.need(r, r.node, "nodes");
}

}  // namespace netback::world
