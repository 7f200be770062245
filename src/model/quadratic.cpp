#include "model/quadratic.h"

#include <algorithm>

#include "model/conduct.h"
#include "model/constraints.h"
#include "model/demand_curve.h"
#include "model/supply_curve.h"

namespace netback::model {
namespace {

// TWh, 1 MWh: a narrower column is flat at its mean, since slopes of 1e8 and more would only blur the arithmetic.
constexpr double kNarrow = 1e-6;

// A column from `first` to `last` USD/MWh over its width.
struct Line { double cost = 0, curvature = 0; };
Line line(double first, double last, double width) {
  if (width < kNarrow) return {(first + last) / 2, 0};
  return {first, (last - first) / width};
}

class Twin {
 public:
  Twin(const Layout& layout, const State& state, const solve::LinearProgram& linear)
      : from_(layout), state_(state), linear_(linear), demand_(layout.of(ColKind::demand)) {
    out_.layout = layout;
    out_.layout.cols.clear();
    solve::LinearProgram& p = out_.program.linear;
    p.row_lower = linear.row_lower, p.row_upper = linear.row_upper;
    copy(0, demand_.begin);
    add_pieces();
    const auto shift = p.col_count() - demand_.end;
    copy(demand_.end, linear.col_count());
    for (Range& range : out_.layout.col_range)
      if (range.begin >= demand_.end && &range != &out_.layout.col_range[static_cast<std::size_t>(ColKind::demand)])
        range.begin += shift, range.end += shift;
    out_.layout.col_range[static_cast<std::size_t>(ColKind::demand)].end = demand_.end + shift;
    bend_supply();
    bend_conduct();
  }
  QuadraticTwin take() { return std::move(out_); }

 private:
  void copy(std::int32_t begin, std::int32_t end) {
    solve::LinearProgram& p = out_.program.linear;
    for (auto c = static_cast<std::size_t>(begin); c < static_cast<std::size_t>(end); ++c) {
      for (auto k = static_cast<std::size_t>(linear_.a_start[c]); k < static_cast<std::size_t>(linear_.a_start[c + 1]); ++k)
        p.a_index.push_back(linear_.a_index[k]), p.a_value.push_back(linear_.a_value[k]);
      push(from_.cols[c], {linear_.col_cost[c], 0}, linear_.col_lower[c], linear_.col_upper[c]);
    }
  }

  void push(const ColInfo& info, const Line& cost, double lower, double upper) {
    solve::LinearProgram& p = out_.program.linear;
    p.a_start.push_back(static_cast<std::int32_t>(p.a_index.size()));
    p.col_cost.push_back(cost.cost), p.col_lower.push_back(lower), p.col_upper.push_back(upper);
    out_.program.curvature.push_back(cost.curvature);
    out_.layout.cols.push_back(info);
  }

  void add_pieces() {
    const Index shapes = index_of(from_.world->shapes);
    solve::LinearProgram& p = out_.program.linear;
    const Range& hubs = from_.of(RowKind::hub);
    for (std::int32_t r = hubs.begin; r < hubs.end; ++r) {
      const RowInfo& hub = from_.rows[static_cast<std::size_t>(r)];
      const auto use = period_use(from_, state_, shapes, hub.item, hub.month);
      std::uint16_t step = 0;
      auto& is_last = out_.layout.is_last_resort[hub.item];
      if (hub.month == 0) is_last.clear();
      for (std::size_t i = 0; i < use.size(); ++i)
        for (const DemandPiece& piece :
             demand_pieces(from_.world->demand[from_.network.demands[hub.item][i]], from_.world->assumptions)) {
          const double tax = state_.use_add.at(hub.item, hub.month);
          const DemandPiece net{piece.price_high - tax, piece.price_low - tax, piece.share * use[i]};
          for (const DemandPiece& part : cut_at_cap(net, hub)) {
            const auto offer = [&](double worth) { return -bid(from_.network, state_, hub.item, hub.month, worth + tax); };
            p.a_index.push_back(r), p.a_value.push_back(-1);
            push({ColKind::demand, hub.month, kNoSeller, step++, hub.item},
                 line(offer(part.price_high), offer(part.price_low), part.share), 0, part.share);
            if (hub.month == 0) is_last.push_back(piece.price_high == piece.price_low);
          }
        }
    }
  }

  // Where an event may cap the price every piece is two columns in every state, so that states keep one shape: what is worth
  // more than the cap, and the rest.
  std::vector<DemandPiece> cut_at_cap(const DemandPiece& piece, const RowInfo& hub) const {
    if (!may_be_capped(hub.item)) return {piece};
    const double high = piece.price_high, low = piece.price_low, cap = state_.price_cap.at(hub.item, hub.month);
    if (!(high > cap)) return {{high, high, 0}, piece};
    if (!(low < cap)) return {piece, {low, low, 0}};
    const double above = piece.share * (high - cap) / (high - low);
    return {{high, cap, above}, {cap, low, piece.share - above}};
  }
  bool may_be_capped(std::size_t node) const {
    return std::any_of(from_.events.begin(), from_.events.end(), [&](const scenario::Event& event) {
      const auto* cap = std::get_if<scenario::PriceCapLever>(&event.lever);
      return cap && holds_node(*from_.world, cap->place, from_.world->nodes[node]);
    });
  }

  // Production stands in front of demand, so its columns keep their places.
  void bend_supply() {
    const Range& cols = from_.of(ColKind::production);
    SupplyCurve curve;
    std::vector<SupplyStep> steps;
    double u = 0;
    for (std::int32_t c = cols.begin; c < cols.end; ++c) {
      const auto at = static_cast<std::size_t>(c);
      const ColInfo& col = out_.layout.cols[at];
      if (col.step == 0) {
        u = 0;
        if (col.month == 0) {
          curve = fit_supply_curve(from_.world->supply[col.item]);
          steps = supply_steps(from_.world->supply[col.item]);
        }
      }
      const double to = u + steps[col.step].share;
      // What events add to the linear form's cost of the same step.
      const double tax = linear_.col_cost[at] - steps[col.step].cost;
      const Line cost = line(curve.marginal(u) + tax, curve.marginal(to) + tax, linear_.col_upper[at]);
      out_.program.linear.col_cost[at] = cost.cost, out_.program.curvature[at] = cost.curvature;
      u = to;
    }
  }

  // What is not sold forward is one column as wide as all steps, which rises by theta B a TWh, and the one without end after
  // it; the steps between stand empty.
  void bend_conduct() {
    const Index shapes = index_of(from_.world->shapes);
    const Range& steps = out_.layout.of(ColKind::power);
    for (std::int32_t at = steps.begin; at < steps.end; ++at) {
      const auto c = static_cast<std::size_t>(at);
      const ColInfo& col = out_.layout.cols[c];
      if (col.step == 0) continue;
      const auto market = std::ranges::find(from_.network.conduct, col.item, &ConductMarket::row);
      const Conjecture told = conjecture(from_, state_, shapes, *market, col.month);
      const double width = told.step * market->step_count;
      const bool is_last = col.step > market->step_count;
      if (!is_last) out_.program.linear.col_upper[c] = col.step == 1 ? width : 0;
      out_.program.linear.col_cost[c] = is_last ? told.slope * width : 0;
      if (is_last || col.step == 1) out_.program.curvature[c] = told.slope;
    }
  }

  const Layout& from_;
  const State& state_;
  const solve::LinearProgram& linear_;
  Range demand_;
  QuadraticTwin out_;
};

}  // namespace

QuadraticTwin quadratic_twin(const Layout& layout, const State& state, const solve::LinearProgram& linear) {
  return Twin(layout, state, linear).take();
}

}  // namespace netback::model
