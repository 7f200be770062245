// What every row of every table carries: when it holds, since when it was known, where it comes from.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/date.h"

namespace netback::world {

struct Row {
  std::string id;
  std::optional<Date> from, until;  // holds on days in [from, until)
  Date known_from;
  std::vector<std::string> sources;
  std::string confidence, note;
  std::string where;  // file:line

  bool holds_on(Date day) const { return (!from || *from <= day) && (!until || day < *until); }
};

// Of two rows on the same thing that hold on the same day, the one whose word counts: known later, then holding later; ties
// by id.
inline bool newer(const Row& a, const Row& b) {
  const auto order = [](const Row& row) {
    return std::tuple(row.known_from, row.from.value_or(Date{}), std::string_view(row.id));
  };
  return order(a) > order(b);
}

// A fault of the data, or something a curator should look at. Errors make the world unusable; warnings do not.
struct Finding {
  bool is_error = true;
  std::string where, what, fix;
};

}  // namespace netback::world
