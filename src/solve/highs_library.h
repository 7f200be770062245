// The HiGHS library and the functions we call of it, in one table. It is opened at the first solver made: linking would cost
// every command some milliseconds at start, also those that solve nothing.
#pragma once
#include <interfaces/highs_c_api.h>

#include <cstdint>
#include <string>

namespace netback::solve {

static_assert(sizeof(HighsInt) == sizeof(std::int32_t), "the arrays are handed over as they are");

// clang-format off
#define NB_HIGHS_FUNCTIONS(F)                                                                                      \
  F(create) F(destroy) F(version) F(getInfinity)                                                                   \
  F(setBoolOptionValue) F(setIntOptionValue) F(setDoubleOptionValue) F(setStringOptionValue)                       \
  F(passLp) F(passModel) F(changeColsCostBySet) F(changeColsBoundsBySet) F(changeRowsBoundsBySet)                  \
  F(setBasis) F(getBasis) F(getBasicVariables) F(getBasisInverseCol) F(clearSolver) F(run)                                                                    \
  F(getModelStatus) F(getSolution) F(getObjectiveValue) F(getIntInfoValue)
// clang-format on

struct HighsLibrary {
  std::string missing;  // empty when usable; else the loader's reason or the function that is not there
  // NOLINTBEGIN(readability-identifier-naming): the names are HiGHS's
#define NB_HIGHS_FUNCTION(name) decltype(&Highs_##name) name = nullptr;
  NB_HIGHS_FUNCTIONS(NB_HIGHS_FUNCTION)
#undef NB_HIGHS_FUNCTION
  // NOLINTEND(readability-identifier-naming)
};

const HighsLibrary& highs_library();

}  // namespace netback::solve
