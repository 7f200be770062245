// What loading all tables and loading names alone share.
#pragma once
#include <algorithm>
#include <string>
#include <vector>

#include "core/error.h"

namespace netback::world {

// Fails where the folder does not stand or has no nodes.csv.
Result<bool> is_world(const std::string& folder);

// Tables mostly stand in this order: to look is cheaper than to sort.
template <class T>
void sort_by_id(std::vector<T>& rows) {
  if (!std::ranges::is_sorted(rows, {}, &T::id)) std::ranges::stable_sort(rows, {}, &T::id);
}

}  // namespace netback::world
