#include "route/sea_search.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <numbers>

namespace netback::route {
namespace {

// Moves to blocks whose offsets have no common factor, up to three away: 32 directions, each with its reverse 16 later.
struct Move { int rows, cols; };
constexpr std::array<Move, 32> kMoves = [] {
  constexpr Move half[16] = {{0, 1}, {1, 0}, {1, 1}, {1, -1}, {1, 2},  {2, 1},  {2, -1}, {1, -2},
                             {1, 3}, {2, 3}, {3, 2}, {3, 1},  {3, -1}, {3, -2}, {2, -3}, {1, -3}};
  std::array<Move, 32> all{};
  for (std::size_t k = 0; k < 16; ++k) all[k] = half[k], all[k + 16] = {-half[k].rows, -half[k].cols};
  return all;
}();

constexpr double kFarthestMove = 5.7;  // blocks: three each way, and nodes off the middle of theirs
constexpr double kNmPerDegree = 60;
constexpr double kRadian = std::numbers::pi / 180;
constexpr double kBucketNm = 2;
constexpr int kAttachBlocks = 3;  // a point is joined to the nodes so many blocks around it that it sees

}  // namespace

SeaSearch::SeaSearch(const SeaMask& mask, int block)
    : mask_(mask),
      block_(block),
      rows_(mask.rows() / block),
      cols_(mask.cols() / block),
      nodes_(static_cast<std::size_t>(rows_) * static_cast<std::size_t>(cols_)) {
  const double middle = (block - 1) / 2.0;
  for (int r = 0; r < rows_; ++r)
    for (int c = 0; c < cols_; ++c) {
      Node& node = nodes_[static_cast<std::size_t>(r) * static_cast<std::size_t>(cols_) + static_cast<std::size_t>(c)];
      double nearest = std::numeric_limits<double>::infinity();  // the water cell nearest the block's middle stands for it
      for (int i = 0; i < block; ++i)
        for (int j = 0; j < block; ++j) {
          const double off = std::hypot(i - middle, j - middle);
          if (!mask.sea(r * block + i, c * block + j) || off >= nearest) continue;
          const Point at = mask.centre(r * block + i, c * block + j);
          nearest = off, node.sea = true, node.lat = static_cast<float>(at.lat), node.lon = static_cast<float>(at.lon);
        }
    }
  for (std::int64_t n = 0; n < static_cast<std::int64_t>(nodes_.size()); ++n) {
    Node& node = nodes_[static_cast<std::size_t>(n)];
    const bool open = node.sea && mask.clearance_nm(place(n)) > kFarthestMove * block * mask.cell_degrees() * kNmPerDegree;
    for (int k = 0; node.sea && k < 16; ++k) {
      const std::int64_t m = neighbour(n, k);
      if (m < 0 || !nodes_[static_cast<std::size_t>(m)].sea || (!open && !mask.clear(place(n), place(m)))) continue;
      node.edges |= 1U << k;
      nodes_[static_cast<std::size_t>(m)].edges |= 1U << (k + 16);
    }
  }
  std::vector<std::int64_t> open;
  for (std::int64_t n = 0; n < static_cast<std::int64_t>(nodes_.size()); ++n) {
    if (!nodes_[static_cast<std::size_t>(n)].sea || nodes_[static_cast<std::size_t>(n)].basin >= 0) continue;
    const auto basin = static_cast<std::int32_t>(basin_size_.size());
    basin_size_.push_back(0);
    open.assign(1, n);
    nodes_[static_cast<std::size_t>(n)].basin = basin;
    while (!open.empty()) {
      const std::int64_t at = open.back();
      open.pop_back();
      ++basin_size_.back();
      for (int k = 0; k < 32; ++k) {
        if (!(nodes_[static_cast<std::size_t>(at)].edges >> k & 1)) continue;
        Node& next = nodes_[static_cast<std::size_t>(neighbour(at, k))];
        if (next.basin < 0) next.basin = basin, open.push_back(neighbour(at, k));
      }
    }
  }
}

std::int64_t SeaSearch::neighbour(std::int64_t node, int k) const {
  const std::int64_t r = node / cols_ + kMoves[static_cast<std::size_t>(k)].rows;
  std::int64_t c = node % cols_ + kMoves[static_cast<std::size_t>(k)].cols;
  if (r < 0 || r >= rows_) return -1;
  if (c < 0 || c >= cols_) {
    if (!mask_.wraps()) return -1;
    c = (c + cols_) % cols_;
  }
  return r * cols_ + c;
}

Point SeaSearch::place(std::int64_t node) const {
  const Node& n = nodes_[static_cast<std::size_t>(node)];
  return {n.lat, n.lon};
}

// Flat between neighbours: they are at most a degree apart.
double SeaSearch::length_nm(const Node& a, const Node& b) const {
  const Point p{a.lat, a.lon}, q{b.lat, b.lon};
  double dlon = std::abs(p.lon - q.lon);
  if (dlon > 180) dlon = 360 - dlon;
  return kNmPerDegree * std::hypot(p.lat - q.lat, dlon * std::cos(0.5 * (p.lat + q.lat) * kRadian));
}

void SeaSearch::attach(Point at, std::vector<std::pair<std::int64_t, double>>& found) const {
  if (!mask_.holds(at)) return;
  const int row = mask_.row(at.lat) / block_, col = mask_.col(at.lon) / block_;
  for (int r = std::max(0, row - kAttachBlocks); r <= std::min(rows_ - 1, row + kAttachBlocks); ++r)
    for (int i = -kAttachBlocks; i <= kAttachBlocks; ++i) {
      int c = col + i;
      if (c < 0 || c >= cols_) {
        if (!mask_.wraps()) continue;
        c = (c + cols_) % cols_;
      }
      const std::int64_t n = static_cast<std::int64_t>(r) * cols_ + c;
      if (nodes_[static_cast<std::size_t>(n)].sea && mask_.clear(at, place(n)))
        found.emplace_back(n, sphere_nm(at, place(n)));
    }
}

int SeaSearch::basin(Point at) const {
  std::vector<std::pair<std::int64_t, double>> near;
  attach(at, near);
  const auto best =
      std::min_element(near.begin(), near.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return best == near.end() ? -1 : nodes_[static_cast<std::size_t>(best->first)].basin;
}

std::vector<Point> SeaSearch::nearest(Point at, double reach_nm, const std::function<bool(int)>& counts,
                                      std::size_t count) const {
  std::vector<std::pair<double, std::int64_t>> near;
  for (std::int64_t n = 0; n < static_cast<std::int64_t>(nodes_.size()); ++n) {
    const Node& node = nodes_[static_cast<std::size_t>(n)];
    if (!node.sea || std::abs(static_cast<double>(node.lat) - at.lat) * kNmPerDegree > reach_nm) continue;
    if (!counts(node.basin)) continue;
    if (const double nm = sphere_nm(at, place(n)); nm <= reach_nm) near.emplace_back(nm, n);
  }
  std::sort(near.begin(), near.end());
  std::vector<Point> found;
  for (std::size_t i = 0; i < std::min(count, near.size()); ++i) found.push_back(place(near[i].second));
  return found;
}

std::vector<std::vector<Point>> SeaSearch::ways(Point from, std::span<const Point> to) const {
  constexpr float kFar = std::numeric_limits<float>::infinity();
  std::vector<float> distance(nodes_.size(), kFar);
  std::vector<std::int8_t> came(nodes_.size(), -1);  // the move that led here; -1 = from the start
  std::vector<std::vector<std::pair<std::int64_t, float>>> buckets;
  const auto push = [&](std::int64_t node, double nm) {
    const auto bucket = static_cast<std::size_t>(nm / kBucketNm);
    if (bucket >= buckets.size()) buckets.resize(bucket + 1);
    buckets[bucket].emplace_back(node, static_cast<float>(nm));
  };
  std::vector<std::pair<std::int64_t, double>> near;
  attach(from, near);
  for (const auto& [node, nm] : near)
    if (nm < static_cast<double>(distance[static_cast<std::size_t>(node)]))
      distance[static_cast<std::size_t>(node)] = static_cast<float>(nm), push(node, nm);
  // Ends whose nodes are all settled need no more search; the rest of the water is left alone once none is open.
  std::vector<std::vector<std::pair<std::int64_t, double>>> ends(to.size());
  std::vector<bool> is_end(nodes_.size(), false);
  std::size_t wanted = 0;
  for (std::size_t i = 0; i < to.size(); ++i) {
    attach(to[i], ends[i]);
    for (const auto& end : ends[i])
      if (const auto n = static_cast<std::size_t>(end.first); !is_end[n]) is_end[n] = true, ++wanted;
  }
  std::vector<bool> settled(nodes_.size(), false);
  for (std::size_t b = 0; b < buckets.size() && wanted > 0; ++b)
    for (std::size_t i = 0; i < buckets[b].size() && wanted > 0; ++i) {
      const auto [at, nm] = buckets[b][i];
      const auto a = static_cast<std::size_t>(at);
      if (nm > distance[a]) continue;
      if (!settled[a]) settled[a] = true, wanted -= is_end[a];
      for (std::uint32_t edges = nodes_[a].edges; edges != 0; edges &= edges - 1) {
        const int k = std::countr_zero(edges);
        const std::int64_t next = neighbour(at, k);
        const auto n = static_cast<std::size_t>(next);
        const double far = static_cast<double>(nm) + length_nm(nodes_[a], nodes_[n]);
        if (static_cast<float>(far) >= distance[n]) continue;
        distance[n] = static_cast<float>(far), came[n] = static_cast<std::int8_t>(k);
        push(next, far);
      }
    }
  std::vector<std::vector<Point>> found(to.size());
  for (std::size_t i = 0; i < to.size(); ++i) {
    if (mask_.clear(from, to[i])) {
      found[i] = {from, to[i]};
      continue;
    }
    std::int64_t last = -1;
    double best = std::numeric_limits<double>::infinity();
    for (const auto& [node, nm] : ends[i])
      if (const double far = static_cast<double>(distance[static_cast<std::size_t>(node)]) + nm; far < best)
        best = far, last = node;
    if (last < 0) continue;
    found[i].push_back(to[i]);
    for (std::int64_t at = last;; at = neighbour(at, (came[static_cast<std::size_t>(at)] + 16) % 32)) {
      found[i].push_back(place(at));
      if (came[static_cast<std::size_t>(at)] < 0) break;
    }
    found[i].push_back(from);
    std::reverse(found[i].begin(), found[i].end());
  }
  return found;
}

}  // namespace netback::route
