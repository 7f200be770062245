// The state of a run's months as that of its periods: shares and factors are means by days, quantities sums.
#pragma once
#include "model/state.h"

namespace netback::model {

// `state` is made month by month; `line` may join months to seasons. A sale barred for half of a season or more is barred.
State condensed(State state, const Timeline& line);

}  // namespace netback::model
