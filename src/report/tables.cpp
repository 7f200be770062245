#include "report/table.h"

namespace netback::report {

std::vector<Table> result_tables(const Facts& facts) {
  std::vector<Table> tables;
  for (const auto make : {events_table, alone_table, lasting_table, flows_table, prices_table, sellers_table,
                          dependence_table, n_minus_1_table, stops_table, gains_table, robustness_table, envelope_table,
                          stakes_table, bindings_table, netbacks_table, marginal_table, ranges_table})
    tables.push_back(make(facts));
  return tables;
}

}  // namespace netback::report
