// Trade as a matrix: observed pairs of a base year beside the model's, and how far the two are apart.
#pragma once
#include <string>
#include <vector>

#include "market/types.h"
#include "world/world.h"

namespace netback::calibrate {

struct Pair {
  std::string from, to;  // places; `to` empty: all that is not listed of this exporter
  double observed = 0, modelled = 0;  // TWh a year
};

// Pairs of a matrix (lng_trade, pipe_trade with the like rows of export, border_flow) and year. `lng_trade` has a line for
// what is not listed of every exporter whose total is observed; border flows are net, positive from `from` to `to`.
std::vector<Pair> trade_pairs(const world::World& world, const market::Outcome& outcome, const std::string& measure,
                              int year);

// Is it a cell of one of the three matrices? The pipeline matrix is `pipe_trade` and the rows of `export` that mean the same
// (docs/data/observed.md).
bool is_matrix(const world::Observed& row);
// The model's figure for such a row, TWh.
double modelled_flow(const world::World& world, const market::Outcome& outcome, const world::Observed& row);

// The country of a place that exports: its own, that of a node.
std::string exporting_country(const world::World& world, const std::string& place);

// Half the sum of absolute differences over the observed total: the share of trade that goes another way than observed
// (spike A5; half, since what is missing in one pair is too much in another). A border's flow has no such twin: `half` is 1
// there.
double matrix_error(const std::vector<Pair>& pairs, double half = 0.5);

// TWh a year by sea between two places, over the outcome's months.
double lng_between(const world::World& world, const market::Outcome& outcome, const std::string& from,
                   const std::string& to);
// TWh by pipe over the border between two places, net.
double net_by_pipe(const world::World& world, const market::Outcome& outcome, const std::string& from,
                   const std::string& to);

}  // namespace netback::calibrate
