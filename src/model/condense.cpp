#include "model/condense.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace netback::model {
namespace {

// Calls f(period, first month's position, month count) for every period.
template <class F>
void each_period(const Timeline& line, F&& f) {
  for (int t = 0; t < line.period_count(); ++t) f(t, line.month(t) - line.start, line.length(t));
}

MonthTable means(const MonthTable& months, const Timeline& line) {
  MonthTable table(months.item_count(), line.period_count(), 0);
  for (std::size_t i = 0; i < months.item_count(); ++i)
    each_period(line, [&](int t, int first, int length) {
      if (length == 1) {
        table.at(i, t) = months.at(i, first);
        return;
      }
      double sum = 0;
      for (int m = first; m < first + length; ++m) sum += months.at(i, m) * (line.start + m).day_count();
      table.at(i, t) = sum / line.day_count(t);
    });
  return table;
}

MonthTable sums(const MonthTable& months, const Timeline& line) {
  MonthTable table(months.item_count(), line.period_count(), 0);
  for (std::size_t i = 0; i < months.item_count(); ++i)
    each_period(line, [&](int t, int first, int length) {
      for (int m = first; m < first + length; ++m) table.at(i, t) += months.at(i, m);
    });
  return table;
}

// A contract that holds for part of a season bounds the rest of it alike: one column stands for all its months.
MonthTable bounds(const MonthTable& months, const Timeline& line) {
  MonthTable table(months.item_count(), line.period_count(), std::numeric_limits<double>::infinity());
  for (std::size_t i = 0; i < months.item_count(); ++i)
    each_period(line, [&](int t, int first, int length) {
      double sum = 0;
      int held = 0;
      for (int m = first; m < first + length; ++m)
        if (std::isfinite(months.at(i, m))) sum += months.at(i, m), ++held;
      if (held > 0) table.at(i, t) = sum * length / held;
    });
  return table;
}

MonthTable lowest(const MonthTable& months, const Timeline& line) {
  MonthTable table(months.item_count(), line.period_count(), std::numeric_limits<double>::infinity());
  for (std::size_t i = 0; i < months.item_count(); ++i)
    each_period(line, [&](int t, int first, int length) {
      for (int m = first; m < first + length; ++m) table.at(i, t) = std::min(table.at(i, t), months.at(i, m));
    });
  return table;
}

MonthTable majority(const MonthTable& months, const Timeline& line) {
  MonthTable table = means(months, line);
  for (std::size_t i = 0; i < table.item_count(); ++i)
    for (int t = 0; t < line.period_count(); ++t) table.at(i, t) = table.at(i, t) > 0.5 ? 1 : 0;
  return table;
}

}  // namespace

State condensed(State state, const Timeline& line) {
  if (line.season_count == 0) return state;
  for (MonthTable* table : {&state.pipeline, &state.liquefaction, &state.regasification, &state.storage, &state.supply,
                            &state.strait, &state.strait_cost, &state.supply_factor, &state.supply_minimum,
                            &state.demand_factor, &state.tariff_add, &state.supply_add, &state.liquefaction_add,
                            &state.regasification_add, &state.sale_add, &state.use_add, &state.cap_weight})
    *table = means(*table, line);
  for (MonthTable* table :
       {&state.contract_minimum, &state.contract_take_or_pay, &state.contract_make_up, &state.flow_limit})
    *table = sums(*table, line);
  state.contract_maximum = bounds(state.contract_maximum, line);
  state.price_cap = lowest(state.price_cap, line);
  for (MonthTable* table : {&state.pipe_sale, &state.lng_sale}) *table = majority(*table, line);
  return state;
}

}  // namespace netback::model
