#include "model/demand_curve.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "model/tie_break.h"

namespace netback::model {
namespace {

// Grid of price multiples; see the header for its spacing.
std::vector<double> grid() {
  std::vector<double> points{0.30, 0.33, 0.36};
  for (double x = 0.39; x < 2.00; x *= 1.036) points.push_back(x);
  for (double x = 2.02; x < 10; x *= x < 4 ? 1.05 : 1.08) points.push_back(x);
  for (const double x : {10.5, 12.0, 14.0, 16.0, 19.0}) points.push_back(x);
  return points;
}

constexpr double kBend = 3;        // multiples of the reference price: above it demand gives way more slowly
constexpr double kBentSlope = 0.5;  // of the response below
constexpr double kLeastMultiple = 0.3, kChord = 1.04;  // of the iso-elastic curve

// Pieces as they come, dearest first; what is still wanted at `most` before all.
class Pieces {
 public:
  void add(double high, double low, double share) {
    if (share > 1e-12 && high > low) pieces_.push_back({high, low, share});
  }
  std::vector<DemandPiece> with_unserved(double most, double left) && {
    if (left > 1e-12) pieces_.insert(pieces_.begin(), {most, most, left});
    return std::move(pieces_);
  }

 private:
  std::vector<DemandPiece> pieces_;
};

// Straight to `bend`, `bent_slope` times as responsive above it.
std::vector<DemandPiece> straight(double p0, double e, double most, double bend, double bent_slope) {
  const double at_bend = std::max(0.0, 1 + e * (bend / p0 - 1)), slope = -e / p0;
  const double choke = at_bend > 0 ? bend + at_bend / (bent_slope * slope) : p0 * (1 - 1 / e);
  const double top = std::min(choke, most);
  double left = 0;  // still wanted at `top`
  Pieces pieces;
  if (top > bend) {
    left = std::max(0.0, at_bend - bent_slope * slope * (top - bend));
    pieces.add(top, bend, at_bend - left);
    pieces.add(bend, 0, 1 - e - at_bend);
  } else {
    left = std::max(0.0, 1 + e * (top / p0 - 1));
    pieces.add(top, 0, 1 - e - left);
  }
  return std::move(pieces).with_unserved(most, left);
}

std::vector<DemandPiece> iso_elastic(double p0, double e, double most) {
  const auto wanted = [&](double price) { return std::pow(price / p0, e); };
  Pieces pieces;
  double high = most;
  while (high > kLeastMultiple * p0) {
    const double low = std::max(high / kChord, kLeastMultiple * p0);
    pieces.add(high, low, wanted(low) - wanted(high));
    high = low;
  }
  return std::move(pieces).with_unserved(most, wanted(most));
}

}  // namespace

std::vector<DemandPiece> demand_pieces(const world::Demand& row, const world::Assumptions& assumed) {
  const double e = row.elasticity * assumed.elasticity_factor, most = row.unserved_cost;
  if (e == 0) return {{most, most, 1}};
  switch (assumed.demand_curve) {
    case world::DemandCurve::linear:
      return straight(row.reference_price, e, most, row.reference_price, 1);
    case world::DemandCurve::two_piece:
      return straight(row.reference_price, e, most, kBend * row.reference_price, kBentSlope);
    case world::DemandCurve::iso_elastic:
      return iso_elastic(row.reference_price, e, most);
  }
  return {};
}

double demand_at(const std::vector<DemandPiece>& pieces, double price) {
  double share = 0;
  for (const DemandPiece& piece : pieces) {
    if (price >= piece.price_high && price > piece.price_low) continue;
    const bool whole = price <= piece.price_low;
    share += whole ? piece.share : piece.share * (piece.price_high - price) / (piece.price_high - piece.price_low);
  }
  return share;
}

std::vector<DemandStep> demand_steps(const std::vector<const world::Demand*>& rows, const std::string& node,
                                     const world::Assumptions& assumed) {
  double price_sum = 0, weight = 0;
  for (const auto* row : rows)
    if (row->elasticity < 0) price_sum += row->reference_price * row->quantity, weight += row->quantity;
  std::map<double, DemandStep> steps;
  const auto add = [&](double price, std::size_t row, double share) {
    if (share <= 1e-12) return;
    DemandStep& step = steps[price];
    step.price = price;
    step.share.resize(rows.size(), 0);
    step.share[row] += share;
  };
  const double reference = weight > 0 ? price_sum / weight : 0;
  const double offset = 1 + 0.04 * (id_fraction(node) - 0.5);
  const std::vector<double> points = grid();
  for (std::size_t r = 0; r < rows.size(); ++r) {
    std::vector<DemandPiece> sloped;
    for (const DemandPiece& piece : demand_pieces(*rows[r], assumed)) {
      if (piece.price_high == piece.price_low)
        add(piece.price_high, r, piece.share);
      else
        sloped.push_back(piece);
    }
    if (sloped.empty()) continue;
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
      const double low = reference * offset * points[i], high = reference * offset * points[i + 1];
      add((low + high) / 2, r, demand_at(sloped, low) - demand_at(sloped, high));
    }
    // What is still bought above the grid is kept until it counts as unserved.
    add(rows[r]->unserved_cost, r, demand_at(sloped, reference * offset * points.back()));
  }
  std::vector<DemandStep> list;
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) list.push_back(std::move(step->second));
  return list;
}

}  // namespace netback::model
