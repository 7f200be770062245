#include "export/pypsa.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "core/index.h"
#include "core/number.h"
#include "export/names.h"
#include "export/pypsa_series.h"
#include "export/pypsa_table.h"

namespace netback::exports {
namespace {

using model::ColKind;
using model::RowKind;

// The version whose attributes (delay by port) the folder needs.
constexpr const char* kPypsaVersion = "1.4.0";

std::vector<std::pair<std::string, std::string>> link_attributes(std::size_t most_ports) {
  std::vector<std::pair<std::string, std::string>> list{
      {"bus0", ""},      {"bus1", ""},           {"carrier", ""},     {"p_nom", "0"}, {"p_min_pu", "0"},
      {"p_max_pu", "1"}, {"marginal_cost", "0"}, {"efficiency", "1"}, {"delay", "0"}, {"cyclic_delay", "False"}};
  for (std::size_t i = 2; i < most_ports; ++i) {
    const std::string port = std::to_string(i);
    list.insert(list.end(),
                {{"bus" + port, ""}, {"efficiency" + port, "1"}, {"delay" + port, "0"}, {"cyclic_delay" + port, "False"}});
  }
  return list;
}

class Network {
 public:
  Network(const model::MarketModel& model, Gathered gathered)
      : m_(model),
        p_(model.program),
        g_(std::move(gathered)),
        names_(model.layout),
        links_("links", link_attributes(most_ports())) {
    // No month moves more gas than all fields and stores can give: a bound that is never reached stands for none.
    std::vector<double> give(at(g_.months), 0);
    for (std::size_t c = 0; c < m_.layout.cols.size(); ++c) {
      const auto& col = m_.layout.cols[c];
      if ((col.kind == ColKind::production || col.kind == ColKind::stock) && std::isfinite(p_.col_upper[c]))
        give[col.month] += p_.col_upper[c];
    }
    ample_ = 2 * (1 + *std::max_element(give.begin(), give.end()));
  }

  Result<bool> fill() {
    for (std::size_t s = 0; s < g_.rows.size(); ++s)
      if (g_.rows[s].is_bus) add_bus(g_.rows[s]);
    for (const ColSeries& stock : g_.stocks) {
      NB_TRY(done, add_store(stock));
      (void)done;
    }
    std::map<std::string, int> same_name;
    for (const ColSeries& col : g_.cols) {
      std::string name = names_.col_series(col.info).substr(2);
      // The same columns with another reach, such as cargoes of the last month that do not land after it.
      if (const int count = same_name[name]++; count > 0) name += "_" + std::to_string(count + 1);
      NB_TRY(done, col.ports.size() == 1 ? add_generator(col, name) : add_link(col, name));
      (void)done;
    }
    return true;
  }

  Files files() const {
    Files list;
    list.emplace_back("network.csv",
                      std::string("name,_multi_invest,pypsa_version,srid\nNetback,0,") + kPypsaVersion + ",4326\n");
    std::string snapshots = ",snapshot,objective,stores,generators\n";
    for (int t = 0; t < g_.months; ++t)
      snapshots += std::to_string(t) + "," + m_.layout.timeline.month(t).first_day().text() + ",1,1,1\n";
    list.emplace_back("snapshots.csv", std::move(snapshots));
    std::string carriers = "name\n";
    for (const std::string& carrier : carriers_) carriers += carrier + "\n";
    list.emplace_back("carriers.csv", std::move(carriers));
    for (const ComponentTable* table : {&buses_, &loads_, &generators_, &links_, &stores_})
      if (table->size() > 0)
        for (auto& file : table->files()) list.push_back(std::move(file));
    return list;
  }

 private:
  std::size_t most_ports() const {
    std::size_t most = 2;
    for (const ColSeries& col : g_.cols) most = std::max(most, col.ports.size());
    return most;
  }

  const world::Node* node_of(const model::RowInfo& row) const {
    const auto& world = *m_.layout.world;
    const auto by_id = [&](const std::string& id) -> const world::Node* {
      for (const auto& node : world.nodes)
        if (node.id == id) return &node;
      return nullptr;
    };
    switch (row.kind) {
      case RowKind::hub:
      case RowKind::pool:
      case RowKind::landed:
        return &world.nodes[row.item];
      case RowKind::liquefaction:
        return &world.nodes[m_.layout.network.exports[row.item].node];
      case RowKind::regasification:
        return &world.nodes[m_.layout.network.imports[row.item].node];
      case RowKind::stock:
      case RowKind::withdrawal_rate:
      case RowKind::final_stock:
        return by_id(world.storage[row.item].node);
      default:
        return nullptr;
    }
  }

  // "germany" for the hub, "germany russia" for a seller's gas there, else the kind first.
  std::string bus_name(const RowSeries& row) const {
    if (row.info.kind == RowKind::hub) return slug(m_.layout.world->nodes[row.info.item].id);
    return names_.row_series(row.info).substr(2);
  }

  std::string carrier(std::string name) {
    carriers_.insert(name);
    return name;
  }

  void add_bus(const RowSeries& row) {
    const std::string name = bus_name(row);
    const bool is_gas = row.info.kind == RowKind::hub || row.info.kind == RowKind::pool;
    buses_.add(name);
    buses_.set("carrier", carrier(is_gas ? "gas" : std::string(kind_name(row.info.kind))));
    if (const world::Node* node = node_of(row.info)) {
      buses_.set("x", node->lon), buses_.set("y", node->lat);
      buses_.set("location", slug(node->id));
    }
    if (row.info.kind == RowKind::stock) return;  // its right-hand side is the store's opening
    if (!is_balance(row.info.kind)) return add_capacity(row, name);
    std::vector<double> load(row.row.size(), 0);
    for (std::size_t t = 0; t < load.size(); ++t)
      if (row.row[t] >= 0) load[t] = bus_sign(row.info.kind) * p_.row_lower[at(row.row[t])];
    if (std::all_of(load.begin(), load.end(), [](double v) { return v == 0; })) return;
    loads_.add("load_" + name);
    loads_.set("bus", name), loads_.set("p_set", load);
  }

  // lower <= what is used <= upper: a generator of that capacity feeds the bus.
  void add_capacity(const RowSeries& row, const std::string& name) {
    std::vector<double> lower(row.row.size(), 0), upper(row.row.size(), 0);
    for (std::size_t t = 0; t < lower.size(); ++t) {
      if (row.row[t] < 0) continue;
      const double least = p_.row_lower[at(row.row[t])], most = p_.row_upper[at(row.row[t])];
      lower[t] = std::isfinite(least) ? least : row.only_grows ? 0 : -ample_;
      upper[t] = std::isfinite(most) ? most : ample_;
    }
    generators_.add("capacity_" + name);
    generators_.set("bus", name), generators_.set("carrier", std::string(kind_name(row.info.kind)));
    set_bounds(generators_, lower, upper, 1);
  }

  // Bounds as shares of one size: PyPSA multiplies them out again.
  void set_bounds(ComponentTable& table, std::vector<double> lower, std::vector<double> upper, double scale) const {
    double size = 0;
    for (std::size_t t = 0; t < lower.size(); ++t) {
      if (!std::isfinite(upper[t])) upper[t] = ample_;
      if (!std::isfinite(lower[t])) lower[t] = -ample_;
      lower[t] *= scale, upper[t] *= scale;
      if (scale < 0) std::swap(lower[t], upper[t]);
      size = std::max({size, std::abs(lower[t]), std::abs(upper[t])});
    }
    table.set("p_nom", size);
    if (size == 0) return;
    for (std::size_t t = 0; t < lower.size(); ++t) lower[t] /= size, upper[t] /= size;
    table.set("p_min_pu", lower), table.set("p_max_pu", upper);
  }

  void set_cost(ComponentTable& table, const ColSeries& col, double scale) const {
    std::vector<double> cost;
    for (const std::int32_t c : col.col)
      if (c >= 0) cost.push_back(p_.col_cost[at(c)] / scale);
    const double first = cost.front();
    const bool even = std::all_of(cost.begin(), cost.end(), [&](double v) { return v == first; });
    std::vector<double> by_month;
    for (const std::int32_t c : col.col) by_month.push_back(even || c < 0 ? first : p_.col_cost[at(c)] / scale);
    if (!even || first != 0) table.set("marginal_cost", by_month);
  }

  Result<bool> add_generator(const ColSeries& col, const std::string& name) {
    const Port& port = col.ports.front();
    if (port.delay != 0) return bad_input("a source that delivers later", "export", "Report this world.");
    generators_.add(name);
    generators_.set("bus", bus_name(g_.rows[port.series]));
    generators_.set("carrier", carrier(std::string(kind_name(col.info.kind))));
    if (port.injection < 0) generators_.set("sign", -1);
    const double scale = std::abs(port.injection);
    set_bounds(generators_, col.lower, col.upper, scale);
    set_cost(generators_, col, scale);
    return true;
  }

  // Gas before capacities: bus0 is where the gas comes from. Where nothing comes from anywhere (a cargo already afloat, to a
  // terminal of its own) the link runs backwards from where it goes.
  const Port* input_of(const ColSeries& col) const {
    const Port* best = nullptr;
    for (const Port& port : col.ports) {
      if (port.injection >= 0 || port.delay != 0) continue;
      if (!best || (!is_balance(g_.rows[best->series].info.kind) && is_balance(g_.rows[port.series].info.kind)))
        best = &port;
    }
    for (const Port& port : col.ports)
      if (!best && port.delay == 0) best = &port;
    return best;
  }

  Result<bool> add_link(const ColSeries& col, const std::string& name) {
    const Port* input = input_of(col);
    if (!input) return bad_input("a way without a beginning: " + name, "export", "Report this world.");
    const double scale = -input->injection;
    links_.add(name);
    links_.set("bus0", bus_name(g_.rows[input->series]));
    links_.set("carrier", carrier(std::string(kind_name(col.info.kind))));
    // What gets somewhere before what it uses up on the way.
    std::vector<const Port*> outputs;
    for (const Port& port : col.ports)
      if (&port != input) outputs.push_back(&port);
    std::stable_sort(outputs.begin(), outputs.end(),
                     [](const Port* a, const Port* b) { return a->injection > b->injection; });
    for (std::size_t i = 0; i < outputs.size(); ++i) {
      if (outputs[i]->delay < 0) return bad_input("a way into the past: " + name, "export", "Report this world.");
      const std::string number = std::to_string(i + 1), suffix = i == 0 ? "" : number;
      links_.set("bus" + number, bus_name(g_.rows[outputs[i]->series]));
      links_.set("efficiency" + suffix, outputs[i]->injection / scale);
      if (outputs[i]->delay == 0) continue;
      links_.set("delay" + suffix, outputs[i]->delay), links_.set("cyclic_delay" + suffix, "False");
    }
    set_bounds(links_, col.lower, col.upper, scale);
    set_cost(links_, col, scale);
    return true;
  }

  // The level at the end goes over a link of its own into what it is worth there, so that the store ends empty.
  Result<bool> add_store(const ColSeries& stock) {
    const auto row_of = [&](RowKind kind) {
      return std::find_if(g_.rows.begin(), g_.rows.end(),
                          [&](const RowSeries& row) { return row.info.kind == kind && row.info.item == stock.info.item; });
    };
    const auto balance = row_of(RowKind::stock), end = row_of(RowKind::final_stock);
    if (balance == g_.rows.end()) return bad_input("a stock without its balance", "export", "Report this world.");
    const std::string bus = bus_name(*balance);
    const std::size_t last = at(g_.months) - 1;
    std::vector<double> lower = stock.lower, upper = stock.upper, none(lower.size(), 0), ending(none);
    if (end != g_.rows.end()) {
      ending[last] = upper[last];
      links_.add("ending_" + bus);
      links_.set("bus0", bus), links_.set("bus1", bus_name(*end)), links_.set("carrier", carrier("final-stock"));
      set_bounds(links_, none, ending, 1);
      lower[last] = upper[last] = 0;
    }
    double size = 0;
    for (std::size_t t = 0; t < upper.size(); ++t) {
      if (lower[t] < 0 && lower[t] > -kHair) lower[t] = 0, upper[t] = std::max(0.0, upper[t]);
      size = std::max(size, upper[t]);
      const bool has_cost = stock.col[t] >= 0 && p_.col_cost[at(stock.col[t])] != 0;
      const bool is_late = t > 0 && balance->row[t] >= 0 && p_.row_lower[at(balance->row[t])] != 0;
      if (has_cost || is_late || lower[t] < 0)
        return bad_input("a stock that costs, leaks or can be owed", "export", "Report this world.");
    }
    stores_.add(bus);
    stores_.set("bus", bus), stores_.set("carrier", carrier("stock")), stores_.set("e_nom", size);
    stores_.set("e_initial", p_.row_lower[at(balance->row[0])]);
    if (size == 0) return true;
    for (std::size_t t = 0; t < upper.size(); ++t) lower[t] /= size, upper[t] /= size;
    stores_.set("e_min_pu", lower), stores_.set("e_max_pu", upper);
    return true;
  }

  const model::MarketModel& m_;
  const solve::LinearProgram& p_;
  Gathered g_;
  Names names_;
  double ample_ = 0;
  std::set<std::string> carriers_;
  ComponentTable buses_{"buses", {{"x", "0"}, {"y", "0"}, {"carrier", ""}, {"location", ""}}};
  ComponentTable loads_{"loads", {{"bus", ""}, {"p_set", "0"}}};
  ComponentTable generators_{"generators",
                             {{"bus", ""},
                              {"carrier", ""},
                              {"sign", "1"},
                              {"p_nom", "0"},
                              {"p_min_pu", "0"},
                              {"p_max_pu", "1"},
                              {"marginal_cost", "0"}}};
  ComponentTable links_;
  ComponentTable stores_{
      "stores", {{"bus", ""}, {"carrier", ""}, {"e_nom", "0"}, {"e_initial", "0"}, {"e_min_pu", "0"}, {"e_max_pu", "1"}}};
};

}  // namespace

Result<Files> pypsa(const model::MarketModel& model) {
  NB_TRY(gathered, gather(model));
  Network network(model, std::move(gathered));
  NB_TRY(filled, network.fill());
  (void)filled;
  return network.files();
}

std::string meta_json(const model::MarketModel& model, const PypsaMeta& meta) {
  nlohmann::ordered_json json;
  json["netback"] = {{"schema", "netback.pypsa/1"},
                     {"program", meta.program},
                     {"objective", meta.objective},
                     {"left_out", meta.left_out},
                     {"columns", model.program.col_count()},
                     {"rows", model.program.row_count()},
                     {"units", "p: TWh in the snapshot; e: TWh; cost: USD/MWh; objective: million USD"}};
  return json.dump(1) + "\n";
}

}  // namespace netback::exports
