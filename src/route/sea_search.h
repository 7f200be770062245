// Shortest ways over a sea mask: one node for each block of cells that holds water, up to 32 neighbours, Dijkstra with
// buckets. The ways found bend from node to node; taut_line() pulls them straight.
#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "route/sea_mask.h"

namespace netback::route {

class SeaSearch {
 public:
  // Nodes stand for blocks of `block` x `block` cells. The mask must outlive it and have its clearance measured.
  SeaSearch(const SeaMask& mask, int block);

  // From a point at sea to each of `to`: the way with both ends, empty where there is none.
  std::vector<std::vector<Point>> ways(Point from, std::span<const Point> to) const;
  // Which body of water the point lies in; -1 on land or in a pond no node reaches.
  int basin(Point at) const;
  // Nodes of a body of water.
  std::size_t basin_size(int basin) const { return basin_size_[static_cast<std::size_t>(basin)]; }
  // The `count` nearest nodes within `reach_nm`, by great circle, of basins that count.
  std::vector<Point> nearest(Point at, double reach_nm, const std::function<bool(int)>& counts, std::size_t count) const;

 private:
  struct Node {
    float lat = 0, lon = 0;
    std::uint32_t edges = 0;  // bit k: the way to the k-th neighbour is clear
    std::int32_t basin = -1;
    bool sea = false;
  };
  std::int64_t neighbour(std::int64_t node, int k) const;  // -1 outside
  double length_nm(const Node& a, const Node& b) const;
  void attach(Point at, std::vector<std::pair<std::int64_t, double>>& found) const;
  Point place(std::int64_t node) const;

  const SeaMask& mask_;
  int block_, rows_, cols_;
  std::vector<Node> nodes_;
  std::vector<std::size_t> basin_size_;
};

}  // namespace netback::route
