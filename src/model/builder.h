// Puts the linear program together column by column: rows first, then columns with all their entries.
#pragma once
#include <initializer_list>
#include <utility>
#include <vector>

#include "model/layout.h"
#include "solve/linear_program.h"

namespace netback::model {

struct Entry {
  std::int32_t row;
  double value;
};

class Builder {
 public:
  Builder(Layout& laid, solve::LinearProgram& program) : layout(laid), program_(program) {}

  std::int32_t add_row(RowInfo info);  // bounds come from the bound_ functions
  void add_col(ColInfo info, double cost, std::initializer_list<Entry> entries);
  void add_col(ColInfo info, double cost, std::vector<Entry> entries);
  // Everything between begin_ and the next begin_ of the same sort belongs to one kind.
  void begin(RowKind kind);
  void begin(ColKind kind);

  Layout& layout;
  // Rows by item and month; -1 where there is none.
  std::vector<std::int32_t> hub, pipe, liquefaction, regasification, landed, ship_days, transits, stock, rate, curve,
      final_stock, contract, cargo_cover, take_or_pay, habit, flow_limit, conduct;
  // landed and pool: by (node x sellers + label).
  std::vector<std::int32_t> pool;  // by (node x sellers + label) and month; the hub row itself at nodes without way out

  int months() const { return layout.timeline.period_count(); }
  std::size_t at(std::size_t item, int t) const {
    return item * static_cast<std::size_t>(months()) + static_cast<std::size_t>(t);
  }
  std::int32_t hub_row(std::size_t node, int t) const { return hub[at(node, t)]; }
  std::int32_t pool_row(std::size_t node, std::size_t label, int t) const {
    return pool[at(node * layout.world->sellers.size() + label, t)];
  }
  std::int32_t landed_row(std::size_t node, std::size_t label, int t) const {
    return landed[at(node * layout.world->sellers.size() + label, t)];
  }

 private:
  solve::LinearProgram& program_;
};

}  // namespace netback::model
