// The steps from blocks to roles, shared by article*.cpp: what a block is by itself (article.cpp), what it is by what
// stands around it (article_runs.cpp), and which is the title (article_title.cpp).
#pragma once
#include <algorithm>

#include "core/key_table.h"
#include "read/article.h"
#include "read/block_feature.h"
#include "read/duplicate.h"

namespace netback::read {

inline constexpr std::size_t kLongWords = 20;   // of a paragraph that stands for itself
inline constexpr std::size_t kTitleReach = 40;  // blocks before the story's box where its title may stand

// Reasons that a later step asks for.
inline constexpr std::string_view kHeading = "a heading", kShortLine = "a short line", kNoSentence = "not a sentence",
                                  kLinks = "mostly links";

class ArticleFinder {
 public:
  ArticleFinder(const RawPage& page, const Lexicon& lexicon) : page_(page), lexicon_(lexicon) {}
  Article find(bool use_hints);

 private:
  using Topic = KeyTable<std::uint64_t>;  // hashes of long words

  void first_roles();
  void first_role(std::size_t b);
  void decide(Article& article);

  void drop_teasers();
  void apply_sections();
  void keep_main_cluster();
  void take_short_blocks(std::size_t title);
  bool is_dateline(const Features& f) const;

  void find_title(Article& article);
  void drop_before_title(const Article& article);
  void repeats_of_title(const Article& article);

  void add_topic(Topic& topic, std::size_t b) const;
  void add_topic(Topic& topic, std::vector<std::size_t>& waiting) const;
  double topic_share(const Features& f, const Topic& topic) const;
  // Does the block stand in the running text of the story, not in a box of its own within it?
  bool of_story(std::size_t b) const;
  std::uint32_t home(std::size_t b) const { return box_.home[page_.blocks[b].container]; }
  bool body(std::size_t b) const { return roles_[b].role == Role::body; }
  bool strong(std::size_t b) const { return features_[b].terminal && features_[b].word_count >= kLongWords; }
  std::size_t title_from() const { return box_.first - std::min(box_.first, kTitleReach); }
  void drop(std::size_t b, Role role, std::string_view why, std::string_view detail = "") {
    roles_[b] = {role, why, detail, kNoBlock};
  }

  const RawPage& page_;
  const Lexicon& lexicon_;
  StoryBox box_;
  WordBook book_;
  std::vector<Features> features_;  // empty for blocks far from the story
  std::vector<BlockRole> roles_;
  std::vector<char> section_;  // heads a part of the page
};

}  // namespace netback::read
