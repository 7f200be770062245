#include <algorithm>
#include <map>

#include "report/table.h"

namespace netback::report {
namespace {

constexpr int kOften = 3;

}  // namespace

void fold_repeats(Table& table, const std::string& label, const std::string& prefix) {
  std::map<std::string, int> counts;
  for (const Row& row : table.rows)
    for (const Under& under : row.under)
      if (under.label == label) ++counts[under.text];
  std::map<std::string, std::string> names;  // text -> "A1", numbered as they come
  for (Row& row : table.rows) {
    std::vector<std::string> references;
    for (const Under& under : row.under) {
      if (under.label != label || counts[under.text] < kOften) continue;
      const auto [place, is_new] = names.try_emplace(under.text, prefix + std::to_string(names.size() + 1));
      if (is_new) table.notes.push_back(place->second + ": " + under.text);
      references.push_back(place->second);
    }
    if (references.empty()) continue;
    std::erase_if(row.under, [&](const Under& under) { return under.label == label && names.contains(under.text); });
    row.under.push_back({label, joined(references) + " (below the table)", ""});
  }
}

}  // namespace netback::report
