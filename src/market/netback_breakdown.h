// What lies between a seller and a market on one way in one month, and its mean over the months in which a way was open.
#pragma once
#include <span>
#include <vector>

#include "market/gas_mover.h"
#include "market/types.h"
#include "model/state.h"

namespace netback::market {

// The parts of a way in one period.
struct WayMonth {
  const Netback* parts = nullptr;  // none: not open
  double fob = 0;
  bool is_served = false;
  int month_count = 0;  // reported months of the period
};

class Breakdown {
 public:
  Breakdown(const model::Layout& layout, const solve::LinearProgram& program, const model::State& state,
            const PathValues& values)
      : l_(layout), world_(*layout.world), p_(program), s_(state), v_(values) {}

  // From the balance `row`, or from a ship's rail (`voyage`, landing at `row`), over `legs` to the hub: fills the parts,
  // each per MWh at the seller's, and gives what is left of the price.
  double sum_up(std::int32_t hub, std::int32_t row, const Mover* voyage, std::span<const Mover* const> legs,
                Netback& parts) const;

 private:
  void add_rents(const Mover& mover, double units, Netback& parts) const;
  Rent name_of(const model::RowInfo& row) const;

  const model::Layout& l_;
  const world::World& world_;
  const solve::LinearProgram& p_;
  const model::State& s_;
  const PathValues& v_;
};

// Writes means over the open months, and the series over all of them, into `total`. False where no month is open.
bool fill_means(std::span<const WayMonth> months, Netback& total);

}  // namespace netback::market
