// Who says it: noun phrases to sources, the register of all sources of a page, and what "it", "he", "the agency" or
// "the same source" stand for. "Russian President Vladimir Putin" -> "Vladimir Putin".
#pragma once
#include <string>
#include <vector>

#include "read/cast.h"
#include "read/claim.h"
#include "read/grammar.h"
#include "read/link.h"

namespace netback::read {

// Index into SourceBook::sources.
using SourceIndex = std::size_t;
inline constexpr SourceIndex kNobody = static_cast<SourceIndex>(-1);

// "radio", "channel": what stands before the name of a broadcaster.
inline bool broadcasts(const Token& t) {
  return t.fold == "radio" || t.fold == "tv" || t.fold == "television" || t.fold == "channel" || t.fold == "station";
}

// Titles that count only in lower case: "energy firm Rosneft", not "Foreign Office".
bool generic_title(const Token& t);

class SourceBook {
 public:
  SourceBook(const Lexicon& lexicon, const AliasIndex& aliases);
  // Sources that the noun phrase names, outermost first: "Bloomberg's sources" gives two. Pronouns and definite
  // descriptions go back to an earlier source. Empty when the phrase names nobody.
  std::vector<SourceIndex> read(const Tokens& tokens, Range phrase, std::string_view text);
  // Who answers under "A:" in an interview: the person introduced last; kNobody when nobody was.
  SourceIndex answering();
  // Who speaks under a label in capitals, "BOER:": a person named before if there is one; kNobody when it is the page's own
  // voice, a presenter or a reporter. `role`: what the label says of him, "(PRESENTER)".
  SourceIndex labelled(const Tokens& tokens, Range label, Range role, std::string_view text);
  void no_label() { label_.clear(); }
  // Last source of this kind, or npos.
  std::vector<SourceIndex> last_chain_with(Source::SourceKind kind) const;
  // Notes whom the sentence tells of, so that a later "he said" finds them.
  void see(const Tokens& tokens, std::string_view text);
  void remember(const std::vector<SourceIndex>& chain);
  const std::vector<Source>& sources() const { return sources_; }
  const Source& operator[](SourceIndex i) const { return sources_[i]; }
  bool is_outlet(const Tokens& tokens, Range phrase, std::string_view text) const;

 private:
  std::vector<SourceIndex> read_phrase(const Tokens& tokens, Range phrase, std::string_view text);
  SourceIndex add(const std::string& name, Source::SourceKind kind, bool person);
  bool anaphor(const Tokens& tokens, Range phrase, std::vector<SourceIndex>& chain);
  std::vector<SourceIndex> last_person() const;
  // "he", "she": who spoke in the sentence before or this one, else who was told of last.
  std::vector<SourceIndex> person_meant(Gender gender);
  // "the company said": the one that the sentence is about, else the last that spoke or was told of.
  bool may_be_company(const std::string& name) const;
  std::vector<SourceIndex> company_meant();
  bool one_person(SourceIndex source) const;
  SourceIndex told_of(const Cast::Member& person);

  const Lexicon& lexicon_;
  const AliasIndex& aliases_;
  std::vector<Source> sources_;
  std::vector<char> person_;
  std::vector<Gender> gender_;  // as far as a title or a pronoun told
  std::unordered_map<std::string, SourceIndex> by_name_, by_surname_, by_role_;
  Cast cast_;
  std::string interviewed_, label_;  // label_: surname under whose label the paragraph stands
  struct Heard {
    std::vector<SourceIndex> chain;
    std::size_t sentence;
  };
  // The last time that somebody was heard for whom `fits` holds, of the end of its chain; null when there is none.
  template <class Fits>
  const Heard* last_heard(Fits fits) const {
    for (auto heard = history_.rbegin(); heard != history_.rend(); ++heard)
      if (fits(*heard, heard->chain.back())) return &*heard;
    return nullptr;
  }
  // Whom the page gave the role: "prime minister"; kNobody when nobody.
  SourceIndex holder_of(const std::string& role);
  std::vector<Heard> history_;  // in order of mention, at most 64
};

}  // namespace netback::read
