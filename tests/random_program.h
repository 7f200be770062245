// Linear programs with an optimum known by construction: primal point, duals and reduced costs are drawn first, and bounds
// and costs are set so that they fit. No solver is needed to know the answer.
#pragma once
#include <cstdint>
#include <random>

#include "solve/linear_program.h"

namespace netback::solve {

struct KnownProgram {
  LinearProgram program;
  Solution optimum;  // objective, col_value, col_dual, row_value, row_dual
};

inline KnownProgram known_program(std::uint32_t seed, int col_count, int row_count) {
  std::mt19937 engine(seed);
  const auto pick = [&engine](int count) { return static_cast<int>(engine() % static_cast<unsigned>(count)); };
  const auto between = [&](int low, int high) { return low + pick(high - low + 1); };
  KnownProgram known;
  LinearProgram& p = known.program;
  Solution& x = known.optimum;
  x.status = Status::optimal;
  x.row_value.assign(static_cast<std::size_t>(row_count), 0);
  for (int i = 0; i < row_count; ++i) {  // 0 equality, 1 at lower, 2 at upper, 3 slack
    const int kind = pick(4);
    x.row_dual.push_back(kind == 0 ? between(-3, 3) : kind == 1 ? between(1, 3) : kind == 2 ? -between(1, 3) : 0);
    p.row_lower.push_back(kind);  // the kind, until the activities are known
  }
  for (int j = 0; j < col_count; ++j) {
    const double value = between(-4, 4);
    const int kind = pick(4);  // 0 at lower, 1 at upper, 2 between, 3 free
    double reduced_cost = kind == 0 ? between(1, 4) : kind == 1 ? -between(1, 4) : 0;
    p.col_lower.push_back(kind == 0 ? value : kind == 3 || (kind == 1 && pick(2) == 0) ? -kInfinity : value - between(1, 3));
    p.col_upper.push_back(kind == 1 ? value : kind == 3 || (kind == 0 && pick(2) == 0) ? kInfinity : value + between(1, 3));
    double cost = reduced_cost;
    for (int i = 0; i < row_count; ++i) {
      if (pick(5) >= 3 && row_count > 2) continue;
      const double coefficient = between(0, 1) == 0 ? between(1, 5) : -between(1, 5);
      p.a_index.push_back(i);
      p.a_value.push_back(coefficient);
      cost += coefficient * x.row_dual[static_cast<std::size_t>(i)];
      x.row_value[static_cast<std::size_t>(i)] += coefficient * value;
    }
    p.a_start.push_back(static_cast<std::int32_t>(p.a_index.size()));
    p.col_cost.push_back(cost);
    x.col_value.push_back(value);
    x.col_dual.push_back(reduced_cost);
    x.objective += cost * value;
  }
  for (std::size_t i = 0; i < p.row_lower.size(); ++i) {
    const int kind = static_cast<int>(p.row_lower[i]);
    const double activity = x.row_value[i];
    p.row_upper.push_back(kind == 0 || kind == 2 ? activity : pick(2) == 0 ? kInfinity : activity + between(1, 5));
    p.row_lower[i] = kind == 0 || kind == 1 ? activity : pick(2) == 0 ? -kInfinity : activity - between(1, 5);
  }
  return known;
}

// Markets and months in a ring of arcs with storage and a price per unserved unit: the shape of what Netback solves.
inline LinearProgram ring_market(std::uint32_t seed, int node_count, int month_count) {
  std::mt19937 engine(seed);
  const auto draw = [&engine](double low, double high) {
    return low + (high - low) * (static_cast<double>(engine()) / 4294967296.0);
  };
  LinearProgram p;
  const auto node_row = [&](int node, int month) { return month * node_count + node; };
  for (int k = 0; k < node_count * month_count; ++k) {
    const double demand = draw(5, 15);
    p.row_lower.push_back(demand);
    p.row_upper.push_back(demand);
  }
  const auto column = [&](double cost, double upper, int row_a, double a, int row_b = -1, double b = 0) {
    p.col_cost.push_back(cost);
    p.col_lower.push_back(0);
    p.col_upper.push_back(upper);
    const bool swap = row_b >= 0 && row_b < row_a;
    p.a_index.push_back(swap ? row_b : row_a);
    p.a_value.push_back(swap ? b : a);
    if (row_b >= 0) {
      p.a_index.push_back(swap ? row_a : row_b);
      p.a_value.push_back(swap ? a : b);
    }
    p.a_start.push_back(static_cast<std::int32_t>(p.a_index.size()));
  };
  for (int month = 0; month < month_count; ++month)
    for (int node = 0; node < node_count; ++node) {
      column(draw(5, 20), draw(0, 20), node_row(node, month), 1);
      column(60, kInfinity, node_row(node, month), 1);  // unserved
      for (const int step : {1, 3})
        column(draw(0.5, 3), draw(2, 8), node_row(node, month), -1, node_row((node + step) % node_count, month), 0.99);
      if (month + 1 < month_count) column(0.2, draw(0, 4), node_row(node, month), -1, node_row(node, month + 1), 1);
    }
  return p;
}

}  // namespace netback::solve
