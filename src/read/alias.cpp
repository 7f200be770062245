// The alias trie. Words are compared folded; "liquefied natural gas" counts as "lng", a possessive 's may stand between
// words, and a name in capitals ("US") matches only capitals.
#include <algorithm>
#include <cctype>
#include <optional>

#include "read/link.h"
#include "read/text.h"

namespace netback::read {
namespace {

constexpr std::size_t kSlipLength = 8;  // shorter names have too many neighbours

// Words of a name in folded form, as views into `folded`.
std::vector<std::string_view> alias_words(std::string_view folded) {
  std::vector<std::string_view> words;
  for_each_word(folded, [&](std::string_view word) {
    if (word == "the" && words.empty()) return;
    words.push_back(word.ends_with("'s") ? word.substr(0, word.size() - 2) : word);
    const std::size_t n = words.size();
    if (n >= 3 && words[n - 1] == "gas" && words[n - 2] == "natural" && words[n - 3] == "liquefied")
      words.resize(n - 3), words.push_back("lng");
  });
  return words;
}

bool upper(char c) { return std::isupper(static_cast<unsigned char>(c)); }

std::uint64_t edge(std::uint32_t node, std::uint32_t word) { return std::uint64_t{node} << 32 | word; }

// Keys of a name of at least seven letters: its first three, its last four.
std::uint64_t start_of(std::string_view name) {
  return 1u | static_cast<unsigned char>(name[0]) << 8 | static_cast<unsigned char>(name[1]) << 16 |
         static_cast<unsigned char>(name[2]) << 24;
}
std::uint64_t end_of(std::string_view name) {
  std::uint64_t key = 2;
  for (const char c : name.substr(name.size() - 4)) key = key << 8 | static_cast<unsigned char>(c);
  return key << 8;
}

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
                         const std::string& ref) {
  if (end != at + 1 || at < range.begin + 2 || covered == at || !ref.starts_with("org:")) return false;
  const Token& before = tokens[at - 1];
  return before.capital && !before.mark && !before.is(kTitle | kDeterminer | kPreposition | kWeekday | kMonth) &&
         !before.spelling->name_word && before.at.end + 1 == tokens[at].at.begin;
}

}  // namespace

AliasIndex::AliasIndex(const Gazetteer& gazetteer) : gazetteer_(gazetteer), node_aliases_(1) {
  const std::size_t count = gazetteer.aliases.size();
  words_.reserve(count), edges_.reserve(2 * count), node_aliases_.reserve(2 * count), slip_names_.reserve(count);
  for (std::size_t i = 0; i < gazetteer.aliases.size(); ++i) {
    const std::string folded = fold(gazetteer.aliases[i].text);
    const std::vector<std::string_view> words = alias_words(folded);
    if (words.empty()) continue;
    insert(words, i);
    if (const std::string& ref = gazetteer.aliases[i].ref; ref.starts_with("gov:")) governments_.insert(ref);
    std::string joined;
    for (const std::string_view word : words) joined.append(joined.empty() ? "" : " ").append(word);
    if (joined.size() < kSlipLength) continue;
    const auto name = static_cast<std::uint32_t>(slip_names_.size());
    slips_.emplace_back(start_of(joined), name), slips_.emplace_back(end_of(joined), name);
    slip_names_.emplace_back(std::move(joined), i);
  }
  std::sort(slips_.begin(), slips_.end());
  lng_word_ = word_id("lng");
}

void AliasIndex::insert(const std::vector<std::string_view>& words, std::size_t alias) {
  std::uint32_t node = 0;
  for (const std::string_view word : words) {
    auto known = words_.find(word);
    if (known == words_.end()) known = words_.emplace(word, static_cast<std::uint32_t>(words_.size() + 1)).first;
    const std::uint32_t id = known->second;
    const auto [next, fresh] = edges_.emplace(edge(node, id), static_cast<std::uint32_t>(node_aliases_.size()));
    if (fresh) node_aliases_.emplace_back();
    node = next->second;
  }
  node_aliases_[node].push_back(alias);
}

std::uint32_t AliasIndex::word_id(std::string_view folded) const {
  if (folded.size() > 3 && folded.back() == '.') folded.remove_suffix(1);
  const auto found = words_.find(folded);
  return found == words_.end() ? 0 : found->second;
}

std::string AliasIndex::exact(const std::string& name) const {
  std::uint32_t node = 0;
  const std::string folded = fold(name);
  for (const std::string_view word : alias_words(folded)) {
    const auto next = edges_.find(edge(node, word_id(word)));
    if (next == edges_.end()) return "";
    node = next->second;
  }
  const std::vector<std::size_t>& found = node_aliases_[node];
  if (found.empty()) return "";
  // A name may stand for several things (country and company); persons and organisations win as sources.
  std::string best = gazetteer_.aliases[found.front()].ref;
  for (const std::size_t i : found)
    if (const std::string& ref = gazetteer_.aliases[i].ref;
        ref.starts_with("gov:") || ref.starts_with("person:") || ref.starts_with("org:"))
      best = ref;
  return best;
}

std::vector<AliasHit> AliasIndex::find(const Tokens& tokens, Range range, std::string_view text) const {
  std::vector<AliasHit> hits;
  std::size_t covered = range.begin;  // end of the last hit
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (tokens[i].mark) continue;
    std::uint32_t node = 0;
    std::size_t at = i, best_end = i;
    const std::vector<std::size_t>* best = nullptr;
    while (at < range.end) {
      const Token& t = tokens[at];
      std::uint32_t id = t.spelling->name_word;
      std::size_t step = 1;
      if (t.fold == "liquefied" && is_word(tokens, at + 1, range.end, "natural") &&
          is_word(tokens, at + 2, range.end, "gas"))
        id = lng_word_, step = 3;
      const auto next = id ? edges_.find(edge(node, id)) : edges_.end();
      if (next == edges_.end()) {
        if (at == i || !(t.fold == "'s" || t.mark == '\'' || t.mark == '-' || t.mark == '/')) break;
        ++at;
        continue;
      }
      node = next->second;
      at += step;
      if (!node_aliases_[node].empty()) best = &node_aliases_[node], best_end = at;
    }
    if (best && best_end > covered) {
      AliasHit hit{{i, best_end}, {}, 1.0};
      const std::string_view printed = text.substr(tokens[i].at.begin, tokens[i].at.end - tokens[i].at.begin);
      for (const std::size_t a : *best) {
        std::string_view name = gazetteer_.aliases[a].text;
        if (name.starts_with("the ") || name.starts_with("The ")) name.remove_prefix(4);
        const bool capitals = name.size() <= 5 && std::all_of(name.begin(), name.end(), [](char c) {
                                return upper(c) || !std::isalpha(static_cast<unsigned char>(c));
                              });
        if (capitals && !(printed.size() > 1 && upper(printed[0]) &&
                          (upper(printed.back() == '.' ? printed[printed.size() - 2] : printed.back()) ||
                           std::isdigit(static_cast<unsigned char>(printed.back())))))
          continue;
        if (upper(name[0]) && !tokens[i].capital) continue;
        if (part_of_longer_name(tokens, i, best_end, range, covered, gazetteer_.aliases[a].ref)) continue;
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
  std::string joined;
  for (std::size_t end = range.begin; end < range.end && end < range.begin + 4 && !tokens[end].mark; ++end) {
    if (end > range.begin && !tokens[end].capital && !tokens[end].number) break;
    if (!joined.empty()) joined += ' ';
    joined += tokens[end].fold;
    if (joined.size() + 1 < kSlipLength) continue;
    // An English word or a word of some other name ("Cameron" of "Cameron LNG") is no slip.
    if (end == range.begin && (tokens[end].form(0xFF) || tokens[end].spelling->name_word)) continue;
    const bool digit = std::isdigit(static_cast<unsigned char>(joined.back()));
    std::optional<std::uint32_t> best;
    for (const std::uint64_t key : {start_of(joined), end_of(joined)}) {
      auto slip = std::lower_bound(slips_.begin(), slips_.end(), std::pair{key, 0u});
      for (; slip != slips_.end() && slip->first == key; ++slip) {
        const std::uint32_t n = slip->second;
        const std::string& name = slip_names_[n].first;
        if (name[0] != joined[0] || !one_slip(joined, name)) continue;
        // "Yamal LNG 1" and "Yamal LNG 2" differ by one letter and are two things: digits must agree.
        if ((digit || std::isdigit(static_cast<unsigned char>(name.back()))) && joined.back() != name.back()) continue;
        best = std::max(best.value_or(0), n);
      }
    }
    if (!best) continue;
    hit.tokens.end = end + 1;
    hit.aliases = {slip_names_[*best].second};
  }
  return hit;
}

}  // namespace netback::read
