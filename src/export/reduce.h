// The program without the parts that another tool has no word for, named one by one: the same problem on both sides.
#pragma once
#include <string>
#include <vector>

#include "core/error.h"
#include "model/model.h"

namespace netback::exports {

struct Drop {
  bool ship_days = false;     // ships cost nothing by the day
  bool lags = false;          // a cargo lands in the month it is loaded, none is on its way at either end
  bool storage_cuts = false;  // withdrawal does not fall with stock
  bool take_or_pay = false;   // contracts hold by month alone
  bool sellers = false;       // all gas is one seller's: see one_seller
  std::vector<std::string> words() const;
};

// Fails (bad input) on any other word.
Result<Drop> parse_drop(const std::vector<std::string>& words);

// The model without what `drop` names (but sellers, which are dropped from the world before the model is built). Columns
// that no row holds any more go too.
model::MarketModel without(model::MarketModel model, const Drop& drop);

// The world with one seller: pools of gas lose their labels, lines and contracts are open to all gas, and bans by seller
// hold for cargoes from the barred places alone.
world::World one_seller(const world::World& world);

}  // namespace netback::exports
