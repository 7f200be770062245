#include "calibrate/forecast.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "calibrate/matrix.h"
#include "calibrate/score.h"
#include "calibrate/shares.h"
#include "market/modelled.h"
#include "model/corrections.h"
#include "model/lookup.h"
#include "model/state.h"

namespace netback::calibrate {
namespace {

constexpr const char *kCombined = "half way", *kNoChange = "no change", *kProportional = "proportional",
                     *kEnvelope = "envelope";
constexpr double kSupplyElasticity = 0.1;           // methods.md 4: pipeline fields at plateau and LNG trains together

const std::string kCentral = expectation_name(Expectation::rolling);

// Use of a place at the base year's prices in the year over that in the base year, the year's demand as it came.
class Growth {
 public:
  Growth(const Prediction& p, const std::vector<ListedEvent>& list) : world_(p.known) {
    const auto base = model::make_state(world_, model::year_timeline(p.base), {}),
               year = model::make_state(world_, model::year_timeline(p.year), {});
    std::map<std::pair<std::string, int>, double> set;
    for (const Setting& s : settings(world_, list, p.year, {Date{9999, 1, 1}, Month(p.year + 1, 1), Path::announced}))
      if (s.measure == Measure::demand_factor) set[{s.row, s.month.month() - 1}] = s.value;
    const model::Index shapes = model::index_of(world_.shapes);
    for (std::size_t i = 0; i < world_.demand.size(); ++i)
      for (int t = 0; t < 12; ++t) {
        const auto& row = world_.demand[i];
        const double use = row.quantity * model::month_share(world_, shapes, row.shape, Month(p.year, t + 1));
        const auto told = set.find({row.id, t});
        before_[row.node] += use * base.demand_factor.at(i, t);
        after_[row.node] +=
            use * (told != set.end() ? told->second * model::demand_correction(world_, row) : year.demand_factor.at(i, t));
      }
  }
  double of(const std::string& place) const {
    double before = 0, after = 0;
    for (const auto& node : world_.nodes)
      if (before_.contains(node.id) && (place.empty() || model::holds_node(world_, place, node)))
        before += before_.at(node.id), after += after_.at(node.id);
    return before > 0 ? after / before : 1;
  }
  double use_before(const std::string& place) const {
    double sum = 0;
    for (const auto& node : world_.nodes)
      if (before_.contains(node.id) && model::holds_node(world_, place, node)) sum += before_.at(node.id);
    return sum;
  }

 private:
  const world::World& world_;
  std::map<std::string, double> before_, after_;
};

// Mean elasticity of demand in a place, by volume.
double elasticity(const world::World& world, const std::string& place) {
  double sum = 0, weight = 0;
  for (const auto& row : world.demand) {
    if (!model::holds_node(world, place, row.node)) continue;
    sum += -row.elasticity * row.quantity, weight += row.quantity;
  }
  return weight > 0 ? sum / weight : 0;
}

// What a lost or added volume does by the rule of thumb (methods.md E6). Europe and Asia are one market by the sea.
double envelope(const world::World& world, const Growth& growth, const std::string& price) {
  const std::vector<std::string> places = price == "price:henry-hub"
                                              ? std::vector<std::string>{"country:us"}
                                              : std::vector<std::string>{"region:europe", "region:northeast-asia"};
  double added = 0, volume = 0, answer = 0;
  for (const std::string& place : places) {
    const double use = growth.use_before(place);
    added += use * (growth.of(place) - 1), volume += use, answer += use * elasticity(world, place);
  }
  return volume > 0 ? std::exp(added / volume / (answer / volume + kSupplyElasticity)) : 1;
}

bool is_net(const FlowForecast& flow) { return flow.measure == "border_flow"; }

// What the year was judged on at all: a pair of such a measure without a row flowed less than 1 bcm.
std::set<std::string> measures_of(const world::World& judge, int year) {
  std::set<std::string> measures;
  for (const auto& row : judge.observed)
    if (row.year == year && is_matrix(row)) measures.insert(row.measure == "export" ? "pipe_trade" : row.measure);
  return measures;
}

void add_flows(const world::World& judge, const Prediction& p, const Growth& growth, Forecasts& found) {
  using Key = std::tuple<std::string, std::string, std::string>;
  std::map<Key, FlowForecast> flows;
  std::map<Key, const world::Observed*> rows;
  const std::set<std::string> judged = measures_of(judge, p.year);
  for (const auto& row : judge.observed) {
    if ((row.year != p.base && row.year != p.year) || !is_matrix(row)) continue;
    const Key key{row.measure, row.subject, row.partner};
    FlowForecast& flow = flows[key];
    flow.measure = row.measure, flow.from = row.subject, flow.to = row.partner;
    if (!flow.after && judged.contains(row.measure == "export" ? "pipe_trade" : row.measure)) flow.after = 0;
    if (row.year == p.base)
      flow.before = row.value;
    else
      flow.after = row.value;
    rows[key] = &row;
  }
  for (auto& [key, flow] : flows) {
    // What the model gets wrong of the year before it gets wrong again: its change is the forecast.
    const double fitted = modelled_flow(judge, p.base_outcome, *rows.at(key));
    for (const auto& [expectation, outcome] : p.outcomes) {
      const double moved = modelled_flow(judge, outcome, *rows.at(key)) - fitted;
      flow.said[expectation_name(expectation)] = is_net(flow) ? flow.before + moved : std::max(0.0, flow.before + moved);
    }
    flow.said[kNoChange] = flow.said[kEnvelope] = flow.before;
    flow.said[kProportional] = flow.before * growth.of(flow.to);
    flow.said[kCombined] = (flow.said.at(kCentral) + flow.before) / 2;
    found.flows.push_back(flow);
  }
}

void add_prices(const world::World& judge, const Prediction& p, const Growth& growth, Forecasts& found) {
  for (const auto& row : judge.observed) {
    if (row.measure != "price" || row.year != p.base || !(row.value > 0)) continue;
    PriceForecast price{row.subject, row.value, {}, {}};
    if (const world::Observed* after = observed_row(judge, "price", row.subject, p.year)) price.after = after->value;
    for (const auto& [expectation, outcome] : p.outcomes)
      if (const auto ours = market::modelled(judge, outcome, row), fitted = market::modelled(judge, p.base_outcome, row);
          ours && fitted && *fitted > 0)
        price.said[expectation_name(expectation)] = price.before * *ours / *fitted;
    price.said[kNoChange] = price.before;
    price.said[kProportional] = price.before * growth.of("");
    if (const auto ours = price.said.find(kCentral); ours != price.said.end())
      price.said[kCombined] = std::sqrt(ours->second * price.before);
    price.said[kEnvelope] = price.before * envelope(p.known, growth, row.subject);
    found.prices.push_back(std::move(price));
  }
}

ForecastScore score_of(const world::World& judge, const Forecasts& all, const std::string& name) {
  ForecastScore score;
  std::map<std::string, std::vector<Pair>> pairs;
  for (const FlowForecast& flow : all.flows) {
    if (!flow.after) continue;
    const double said = flow.said.at(name), moved = *flow.after - flow.before;
    const std::string kind = flow.measure == "lng_trade" || flow.measure == "border_flow" ? flow.measure : "pipe";
    pairs[kind].push_back({flow.from, flow.to, *flow.after, said});
    if (std::abs(moved) <= kMovedTwh) continue;
    ++score.changes;
    score.right += (said - flow.before) * moved > 0;
  }
  const auto error = [&](const char* kind, double half) {
    return pairs.contains(kind) ? std::optional(matrix_error(pairs.at(kind), half)) : std::nullopt;
  };
  score.lng = error("lng_trade", 0.5), score.pipe = error("pipe", 0.5), score.border = error("border_flow", 1);
  if (score.lng && score.pipe) {
    std::vector<Pair> trade = pairs.at("lng_trade");
    trade.insert(trade.end(), pairs.at("pipe").begin(), pairs.at("pipe").end());
    score.eu_shares = share_error(supplier_shares(judge, trade, ImportMarket::eu));
    score.asia_shares = share_error(supplier_shares(judge, trade, ImportMarket::northeast_asia));
  }
  double apart = 0;
  int count = 0;
  for (const PriceForecast& price : all.prices)
    if (const auto said = price.said.find(name); price.after && *price.after > 0 && said != price.said.end())
      apart += std::abs(std::log(said->second / *price.after)), ++count;
  if (count > 0) score.price = apart / count;
  return score;
}

}  // namespace

Forecasts compare_forecasts(const world::World& judge, const Prediction& prediction, const std::vector<ListedEvent>& list) {
  Forecasts found;
  for (const auto& [expectation, outcome] : prediction.outcomes) found.names.emplace_back(expectation_name(expectation));
  for (const char* name : {kCombined, kNoChange, kProportional, kEnvelope}) found.names.emplace_back(name);
  const Growth growth(prediction, list);
  add_flows(judge, prediction, growth, found);
  add_prices(judge, prediction, growth, found);
  for (const std::string& name : found.names) found.scores[name] = score_of(judge, found, name);
  for (const auto& [expectation, outcome] : prediction.outcomes)
    found.scores[expectation_name(expectation)].stocks = score(judge, outcome, prediction.year).stock_points;
  return found;
}

}  // namespace netback::calibrate
