#include "model/voyages.h"

#include <algorithm>
#include <map>
#include <set>

#include "model/lookup.h"
#include "model/tie_break.h"

namespace netback::model {
namespace {

// A cargo longer on its way lands in the month after (methods.md 9: a lag for voyages of more than 20 days).
constexpr double kLongVoyage = 20;  // days

using Gates = std::set<std::string>;

// Straits whose traffic or cost a state may change.
Gates changeable(const world::World& world, const std::vector<scenario::Event>& events) {
  Gates gates;
  for (const auto& strait : world.straits) {
    const bool told = std::any_of(world.asset_states.begin(), world.asset_states.end(),
                                  [&](const auto& row) { return row.asset == strait.id; });
    if (told || strait.slots > 0) gates.insert(strait.id);
  }
  for (const auto& event : events)
    if (const auto* lever = std::get_if<scenario::RouteLever>(&event.lever)) gates.insert(lever->gate);
  return gates;
}

// Those, and what ships may go round because of its ice or its price.
std::vector<std::string> avoidable(const world::World& world, Gates gates) {
  for (const auto& row : world.passage_costs) gates.insert(row.strait);
  for (const auto& row : world.ice) gates.insert(row.zone);
  return {gates.begin(), gates.end()};
}

// Voyages of the world's ships in the months of a run: dues, charges and prices change on some days only, ice by calendar
// month.
class Calendar {
 public:
  Calendar(const world::World& world, const Timeline& line, double gas_price)
      : world_(world), line_(line), gas_price_(gas_price) {
    const auto add = [&](const auto& rows) {
      for (const auto& row : rows) {
        if (row.from) turns_.insert(*row.from);
        if (row.until) turns_.insert(*row.until);
      }
    };
    add(world.passage_costs), add(world.carbon_charges), add(world.ice);
    if (!world.carbon_charges.empty())
      for (const auto& row : world.prices) turns_.insert(row.month.first_day());
    std::size_t era = 0;
    for (Month m = line.start; m < line.end; m = m + 1) {
      const auto passed = [&](Month month) { return std::distance(turns_.begin(), turns_.upper_bound(month.first_day())); };
      if (m != line.start && passed(m) != passed(m - 1)) ++era;
      if (m == line.start || eras_.back() != era) first_days_.push_back(m.first_day());
      eras_.push_back(era);
    }
    ships_.resize(world.vessels.size());
  }

  const std::vector<route::Shipping>& ships(std::size_t vessel) {
    auto& list = ships_[vessel];
    if (list.empty())
      for (const Date day : first_days_) list.emplace_back(world_, world_.vessels[vessel], day);
    return list;
  }

  // By period. A season's is the mean of the months it is open, open if at least half are.
  std::vector<route::Voyage> voyages(const route::Passage& passage, std::size_t vessel) {
    const auto& ships = this->ships(vessel);
    std::map<std::pair<std::size_t, int>, route::Voyage> known;  // without ice all months of an era are one
    const auto in_month = [&](Month month) {
      const std::size_t era = eras_[static_cast<std::size_t>(month - line_.start)];
      const int ice = passage.zone_nm.empty() ? 1 : month.month();
      const auto [at, is_new] = known.try_emplace({era, ice});
      if (is_new) at->second = ships[era].voyage(passage, ice, gas_price_);
      return at->second;
    };
    std::vector<route::Voyage> list;
    for (int t = 0; t < line_.period_count(); ++t) {
      const int length = line_.length(t);
      if (length == 1) {
        list.push_back(in_month(line_.month(t)));
        continue;
      }
      route::Voyage mean;
      int open = 0;
      for (int i = 0; i < length; ++i) {
        const route::Voyage one = in_month(line_.month(t) + i);
        if (!one.open) continue;
        ++open;
        mean.ship_days_per_twh += one.ship_days_per_twh, mean.laden_days += one.laden_days;
        mean.cost_usd_per_mwh += one.cost_usd_per_mwh, mean.dues_usd_per_mwh += one.dues_usd_per_mwh;
      }
      mean.open = 2 * open >= length;
      for (double* part : {&mean.ship_days_per_twh, &mean.laden_days, &mean.cost_usd_per_mwh, &mean.dues_usd_per_mwh})
        *part /= std::max(1, open);
      list.push_back(mean);
    }
    return list;
  }

 private:
  const world::World& world_;
  const Timeline& line_;
  double gas_price_;
  std::set<Date> turns_;
  std::vector<std::size_t> eras_;  // by month
  std::vector<Date> first_days_;   // of eras
  std::vector<std::vector<route::Shipping>> ships_;  // by vessel and era
};

// Whatever the state, `a` serves wherever `b` does, and is neither longer nor dearer.
bool as_good(const VoyageArc& a, const VoyageArc& b, const Gates& changeable) {
  for (const std::string& gate : a.passage.gates)
    if (changeable.contains(gate) && !b.passage.gates.contains(gate)) return false;
  for (std::size_t t = 0; t < b.voyage.size(); ++t) {
    const route::Voyage &mine = a.voyage[t], &its = b.voyage[t];
    if (its.open && !(mine.open && mine.ship_days_per_twh <= its.ship_days_per_twh && mine.laden_days <= its.laden_days &&
                      mine.cost_usd_per_mwh <= its.cost_usd_per_mwh))
      return false;
  }
  return true;
}

void drop_dominated(std::vector<VoyageArc>& ways, const Gates& changeable) {
  std::vector<VoyageArc> kept;
  for (std::size_t b = 0; b < ways.size(); ++b) {
    bool is_dominated = false;
    for (std::size_t a = 0; a < ways.size() && !is_dominated; ++a)  // of two equal ones the first stays
      is_dominated = a != b && as_good(ways[a], ways[b], changeable) && (a < b || !as_good(ways[b], ways[a], changeable));
    if (!is_dominated) kept.push_back(ways[b]);
  }
  ways = std::move(kept);
}

}  // namespace

const route::Voyage& VoyageArc::near(int t) const {
  const int count = static_cast<int>(voyage.size());
  for (int away = 0; away <= count; ++away)
    for (const int there : {t - away, t + away})
      if (there >= 0 && there < count && in(there).open) return in(there);
  return voyage.front();
}

void add_voyages(Network& net, const world::World& world, const std::vector<scenario::Event>& events,
                 const Timeline& timeline) {
  const route::SeaNetwork sea(world);
  const Index straits = index_of(world.straits);
  const Gates may_change = changeable(world, events);
  const std::vector<std::string> round = avoidable(world, may_change);
  Calendar calendar(world, timeline, net.mean_price);
  for (std::size_t e = 0; e < net.exports.size(); ++e)
    for (std::size_t m = 0; m < net.imports.size(); ++m) {
      const ExportPlace& from = net.exports[e];
      const ImportPlace& to = net.imports[m];
      if (from.node == to.node) continue;  // coastal trade inside a node moves no gas between nodes
      const route::Shipping& ship = calendar.ships(from.vessel).front();
      std::vector<VoyageArc> ways;
      for (auto& passage : sea.alternatives(from.port, to.port, round, ship.too_large_for())) {
        VoyageArc arc{.from = e, .to = m, .straits = {}, .voyage = calendar.voyages(passage, from.vessel)};
        if (std::none_of(arc.voyage.begin(), arc.voyage.end(), [](const auto& one) { return one.open; })) continue;
        arc.is_long = ship.mean_voyage(passage, net.mean_price).laden_days > kLongVoyage;
        std::string id = from.port + to.port;
        for (const std::string& gate : passage.gates) {
          id += gate;
          if (const std::size_t strait = find(straits, gate); strait != kNone) arc.straits.push_back(strait);
        }
        arc.id_fraction = id_fraction(id);
        arc.passage = std::move(passage);
        ways.push_back(std::move(arc));
      }
      drop_dominated(ways, may_change);
      std::move(ways.begin(), ways.end(), std::back_inserter(net.voyages));
    }
}

Cargoes on_voyages(const Network& network, const GivenCargoes& given) {
  const auto laid = [&](const std::optional<std::vector<Cargo>>& cargoes, bool at_end) {
    std::vector<double> twh;
    if (!cargoes) return twh;
    twh.assign(network.voyages.size(), 0);
    for (const Cargo& cargo : *cargoes) {
      const auto may_take = [&](const VoyageArc& arc, bool same_gates) {
        return arc.from == cargo.from && arc.to == cargo.to && arc.is_long && (!at_end || arc.voyage.back().open) &&
               (!same_gates || arc.passage.gates == cargo.gates);
      };
      for (const bool same_gates : {true, false}) {
        const auto arc = std::find_if(network.voyages.begin(), network.voyages.end(),
                                      [&](const VoyageArc& one) { return may_take(one, same_gates); });
        if (arc == network.voyages.end()) continue;
        twh[static_cast<std::size_t>(arc - network.voyages.begin())] += cargo.twh;
        break;
      }
    }
    return twh;
  };
  return {laid(given.afloat, false), laid(given.departing, true)};
}

}  // namespace netback::model
