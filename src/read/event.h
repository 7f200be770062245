// The typed event of a claim by the triggers of data/lexicon/events.tsv, its roles, and the amounts in its words.
#pragma once
#include <array>

#include "read/link.h"

namespace netback::read {

// Finds the row whose trigger fits a clause best. Its buffers serve one clause after the other, of any page.
class EventFinder {
 public:
  EventFinder(const Lexicon& lexicon, const AliasIndex& aliases);
  // Null when none fits. Slots near the main verb count more. `names` are the hits of the sentence: a plant's own name is
  // a plant as much as the word is.
  const EventRow* find(const Tokens& tokens, Range range, const std::vector<AliasHit>& names);

 private:
  struct Filling {  // of a slot, by its best word
    double score = 0;
    std::uint32_t token = 0;
    std::uint32_t clause = 0;  // in which it was filled
  };
  struct Fielded {  // a word of the clause that has classes
    std::uint64_t classes;
    double score;
  };
  struct Best {
    const EventRow* row = nullptr;
    double score = 0;
  };
  void fill(std::uint32_t slot, double score, std::size_t token);
  void begin_clause();
  void fill_slots(const Tokens& tokens, Range range, std::size_t verb);
  Best by_words();
  const EventRow* by_classes(Best best);
  void find_fielded(const Tokens& tokens, Range range, std::size_t verb, const std::vector<AliasHit>& names);

  const Lexicon& lexicon_;
  const AliasIndex& aliases_;
  std::vector<Filling> slots_;
  std::vector<std::uint32_t> begun_;  // first slots that are filled
  std::vector<Fielded> fielded_;
  std::vector<std::uint64_t> candidates_;  // rules whose first slot a word of the clause may fill
  std::uint32_t clause_ = 0;
  // Rules of classes by the classes that may fill their first slot: a bit for each rule, 64 of them a word.
  std::array<std::vector<std::uint64_t>, 64> rules_of_class_;
};

const EventRow* event_row(const Lexicon& lexicon, std::string_view type);
std::vector<Amount> find_amounts(const Tokens& tokens, Range range, std::string_view text);  // amount.cpp
// The word may be a share of its own ("half", "third"); for kNamesShare.
bool names_share(std::string_view folded);

}  // namespace netback::read
