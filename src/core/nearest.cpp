#include "core/nearest.h"

#include <algorithm>
#include <numeric>

namespace netback {
namespace {

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t exchanged = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({row[j] + 1, row[j + 1] + 1, exchanged});
    }
  }
  return row.back();
}

}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string>& words) {
  const std::string* best = nullptr;
  std::size_t least = word.size() / 2 + 1;
  for (const std::string& one : words)
    if (const std::size_t apart = distance(word, one); apart < least) least = apart, best = &one;
  return best != nullptr ? *best : std::string();
}

}  // namespace netback
