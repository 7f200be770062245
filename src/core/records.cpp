#include "core/records.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "core/number.h"

namespace netback {
namespace {

bool same(const std::string& a, const std::string& b, double noise) {
  if (a == b) return true;
  const auto x = parse_number(a), y = parse_number(b);
  return noise > 0 && x && y && std::fabs(*x - *y) <= noise * std::max(std::fabs(*x), std::fabs(*y));
}

template <class Map>
std::set<std::string> keys_of(const Map& a, const Map& b) {
  std::set<std::string> keys;
  for (const auto& [key, value] : a) keys.insert(key);
  for (const auto& [key, value] : b) keys.insert(key);
  return keys;
}

template <class Map>
const typename Map::mapped_type& at_or_empty(const Map& map, const std::string& key) {
  static const typename Map::mapped_type nothing{};
  const auto found = map.find(key);
  return found == map.end() ? nothing : found->second;
}

// How much a number moved, beside it.
std::string moved(const Change& change) {
  const auto x = parse_number(change.before), y = parse_number(change.after);
  if (!x || !y || *x == 0) return "";
  return "  (" + std::string(*y > *x ? "+" : "") + fixed_text(100 * (*y / *x - 1), 1) + " %)";
}

}  // namespace

std::vector<Change> changes(const Records& before, const Records& after, double noise) {
  std::vector<Change> list;
  for (const std::string& table : keys_of(before, after)) {
    const Rows &a = at_or_empty(before, table), &b = at_or_empty(after, table);
    for (const std::string& id : keys_of(a, b)) {
      if (!b.contains(id))
        list.push_back({Change::Kind::gone, table, id, "", "", ""});
      else if (!a.contains(id))
        list.push_back({Change::Kind::added, table, id, "", "", ""});
      else
        for (const std::string& field : keys_of(a.at(id), b.at(id))) {
          const std::string &x = at_or_empty(a.at(id), field), &y = at_or_empty(b.at(id), field);
          if (!same(x, y, noise)) list.push_back({Change::Kind::changed, table, id, field, x, y});
        }
    }
  }
  return list;
}

std::string changes_text(const std::vector<Change>& list, std::size_t most) {
  if (list.empty()) return "nothing changed\n";
  std::string text;
  for (std::size_t i = 0; i < list.size();) {
    std::size_t end = i;
    while (end < list.size() && list[end].table == list[i].table) ++end;
    text += list[i].table + ": " + std::to_string(end - i) + (end - i == 1 ? " change\n" : " changes\n");
    for (std::size_t k = i; k < std::min(end, i + most); ++k) {
      const Change& change = list[k];
      if (change.kind == Change::Kind::gone) text += "  - " + change.id + "\n";
      if (change.kind == Change::Kind::added) text += "  + " + change.id + "\n";
      if (change.kind == Change::Kind::changed)
        text += "  ~ " + change.id + "  " + change.field + ": " + (change.before.empty() ? "(empty)" : change.before) +
                " -> " + (change.after.empty() ? "(empty)" : change.after) + moved(change) + "\n";
    }
    if (end - i > most) text += "  ... and " + std::to_string(end - i - most) + " more\n";
    i = end;
  }
  return text;
}

}  // namespace netback
