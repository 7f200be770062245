#include "market/security.h"

#include <algorithm>

#include "market/accounts.h"
#include "market/compare.h"
#include "market/path.h"
#include "market/seller_stop.h"
#include "market/sharing.h"
#include "model/state.h"
#include "world/query.h"

namespace netback::market {
namespace {

const std::string kUnion = "region:eu";
constexpr double kTakenAway = 0.1;  // TWh: less than this is none

// Members' places and the lines between them, and what a state of the world leaves of these.
class Members {
 public:
  Members(const world::World& world, const model::Timeline& timeline)
      : world_(world), timeline_(timeline), nodes_(world::nodes_of(world, kUnion, timeline.report.first_day())) {
    for (std::size_t i = 0; i < world.pipelines.size(); ++i)
      if (holds(world.pipelines[i].from_node) && holds(world.pipelines[i].to_node)) lines_.push_back(i);
  }
  const world::Ids& nodes() const { return nodes_; }

  // What their stores hold at the end of a reported month, TWh.
  double stored(const Outcome& outcome, std::size_t month) const {
    double sum = 0;
    for (const auto& store : world_.storage)
      if (holds(store.node)) sum += at(outcome.stock, store.id, month);
    return sum;
  }

  // The gas that an outcome brings the members in a reported month, and what they burn in base. What comes to a place from
  // elsewhere than the members is what it burns less what other members send it, so both close with the market's own books.
  GasToShare gas(const Outcome& base, const Outcome& outcome, const model::State& state, std::size_t month) const {
    GasToShare gas;
    for (const std::string& node : nodes_) {
      gas.wanted.push_back(at(base.consumption, node, month));
      gas.brought.push_back(at(outcome.consumption, node, month));
    }
    std::map<std::string, double> flows;  // by pipe
    for (const PipeFlow& flow : outcome.pipe_flows) flows[flow.pipe] += flow.twh[month];
    const Month day = timeline_.report + static_cast<int>(month);
    for (const std::size_t i : lines_) {
      const auto& pipe = world_.pipelines[i];
      const double flow = flows.contains(pipe.id) ? flows.at(pipe.id) : 0;
      const double capacity = pipe.capacity * day.day_count() / 365 * state.pipeline.at(i, timeline_.index(day));
      gas.lines.push_back({place(pipe.from_node), place(pipe.to_node), std::max(capacity, flow), pipe.loss});
      gas.brought[gas.lines.back().from] += flow;
      gas.brought[gas.lines.back().to] -= flow * (1 - pipe.loss);
    }
    return gas;
  }

 private:
  bool holds(const std::string& node) const { return std::ranges::binary_search(nodes_, node); }
  std::size_t place(const std::string& node) const {
    return static_cast<std::size_t>(std::ranges::lower_bound(nodes_, node) - nodes_.begin());
  }
  static double at(const std::map<std::string, Series>& by_id, const std::string& id, std::size_t month) {
    const auto found = by_id.find(id);
    return found == by_id.end() ? 0 : found->second[month];
  }
  const world::World& world_;
  const model::Timeline& timeline_;
  world::Ids nodes_;
  std::vector<std::size_t> lines_;
};

struct Span { std::size_t begin = 0, end = 0; };  // of reported months

double total(const std::map<std::string, Series>& by_node, const std::string& node, Span span) {
  double sum = 0;
  if (const auto found = by_node.find(node); found != by_node.end())
    for (std::size_t t = span.begin; t < span.end; ++t) sum += found->second[t];
  return sum;
}

void add_shared(const GasToShare& gas, const Shared& shared, double MemberLoss::* lost, double MemberLoss::* worst,
                Stop& stop, Security& security) {
  for (std::size_t n = 0; n < gas.wanted.size(); ++n) {
    MemberLoss& member = stop.members[n];
    member.*lost += shared.missing[n];
    if (gas.wanted[n] > 0) member.*worst = std::max(member.*worst, shared.missing[n] / gas.wanted[n]);
  }
  security.certificate = worse_of(security.certificate, shared.certificate);
  security.share_count += shared.solve_count;
}

// Fills in who lacks what: by the market's price, and by both rules.
Result<bool> tell_losses(const Members& members, const Outcome& base, const Outcome& outcome, const model::State& state,
                         Span span, Stop& stop, Security& security) {
  stop.from = base.months[span.begin], stop.months = span.end - span.begin;
  for (const std::string& node : members.nodes()) {
    MemberLoss member;
    member.node = node, member.base = total(base.consumption, node, span);
    member.market = member.base - total(outcome.consumption, node, span);
    member.price_before = total(base.price, node, span) / static_cast<double>(stop.months);
    member.price_after = total(outcome.price, node, span) / static_cast<double>(stop.months);
    stop.members.push_back(member);
  }
  stop.from_stores = members.stored(base, span.end - 1) - members.stored(outcome, span.end - 1);
  for (std::size_t t = span.begin; t < span.end; ++t) {
    const GasToShare gas = members.gas(base, outcome, state, t);
    NB_TRY(equal, share_equally(gas));
    add_shared(gas, equal, &MemberLoss::equal, &MemberLoss::equal_worst, stop, security);
    NB_TRY(own, own_demand_first(gas));
    add_shared(gas, own, &MemberLoss::own_first, &MemberLoss::own_first_worst, stop, security);
    stop.withheld += own.withheld;
  }
  return true;
}

// Sellers by name that hold enough of what the members burn, largest first.
std::vector<Stop> main_sellers(const Dependence& members) {
  std::vector<Stop> found;
  for (const auto& [seller, share] : members.share)
    if (share >= kMainSeller && seller != "seller:home" && seller != "seller:rest" && seller != "seller:storage")
      found.push_back(
          {.seller = seller, .share = share, .from = {}, .months = 0, .members = {}, .from_stores = 0, .withheld = 0});
  std::ranges::stable_sort(found, std::ranges::greater{}, &Stop::share);
  if (found.size() > kMainSellers) found.resize(kMainSellers);
  return found;
}

Result<bool> solve_stops(const world::World& world, const model::Timeline& timeline, const Members& members,
                         const SecurityQuestion& question, Security& security) {
  std::vector<scenario::Event> events;
  std::vector<std::size_t> first_event;  // by stop
  for (const Stop& stop : security.stops) {
    first_event.push_back(events.size());
    for (scenario::Lever& lever : stop_levers(world, stop.seller, members.nodes())) {
      scenario::Event event;
      event.id = event.title = "stop:" + stop.seller + "/" + std::to_string(events.size());
      event.lever = std::move(lever), event.surprise = true;
      event.from = timeline.report, event.until = timeline.report + static_cast<int>(kStopMonths);
      events.push_back(std::move(event));
    }
  }
  first_event.push_back(events.size());
  std::vector<std::vector<Stage>> paths;
  for (std::size_t i = 0; i < security.stops.size(); ++i) {
    std::vector<double> weights(events.size(), 0);
    for (std::size_t e = first_event[i]; e < first_event[i + 1]; ++e) weights[e] = 1;
    paths.push_back({{timeline.report, std::move(weights)}});
  }
  PathSolver solver(world, timeline, events, question.threads, question.cache_folder);
  NB_TRY(based, solver.solve_base());
  (void)based;
  NB_TRY(solved, solver.solve(paths, 0));
  security.solve_count = solver.times().base_solves + solver.times().resolves;
  const Outcome& base = solved.outcomes.front();
  const model::State state = model::make_state(world, timeline, {});  // who may sell moves no line
  const Span span{0, std::min(kStopMonths, base.months.size())};
  for (std::size_t i = 0; i < security.stops.size(); ++i) {
    const Outcome& outcome = solved.outcomes[solved.of_path[i]];
    security.certificate = worse_of(security.certificate, outcome.certificate);
    NB_TRY(told, tell_losses(members, base, outcome, state, span, security.stops[i], security));
    (void)told;
  }
  return true;
}

// The scenario's "all", where members burn less in it than in base.
Result<bool> tell_all(const world::World& world, const scenario::Scenario& scenario, const model::Timeline& timeline,
                      const Members& members, const Outcome& base, const Outcome& all, Security& security) {
  const std::vector<scenario::Event> events = moving_together(scenario, timeline);
  if (events.empty()) return true;
  const Month first = std::max(timeline.report, std::ranges::min(events, {}, &scenario::Event::from).from);
  const auto begin = static_cast<std::size_t>(first - timeline.report);
  const Span span{begin, std::min(begin + kStopMonths, base.months.size())};
  double lost = 0;
  for (const std::string& node : members.nodes())
    lost += total(base.consumption, node, span) - total(all.consumption, node, span);
  if (span.begin >= span.end || lost < kTakenAway) return true;
  std::vector<model::WeightedEvent> happened;
  for (const scenario::Event& event : events) happened.push_back({&event, 1});
  Stop stop;
  NB_TRY(told, tell_losses(members, base, all, model::make_state(world, timeline, happened), span, stop, security));
  (void)told;
  security.all = std::move(stop);
  return true;
}

}  // namespace

Result<Security> assess_security(const world::World& world, const scenario::Scenario& scenario,
                                 const model::Timeline& timeline, const Outcome& base, const Outcome& all,
                                 const SecurityQuestion& question) {
  Security security;
  security.n_minus_1 = n_minus_1(world, timeline);
  if (!question.with_stops) return security;
  const Members members(world, timeline);
  const Accounts accounts = make_accounts(world, base, {kUnion});
  security.stops = main_sellers(accounts.places.front());
  if (!security.stops.empty()) {
    NB_TRY(solved, solve_stops(world, timeline, members, question, security));
    (void)solved;
  }
  NB_TRY(told, tell_all(world, scenario, timeline, members, base, all, security));
  (void)told;
  return security;
}

}  // namespace netback::market
