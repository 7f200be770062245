// Several sources that together give the next MWh at a hub, where no single one can: a column that is bound by more than one
// full constraint needs each of them set right by a way of its own. Found for all rows in one pass, nearest first.
#pragma once
#include <cstdint>
#include <vector>

#include "market/marginal_moves.h"

namespace netback::market {

class Several {
 public:
  explicit Several(const Moves& moves);
  // Largest first; empty where ways of no cost do not reach.
  std::vector<MarginalPart> sources_of(std::int32_t hub) const;

 private:
  // A column moved one way. To be set right: the rows that do not take the change.
  struct Move {
    std::int32_t col = 0;
    int way = 0;
    std::int32_t open = 0;  // rows that nothing is known yet to set right
    double steps = 1;  // over those that are
  };
  struct Answer {
    std::int32_t move = -1;  // the one that gives the row what it needs
    double steps = 0;
    std::int32_t order = -1;  // in which the answers were found: an answer rests on earlier ones alone
  };
  // A row with what it needs: more (+1) or less (-1).
  static std::size_t need(std::int32_t row, int sign) { return 2 * at(row) + (sign > 0 ? 1 : 0); }
  static int sign_of(double value, int way) { return value * way > 0 ? 1 : -1; }
  template <class Use>
  void each_row_to_set_right(const Move& move, Use&& use) const;

  const Moves& m_;
  std::vector<Move> moves_;
  std::vector<Answer> answers_;  // by need
};

}  // namespace netback::market
