// Everything about the world that a future may change, month by month: what stands, what is allowed, what is contracted.
// Two states of one layout differ only in these numbers, so going from one to the other is a patch of bounds and costs.
#pragma once
#include <string>
#include <vector>

#include "model/timeline.h"
#include "scenario/event.h"
#include "world/world.h"

namespace netback::model {

// A table of numbers by item and month.
class MonthTable {
 public:
  MonthTable() = default;
  MonthTable(std::size_t item_count, int month_count, double value)
      : month_count_(static_cast<std::size_t>(month_count)), values_(item_count * month_count_, value) {}
  double& at(std::size_t item, int t) { return values_[item * month_count_ + static_cast<std::size_t>(t)]; }
  std::size_t item_count() const { return month_count_ == 0 ? 0 : values_.size() / month_count_; }
  double at(std::size_t item, int t) const { return values_[item * month_count_ + static_cast<std::size_t>(t)]; }

 private:
  std::size_t month_count_ = 0;
  std::vector<double> values_;
};

struct State {
  // Share of nameplate that can be used, by row of the table named.
  MonthTable pipeline, liquefaction, regasification, storage, supply;
  MonthTable strait;         // share of ships that may pass, by row of straits
  MonthTable strait_cost;    // what events add to a passage, laden and back together, million USD, by row of straits
  MonthTable supply_factor;  // of base-year capacity (outlook)
  MonthTable supply_minimum; // of base-year minimum output
  MonthTable demand_factor;  // of base-year use, by row of demand
  // TWh a month, by row of contracts; make-up: of the quantity, as a share of what must be taken.
  MonthTable contract_minimum, contract_maximum, contract_take_or_pay, contract_make_up;
  // Money wedges of events, USD/MWh, by row of the table named.
  MonthTable tariff_add;     // pipelines
  MonthTable supply_add, liquefaction_add, regasification_add;
  MonthTable sale_add;       // on a sale, by node x seller
  MonthTable use_add;        // on what is burnt, by node
  // Where a price is capped, by node: the cap (USD/MWh, infinite where none) and how much of it is believed.
  MonthTable price_cap, cap_weight;
  MonthTable pipe_sale;      // 1 = allowed, 0 = barred, by node x seller
  MonthTable lng_sale;       // 1 = allowed, 0 = barred, by node x seller
  MonthTable flow_limit;     // TWh a month, by event that limits a flow (infinite where free)
};

// An event with the weight it has in this state: 1 happened, 0 did not, between: expected with that probability.
struct WeightedEvent {
  const scenario::Event* event = nullptr;
  double weight = 0;
};

// The state of the world's own rows, then each event applied with its weight from its month on; by the timeline's periods.
State make_state(const world::World& world, const Timeline& timeline, const std::vector<WeightedEvent>& events);

std::size_t node_seller(const world::World& world, std::size_t node, std::size_t seller);

}  // namespace netback::model
