// Names found in text: longest first, and those written with one slip of the pen.
#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include "read/alias_words.h"
#include "read/link.h"

namespace netback::read {
namespace {

bool upper(char c) { return std::isupper(static_cast<unsigned char>(c)); }

// Edit distance of at most one, the first letter given.
bool one_slip(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  std::size_t i = 0;
  while (i < a.size() && a[i] == b[i]) ++i;
  if (a.size() == b.size()) return i < a.size() && a.substr(i + 1) == b.substr(i + 1);
  return a.substr(i) == b.substr(i + 1);
}

// "Commission" in "the Fair Work Commission" is not the one in Brussels: a capital word stands before that no name covers.
bool part_of_longer_name(const Tokens& tokens, std::size_t at, std::size_t end, Range range, std::size_t covered,
                         std::string_view ref) {
  if (end != at + 1 || at < range.begin + 2 || covered == at || !ref.starts_with("org:")) return false;
  const Token& before = tokens[at - 1];
  return before.capital && !before.mark && !before.is(kTitle | kDeterminer | kPreposition | kWeekday | kMonth) &&
         !before.spelling->name_word && before.at.end + 1 == tokens[at].at.begin;
}

}  // namespace

std::vector<AliasHit> AliasIndex::find(const Tokens& tokens, Range range, std::string_view text) const {
  std::vector<AliasHit> hits;
  std::size_t covered = range.begin;  // end of the last hit
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (tokens[i].mark || !(tokens[i].may(kMayBeName) || tokens[i].capital)) continue;
    std::uint32_t node = 0;
    std::size_t at = i, best_end = i;
    std::span<const std::uint32_t> best;
    while (at < range.end) {
      const Token& t = tokens[at];
      const std::uint32_t id = t.spelling->name_word;
      std::size_t width = 1;
      std::uint32_t next = 0;
      if (t.fold == "liquefied" && is_word(tokens, at + 1, range.end, "natural") &&
          is_word(tokens, at + 2, range.end, "gas"))
        next = step(node, lng_word_), width = 3;
      else if (id)
        next = node ? step(node, id) : t.spelling->name_start;
      if (!next) {
        if (at == i || !(t.fold == "'s" || t.mark == '\'' || t.mark == '-' || t.mark == '/')) break;
        ++at;
        continue;
      }
      node = next;
      at += width;
      if (!ending_in(node).empty()) best = ending_in(node), best_end = at;
    }
    if (!best.empty() && best_end > covered) {
      AliasHit hit{{i, best_end}, {}, 1.0};
      const std::string_view printed = text.substr(tokens[i].at.begin, tokens[i].at.end - tokens[i].at.begin);
      for (const std::uint32_t a : best) {
        std::string_view name = aliases_[a].text;
        if (name.starts_with("the ") || name.starts_with("The ")) name.remove_prefix(4);
        const bool capitals = name.size() <= 5 && std::all_of(name.begin(), name.end(), [](char c) {
                                return upper(c) || !std::isalpha(static_cast<unsigned char>(c));
                              });
        if (capitals && !(printed.size() > 1 && upper(printed[0]) &&
                          (upper(printed.back() == '.' ? printed[printed.size() - 2] : printed.back()) ||
                           std::isdigit(static_cast<unsigned char>(printed.back())))))
          continue;
        if (upper(name[0]) && !tokens[i].capital) continue;
        if (part_of_longer_name(tokens, i, best_end, range, covered, aliases_[a].ref)) continue;
        hit.aliases.push_back(a);
      }
      if (!hit.aliases.empty()) {
        hits.push_back(std::move(hit));
        covered = best_end;
        continue;
      }
    }
    if (i >= covered && tokens[i].capital) {
      AliasHit hit = near(tokens, {i, range.end});
      if (!hit.aliases.empty()) covered = hit.tokens.end, hits.push_back(std::move(hit));
    }
  }
  return hits;
}

// One slip of the pen in a long name: "Gazrpom" no, "Gasprom Neft" for "Gazprom Neft" yes. A slip leaves the first three
// letters or the last four as they are, so few names have to be compared.
AliasHit AliasIndex::near(const Tokens& tokens, Range range) const {
  AliasHit hit{{range.begin, range.begin}, {}, 0.8};
  const bool begins = tokens[range.begin].may(kMayBeginLongName);
  std::string joined;
  std::size_t size = 0;
  for (std::size_t end = range.begin; end < range.end && end < range.begin + 4 && !tokens[end].mark; ++end) {
    if (end > range.begin && !tokens[end].capital && !tokens[end].number) break;
    size += (end > range.begin) + tokens[end].fold.size();
    if (size + 1 < kSlipLength || !(begins || tokens[end].may(kMayEndLongName))) continue;
    // An English word or a word of some other name ("Cameron" of "Cameron LNG") is no slip.
    if (end == range.begin && (tokens[end].form(0xFF) || tokens[end].spelling->name_word)) continue;
    joined = tokens[range.begin].fold;
    for (std::size_t i = range.begin + 1; i <= end; ++i) joined.append(" ").append(tokens[i].fold);
    const bool digit = std::isdigit(static_cast<unsigned char>(joined.back()));
    std::optional<std::uint32_t> best;
    const std::array<std::uint64_t, 2> keys{start_of(joined), end_of(joined)};
    const std::array<bool, 2> may{begins, tokens[end].may(kMayEndLongName)};
    for (std::size_t k = 0; k < keys.size(); ++k) {
      if (!may[k]) continue;
      const std::uint64_t key = keys[k];
      for (std::uint32_t at = slip_buckets_[slip_bucket(key)]; at != kNoKey; at = slips_[at].next) {
        const Slip& slip = slips_[at];
        if (slip.key != key || slip.first != joined[0] || slip.size + 1 < size || slip.size > size + 1) continue;
        const std::uint32_t n = slip.name;
        const std::string_view name = long_names_[n].text;
        if (!one_slip(joined, name)) continue;
        // "Yamal LNG 1" and "Yamal LNG 2" differ by one letter and are two things: digits must agree.
        if ((digit || std::isdigit(static_cast<unsigned char>(name.back()))) && joined.back() != name.back()) continue;
        best = std::max(best.value_or(0), n);
      }
    }
    if (!best) continue;
    hit.tokens.end = end + 1;
    hit.aliases = {long_names_[*best].alias};
  }
  return hit;
}

}  // namespace netback::read
