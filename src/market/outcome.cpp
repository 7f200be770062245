#include "market/outcome.h"

#include <algorithm>
#include <cmath>

#include "core/index.h"

namespace netback::market {
namespace {

using model::ColInfo;
using model::ColKind;
using model::RowInfo;
using model::RowKind;

constexpr double kNothing = 1e-6;       // TWh in a month: below it a flow is rounding
constexpr double kShortage = 1e-3;      // TWh in a month: below it no shortage is told
constexpr std::size_t kBindingCount = 40;

class Reader {
 public:
  Reader(const model::Layout& layout, const solve::LinearProgram& program, const PathValues& values, Outcome& outcome)
      : l_(layout), world_(*layout.world), p_(program), v_(values), out_(outcome) {
    for (Month m = l_.timeline.report; m < l_.timeline.tail; m = m + 1) out_.months.push_back(m);
  }

  void read() {
    for (std::int32_t r = l_.of(RowKind::hub).begin; r < l_.of(RowKind::hub).end; ++r) {
      const RowInfo& row = l_.rows[at(r)];
      if (reported(row.month)) hold(out_.price[world_.nodes[row.item].id], row.month, v_.row_dual[at(r)]);
    }
    for (std::int32_t r = l_.of(RowKind::ship_days).begin; r < l_.of(RowKind::ship_days).end; ++r) {
      const RowInfo& row = l_.rows[at(r)];
      // The row is days used minus days hired = 0: one day more to be found costs minus its dual; million USD to USD.
      if (reported(row.month)) hold(out_.charter_rate[world_.vessels[row.item].id], row.month, -1e6 * v_.row_dual[at(r)]);
    }
    for (std::size_t c = 0; c < l_.cols.size(); ++c)
      if (l_.cols[c].kind == ColKind::lng || reported(l_.cols[c].month)) column(c);  // a cargo may land later
    for (std::int32_t r = l_.of(RowKind::conduct).begin; r < l_.of(RowKind::conduct).end; ++r) {
      const RowInfo& row = l_.rows[at(r)];
      if (reported(row.month)) hold(mark_up(row.item).usd_per_mwh, row.month, -v_.row_dual[at(r)]);
    }
    for (auto& [key, take] : takes_) out_.contract_takes.push_back(std::move(take));
    for (std::size_t c = 0; c < l_.cols.size() && !mark_ups_.empty(); ++c)
      for (auto k = at(p_.a_start[c]); k < at(p_.a_start[c + 1]); ++k) {
        const RowInfo& row = l_.rows[at(p_.a_index[k])];
        if (row.kind == RowKind::conduct && p_.a_value[k] > 0 && reported(row.month))
          spread(mark_up(row.item).twh, row.month, p_.a_value[k] * v_.col_value[c]);
      }
    for (auto& [key, one] : mark_ups_) {
      one.usd_per_mwh.resize(out_.months.size(), 0), one.twh.resize(out_.months.size(), 0);
      out_.mark_ups.push_back(std::move(one));
    }
    for (auto& [key, flow] : pipes_) out_.pipe_flows.push_back(std::move(flow));
    for (auto& [key, flow] : voyages_) out_.lng_flows.push_back(std::move(flow));
    read_bindings();
  }

 private:
  bool reported(int t) const {
    return l_.timeline.month(t) + (l_.timeline.length(t) - 1) >= l_.timeline.report &&
           l_.timeline.month(t) < l_.timeline.tail;
  }
  // Calls f(slot of the series, i) for the reported ones of the period's months, the i-th of it.
  template <class F>
  void each_month(Series& series, int t, F&& f) const {
    if (series.empty()) series.resize(out_.months.size(), 0);
    for (int i = 0; i < l_.timeline.length(t); ++i) {
      const Month m = l_.timeline.month(t) + i;
      if (m >= l_.timeline.report && m < l_.timeline.tail) f(series[static_cast<std::size_t>(m - l_.timeline.report)], i);
    }
  }
  // What holds through a season holds in each of its months.
  void hold(Series& series, int t, double value) const {
    each_month(series, t, [&](double& slot, int) { slot = value; });
  }
  // What moves in a season is spread over its months by days.
  void spread(Series& series, int t, double twh) const {
    if (l_.timeline.length(t) == 1) return each_month(series, t, [&](double& slot, int) { slot += twh; });
    const double a_day = twh / l_.timeline.day_count(t);
    each_month(series, t, [&](double& slot, int i) { slot += a_day * (l_.timeline.month(t) + i).day_count(); });
  }
  // A stock goes straight from one end of a season to the other.
  void stock(Series& series, int t, double before, double after) const {
    const int length = l_.timeline.length(t);
    each_month(series, t,
               [&](double& slot, int i) { slot += i + 1 == length ? after : before + (after - before) * (i + 1) / length; });
  }
  void sold(std::size_t node, std::size_t seller, int t, double twh) {
    spread(out_.sales[world_.nodes[node].id][world_.sellers[seller].id], t, twh);
  }
  std::size_t node_of(const std::string& id) const {
    return static_cast<std::size_t>(
        std::lower_bound(world_.nodes.begin(), world_.nodes.end(), id,
                         [](const world::Node& n, const std::string& key) { return n.id < key; }) -
        world_.nodes.begin());
  }

  void column(std::size_t c) {
    const ColInfo& col = l_.cols[c];
    const double value = v_.col_value[c];
    const auto& net = l_.network;
    switch (col.kind) {
      case ColKind::production: {
        const std::size_t node = node_of(world_.supply[col.item].node);
        spread(out_.production[world_.nodes[node].id], col.month, value);
        if (net.direct[node] && value > kNothing) sold(node, col.seller, col.month, value);
        break;
      }
      case ColKind::sale:
      case ColKind::landed_sale:
        if (value > kNothing) sold(col.item, col.seller, col.month, value);
        break;
      case ColKind::flow: {
        if (value <= kNothing) break;
        const auto& pipe = world_.pipelines[col.item];
        auto& flow = pipes_[{pipe.id, world_.sellers[col.seller].id}];
        flow.pipe = pipe.id, flow.from_node = pipe.from_node, flow.to_node = pipe.to_node,
        flow.seller = world_.sellers[col.seller].id;
        spread(flow.twh, col.month, value);
        const std::size_t to = node_of(pipe.to_node);
        if (net.direct[to]) sold(to, col.seller, col.month, value * (1 - pipe.loss));
        break;
      }
      case ColKind::lng:
      case ColKind::afloat: {
        if (value <= kNothing) break;
        const auto& arc = net.voyages[col.item];
        const std::size_t from = net.exports[arc.from].node, to = net.imports[arc.to].node;
        const std::vector<std::string> gates(arc.passage.gates.begin(), arc.passage.gates.end());
        auto& flow = voyages_[{world_.nodes[from].id, world_.nodes[to].id, gates}];
        flow.from_node = world_.nodes[from].id, flow.to_node = world_.nodes[to].id;
        flow.seller = world_.sellers[col.seller].id, flow.gates = gates;
        const auto land = [&](int t, double twh) {
          if (twh <= 0 || !reported(t)) return;
          spread(flow.twh, t, twh);
          if (net.direct[to]) sold(to, col.seller, t, twh);
        };
        if (col.kind == ColKind::afloat)
          land(col.month, value);
        else
          for (const auto& [t, share] : model::landings(l_.timeline, arc, col.month)) land(t, share * value);
        break;
      }
      case ColKind::demand: {
        const std::string& node = world_.nodes[col.item].id;
        spread(out_.consumption[node], col.month, value);
        const double missing = p_.col_upper[c] - value;
        if (missing > kShortage && l_.is_last_resort[col.item][col.step]) spread(out_.unserved[node], col.month, missing);
        break;
      }
      case ColKind::stock:
        // Columns of one store stand in order of months.
        stock(out_.stock[world_.storage[col.item].id], col.month, col.month > 0 ? v_.col_value[c - 1] : value, value);
        break;
      case ColKind::contract_take:
        if (value > kNothing) {
          ContractTake& take = takes_[col.item];
          take.contract = world_.contracts[col.item].id;
          spread(take.twh, col.month, value);
        }
        break;
      default:
        break;
    }
  }

  MarkUp& mark_up(std::size_t conduct) {
    const auto& row = world_.conduct[conduct];
    MarkUp& one = mark_ups_[{row.seller, row.region}];
    one.seller = row.seller, one.region = row.region;
    return one;
  }

  // By row of transits: those a TWh takes, mean over the cargoes that pass, or over all that could where none does.
  std::vector<double> transits_a_twh() const {
    std::vector<double> transits(l_.rows.size(), 0), twh(l_.rows.size(), 0);
    for (const double nothing_passes : {0.0, 1.0})
      for (std::int32_t c = l_.of(ColKind::lng).begin; c < l_.of(ColKind::departing).end; ++c)
        for (auto k = at(p_.a_start[at(c)]); k < at(p_.a_start[at(c) + 1]); ++k) {
          const std::size_t r = at(p_.a_index[k]);
          if (l_.rows[r].kind != RowKind::transits || (nothing_passes > 0 && twh[r] > kNothing)) continue;
          const double weight = nothing_passes > 0 ? nothing_passes : v_.col_value[at(c)];
          transits[r] += weight * p_.a_value[k], twh[r] += weight;
        }
    for (std::size_t r = 0; r < twh.size(); ++r) transits[r] /= twh[r] > 0 ? twh[r] : 1;
    return transits;
  }

  void read_bindings() {
    std::map<std::pair<std::string, std::string>, Binding> found;
    const std::vector<double> a_twh = transits_a_twh();
    std::map<std::pair<int, std::size_t>, double> by_sea;  // a contract by sea may stand in several covers
    int length = 1;  // months of the row's period
    const auto note = [&](const char* kind, const std::string& id, const std::string& name, double dual) {
      if (std::abs(dual) < 0.05) return;
      Binding& binding = found[{kind, id}];
      binding.kind = kind, binding.id = id, binding.name = name;
      binding.usd_per_mwh += length * std::abs(dual), binding.month_count += length;
    };
    for (std::size_t r = 0; r < l_.rows.size(); ++r) {
      const RowInfo& row = l_.rows[r];
      if (!reported(row.month)) continue;
      const double dual = v_.row_dual[r];
      length = l_.timeline.length(row.month);
      if (row.kind == RowKind::pipe) note("pipeline", world_.pipelines[row.item].id, world_.pipelines[row.item].name, dual);
      if (row.kind == RowKind::contract)
        note("contract", world_.contracts[row.item].id, world_.contracts[row.item].id, dual);
      if (row.kind == RowKind::cargo_cover)
        for (const std::size_t c : l_.cargo_covers[row.item].contracts) by_sea[{row.month, c}] += dual;
      if (row.kind == RowKind::flow_limit) note("event", l_.events[row.item].id, l_.events[row.item].title, dual);
      // Per transit to per MWh of the cargoes that pass.
      if (row.kind == RowKind::transits)
        note("canal", world_.straits[row.item].id, world_.straits[row.item].name, dual * a_twh[r]);
      if (row.kind == RowKind::regasification) {
        const auto& place = l_.network.imports[row.item];
        note("regasification", world_.nodes[place.node].id, world_.nodes[place.node].name, dual);
      }
      if (row.kind == RowKind::liquefaction) {
        const auto& place = l_.network.exports[row.item];
        note("liquefaction", place.port, world_.nodes[place.node].name, dual);
      }
    }
    for (const auto& [at, dual] : by_sea) {
      length = l_.timeline.length(at.first);
      note("contract", world_.contracts[at.second].id, world_.contracts[at.second].id, dual);
    }
    for (auto& [key, binding] : found) {
      binding.usd_per_mwh /= binding.month_count;
      out_.bindings.push_back(std::move(binding));
    }
    std::stable_sort(out_.bindings.begin(), out_.bindings.end(), [](const Binding& a, const Binding& b) {
      return a.usd_per_mwh * a.month_count > b.usd_per_mwh * b.month_count;
    });
    // Canals are few and stay in the list.
    std::size_t place = 0;
    std::erase_if(out_.bindings, [&](const Binding& one) { return ++place > kBindingCount && one.kind != "canal"; });
  }

  const model::Layout& l_;
  const world::World& world_;
  const solve::LinearProgram& p_;
  const PathValues& v_;
  Outcome& out_;
  std::map<std::pair<std::string, std::string>, PipeFlow> pipes_;
  std::map<std::tuple<std::string, std::string, std::vector<std::string>>, LngFlow> voyages_;
  std::map<std::size_t, ContractTake> takes_;  // by contract row, so by id
  std::map<std::pair<std::string, std::string>, MarkUp> mark_ups_;
};

}  // namespace

Outcome read_outcome(const model::Layout& layout, const solve::LinearProgram& program, const PathValues& values) {
  Outcome outcome;
  outcome.certificate = values.certificate;
  outcome.solve_count = values.solve_count;
  outcome.cold_resolve = values.cold_resolve;
  Reader(layout, program, values, outcome).read();
  return outcome;
}

}  // namespace netback::market
