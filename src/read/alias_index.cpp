// The alias trie. Words are compared folded; "liquefied natural gas" counts as "lng", a possessive 's may stand between
// words, and a name in capitals ("US") matches only capitals.
#include "read/alias_words.h"
#include "read/link.h"
#include "read/text.h"

namespace netback::read {
namespace {

// Words of a name in folded form, as views into `folded`.
void alias_words(std::string_view folded, std::vector<std::string_view>& words) {
  words.clear();
  for_each_word(folded, [&](std::string_view word) {
    if (word == "the" && words.empty()) return;
    words.push_back(word.ends_with("'s") ? word.substr(0, word.size() - 2) : word);
    const std::size_t n = words.size();
    if (n >= 3 && words[n - 1] == "gas" && words[n - 2] == "natural" && words[n - 3] == "liquefied")
      words.resize(n - 3), words.push_back("lng");
  });
}

std::uint64_t edge(std::uint32_t node, std::uint32_t word) { return std::uint64_t{node} << 32 | word; }

}  // namespace

Gazetteer::Gazetteer(std::vector<Alias> aliases, Answer answer, std::shared_ptr<const void> letters)
    : letters_(std::move(letters)), names_(std::make_shared<const AliasIndex>(std::move(aliases), std::move(answer))) {}

AliasIndex::AliasIndex(std::vector<Alias> aliases, Answer answer)
    : aliases_(std::move(aliases)),
      answer_(std::move(answer)),
      words_(aliases_.size()),
      edges_(2 * aliases_.size()),
      slip_buckets_(kSlipBuckets, kNoKey) {
  const std::size_t count = aliases_.size();
  long_names_.reserve(count), slips_.reserve(2 * count);
  std::vector<std::uint32_t> node_of(count, 0);
  std::vector<std::string_view> words;
  std::string folded;
  for (std::uint32_t i = 0; i < count; ++i) {
    folded.clear();
    fold_into(aliases_[i].text, folded);
    alias_words(folded, words);
    if (words.empty()) continue;
    if (aliases_[i].ref.starts_with("gov:")) governments_.add(aliases_[i].ref);
    // The words joined by spaces are kept, and then point there.
    std::size_t size = words.size() - 1;
    for (const std::string_view word : words) size += word.size();
    char* const joined = letters_.room(size);
    char* at = joined;
    for (std::string_view& word : words) {
      if (at != joined) *at++ = ' ';
      std::memcpy(at, word.data(), word.size());
      word = {at, word.size()}, at += word.size();
    }
    node_of[i] = insert(words);
    if (size >= kSlipLength) add_long_name({joined, size}, i);
  }
  sort_by_node(node_of);
  lng_word_ = word_id("lng");
}

// The node the name ends in.
std::uint32_t AliasIndex::insert(const std::vector<std::string_view>& words) {
  std::uint32_t node = 0;
  for (const std::string_view word : words) node = edges_.add(edge(node, words_.add(word) + 1)) + 1;
  return node;
}

void AliasIndex::add_long_name(std::string_view name, std::uint32_t alias) {
  const auto number = static_cast<std::uint32_t>(long_names_.size());
  long_names_.push_back({name, alias});
  for (const std::uint64_t key : {start_of(name), end_of(name)}) {
    std::uint32_t& first = slip_buckets_[slip_bucket(key)];
    slips_.push_back({key, number, first, static_cast<std::uint32_t>(name.size()), name[0]});
    first = static_cast<std::uint32_t>(slips_.size() - 1);
  }
}

// Aliases in their order by the node they end in; nodes count from 1, so that none ends in the root.
void AliasIndex::sort_by_node(const std::vector<std::uint32_t>& node_of) {
  node_begin_.assign(edges_.size() + 2, 0);
  for (const std::uint32_t node : node_of)
    if (node) ++node_begin_[node + 1];
  for (std::size_t i = 1; i < node_begin_.size(); ++i) node_begin_[i] += node_begin_[i - 1];
  by_node_.resize(node_begin_.back());
  std::vector<std::uint32_t> next = node_begin_;
  for (std::uint32_t i = 0; i < node_of.size(); ++i)
    if (node_of[i]) by_node_[next[node_of[i]]++] = i;
}

std::uint32_t AliasIndex::word_id(std::string_view folded) const {
  if (folded.size() > 3 && folded.back() == '.') folded.remove_suffix(1);
  return words_.find(folded) + 1;  // kNoKey + 1 is 0
}

std::uint32_t AliasIndex::step(std::uint32_t node, std::uint32_t word) const { return edges_.find(edge(node, word)) + 1; }

bool AliasIndex::has_slip_key(std::uint64_t key) const {
  for (std::uint32_t at = slip_buckets_[slip_bucket(key)]; at != kNoKey; at = slips_[at].next)
    if (slips_[at].key == key) return true;
  return false;
}

bool AliasIndex::may_begin_long_name(std::string_view folded) const {
  return folded.size() < kStartLetters || has_slip_key(start_of(folded));
}

bool AliasIndex::may_end_long_name(std::string_view folded) const {
  return folded.size() < kEndLetters || has_slip_key(end_of(folded));
}

std::string AliasIndex::exact(std::string_view name) const {
  std::uint32_t node = 0;
  const std::string folded = fold(name);
  std::vector<std::string_view> words;
  words.reserve(8);
  alias_words(folded, words);
  for (const std::string_view word : words)
    if (node = step(node, word_id(word)); !node) return "";
  const std::span<const std::uint32_t> found = ending_in(node);
  if (found.empty()) return "";
  // A name may stand for several things (country and company); persons and organisations win as sources.
  std::string_view best = aliases_[found.front()].ref;
  for (const std::uint32_t i : found)
    if (const std::string_view ref = aliases_[i].ref;
        ref.starts_with("gov:") || ref.starts_with("person:") || ref.starts_with("org:"))
      best = ref;
  return std::string(best);
}

}  // namespace netback::read
