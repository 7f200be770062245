// Names in text to ids of the world: a trie over folded alias words, longest match first; metonyms by their place in
// the sentence; demonyms; definite descriptions that the world's tables answer.
#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "read/gazetteer.h"
#include "read/grammar.h"
#include "read/text.h"
#include "read/time.h"

namespace netback::read {

struct AliasHit {
  Range tokens;
  std::vector<std::size_t> aliases;  // indices into the gazetteer
  double score = 1.0;
};

class AliasIndex {
 public:
  explicit AliasIndex(const Gazetteer& gazetteer);
  // Longest hits from left to right; a hit may begin inside another only when it ends later.
  std::vector<AliasHit> find(const Tokens& tokens, Range range, std::string_view text) const;
  // Id of a whole name; of several the person, government or organisation; empty when unknown.
  std::string exact(const std::string& name) const;
  // Id of a word of some alias, for Spelling::name_word; 0 when it is in none.
  std::uint32_t word_id(std::string_view folded) const;
  bool has_government(const std::string& ref) const { return governments_.contains(ref); }
  const Alias& alias(std::size_t i) const { return gazetteer_.aliases[i]; }
  const Gazetteer& gazetteer() const { return gazetteer_; }

 private:
  void insert(const std::vector<std::string_view>& words, std::size_t alias);
  AliasHit near(const Tokens& tokens, Range range) const;

  const Gazetteer& gazetteer_;
  std::unordered_map<std::string, std::uint32_t, StringHash, std::equal_to<>> words_;    // of all aliases; ids from 1
  std::unordered_map<std::uint64_t, std::uint32_t> edges_;  // of the trie: node and word to node
  std::vector<std::vector<std::size_t>> node_aliases_;      // that end in a node
  std::uint32_t lng_word_ = 0;                              // "lng", for which "liquefied natural gas" stands too
  std::vector<std::pair<std::string, std::size_t>> slip_names_;              // names long enough for a slip of the pen
  std::vector<std::pair<std::uint64_t, std::uint32_t>> slips_;           // by their first and last letters, sorted
  std::unordered_set<std::string> governments_;
};

struct LinkResult {
  std::vector<Reference> links;
  std::vector<Description> descriptions;
};
// Links of the words in `range`; `text` is the block's. Spans are bytes of the block's text.
LinkResult link_range(const Tokens& tokens, Range range, std::string_view text, const AliasIndex& index);
// The government of a country if the tables know one, else empty: country:us -> gov:us.
std::string government_of(const std::string& country, const AliasIndex& index);

}  // namespace netback::read
