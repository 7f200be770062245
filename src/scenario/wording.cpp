#include "scenario/wording.h"

#include <algorithm>

namespace netback::scenario {
namespace {

constexpr std::size_t kLongestSlug = 60;

bool is_letter(char c) {
  const auto u = static_cast<unsigned char>(c);
  return (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z') || (u >= '0' && u <= '9') || u >= 0x80;
}

}  // namespace

std::string slug(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain)
      result += c;
    else if (c >= 'A' && c <= 'Z')
      result += static_cast<char>(c - 'A' + 'a');
    else if (!result.empty() && result.back() != '-')
      result += '-';
  }
  if (result.size() > kLongestSlug) {
    result.resize(kLongestSlug);
    if (const std::size_t cut = result.rfind('-'); cut != std::string::npos) result.resize(cut);
  }
  while (result.ends_with('-')) result.pop_back();
  return result;
}

std::string id_slug(std::string_view id) {
  const std::size_t colon = id.find(':');
  return slug(colon == std::string_view::npos ? id : id.substr(colon + 1));
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string result;
  for (const std::string& part : parts) result += (result.empty() ? std::string() : std::string(separator)) + part;
  return result;
}

bool has(const std::vector<std::string>& list, std::string_view item) { return std::ranges::find(list, item) != list.end(); }

void add_new(std::vector<std::string>& list, const std::string& item) {
  if (!item.empty() && !has(list, item)) list.push_back(item);
}

std::string fill(std::string_view pattern, const Places& places) {
  std::string result;
  while (!pattern.empty()) {
    const std::size_t open = std::min(pattern.find('{'), pattern.size());
    result += pattern.substr(0, open);
    pattern.remove_prefix(open);
    const std::size_t close = pattern.find('}');
    if (close == std::string_view::npos) return result += pattern;
    const std::string_view name = pattern.substr(1, close - 1);
    for (const auto& [place, value] : places)
      if (place == name) result += value;
    pattern.remove_prefix(close + 1);
  }
  return result;
}

std::vector<std::string> ids_named(std::string_view words, const world::World& world) {
  struct Hit {
    std::size_t begin, end;
    std::string ref;
  };
  std::vector<Hit> hits;
  for (const world::Alias& row : world.aliases) {
    if (row.alias.size() < 2) continue;
    for (std::size_t at = words.find(row.alias); at != std::string_view::npos; at = words.find(row.alias, at + 1)) {
      const std::size_t end = at + row.alias.size();
      if ((at > 0 && is_letter(words[at - 1])) || (end < words.size() && is_letter(words[end]))) continue;
      hits.push_back({at, end, row.ref});
    }
  }
  std::ranges::stable_sort(
      hits, [](const Hit& a, const Hit& b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
  std::vector<std::string> ids;
  std::size_t past = 0, longest = 0;
  for (const Hit& hit : hits) {  // two refs of one name ("Nord Stream": both lines) are both meant
    if (hit.begin < past && !(hit.begin == longest && hit.end == past)) continue;
    longest = hit.begin, past = hit.end;
    add_new(ids, hit.ref);
  }
  return ids;
}

}  // namespace netback::scenario
