// Reporting frames: who says, with which verb, and which words are what is said. Pure: names become sources only when
// a frame is used. "Bloomberg reported on Thursday, citing officials" around a clause gives speaker, cited and content.
#pragma once
#include <string_view>
#include <vector>

#include "read/grammar.h"
#include "read/source.h"
#include "read/time.h"

namespace netback::read {

// Words that say without a verb of their own in the table: "was quoted as saying", "in the view of".
inline const ReportRow kSaying{"say", "stated", false, Complement::clause, Kind::reported, false};

// "does not expect that C", "has ruled out that C"
inline const ReportRow kDoubting{"doubt", "doubtful", false, Complement::loose, Kind::reported, false};

inline const ReportRow kDenying{"deny", "denied", false, Complement::np, Kind::denial, false};

struct Frame {
  std::vector<Range> speakers;      // phrases that name sources, outermost first
  const ReportRow* row = nullptr;   // head that reports
  std::vector<Range> contents;      // what is said
  std::vector<Range> cues;          // "reported", "citing"
  Range said;                       // tokens in which the time of saying may stand
  bool whole = false;               // the content is the clause itself: "X announced a plan"
  Range tail;                       // after a trailing frame: the page's own words
  Range also;                       // what the speaker of a denial says besides, and its head
  const ReportRow* also_row = nullptr;
  Range act;                        // who does what is threatened or pledged: the content is an infinitive
  Range shared_subject;             // of the contents after the first, when these are predicates
  Range shared_modal;               // that hedges them too
  bool agentless = false;           // "it is understood that"
  bool according = false;
};

// The word may head a view; for kNamesView.
bool names_view(const SpelledWord& word);

class FrameFinder {
 public:
  FrameFinder(const Tokens& tokens, std::string_view text, const Lexicon& lexicon, const SourceBook& book)
      : tokens_(tokens), text_(text), lexicon_(lexicon), book_(book) {}
  // The outermost frame of the range: trailing ones first, because they hold the leading ones.
  bool find(Range range, Frame& frame) const;
  bool preposed(Range range, Frame& frame) const;  // X said that C
  // "... and said that C": the predicate has a reporting verb and shares an earlier subject.
  bool predicate(Range subject, Range predicate, Frame& frame) const;
  // A head of denial stands at `verb`: "deny", "brush aside".
  bool denies(std::size_t verb, std::size_t end) const;

 private:
  bool leading_view(Range range, Frame& frame) const;   // in the view of X, C
  bool trailing_view(Range range, Frame& frame) const;  // C, by X's count
  std::size_t view_at(std::size_t at, std::size_t end, Range& who) const;
  std::size_t owned_view(std::size_t at, std::size_t end, Range& who) const;
  std::size_t as_said(std::size_t at, std::size_t end, Range& who) const;
  bool take_view(std::size_t at, std::size_t stop, Range who, Frame& frame) const;
  bool leading_according(Range range, Frame& frame) const;
  bool nominal(Range range, Frame& frame) const;  // the view of X is that C
  bool trailing_according(Range range, Frame& frame) const;
  bool postposed(Range range, Frame& frame) const;  // C, X said
  bool rumour(Range range, Frame& frame) const;  // rumour has it that C
  bool hearsay(Range range, Frame& frame) const;      // dismissed reports that C
  bool waved_away(Range range, Frame& frame) const;   // X brushed off talk of N
  bool it_is_false(Range range, Frame& frame) const;  // it is a lie that C
  bool denial_that(Range range, Frame& frame) const;     // X's denial that C
  bool called_it_false(Range range, Frame& frame) const;  // X called it wrong that C
  bool denied_by(Range range, Frame& frame) const;    // claims of C were dismissed by X
  bool answered_no(Range range, Frame& frame) const;  // asked whether C, X said no
  bool ruled_out(Range range, Frame& frame) const;    // X does not accept that C
  bool spoken_that(Range range, Frame& frame) const;  // X swears blind that C
  bool spoken_last(Range range, Frame& frame) const;  // C, the union bristled
  bool spoken_between(Range range, Frame& frame) const;
  bool colon(Range range, Frame& frame) const;        // X brushed that aside: C
  bool rebuffed(std::size_t verb, std::size_t end, Range& by) const;
  bool said_false(std::size_t be, std::size_t end, Range& by) const;
  bool speaks(Range phrase) const;
  Range subject_of(Range phrase) const;
  bool rest_is_empty(std::size_t at, std::size_t end, bool tells, Frame& frame) const;
  bool may_be_clause(Range range) const;
  bool quoted_as_saying(Range range, std::size_t saying, Frame& frame) const;
  bool inverted(Range range, std::size_t verb, Frame& frame) const;
  bool middle(Range range, Frame& frame) const;     // C, X said, C
  bool shared_predicate(Range left, Range right, Frame& frame) const;
  bool complement(Range range, Range subject, std::size_t verb, Frame& frame) const;
  Range denied_first(std::size_t at, std::size_t comma) const;
  bool only_about_saying(std::size_t at, std::size_t end) const;
  bool says_that(const ReportRow& row, Range range, std::size_t finite, std::size_t verb, std::size_t that,
                 Frame& frame) const;
  Range denied_at(std::size_t verb, std::size_t end) const;
  bool said_besides(std::size_t at, std::size_t end, Frame& frame) const;
  std::size_t skip_trailers(std::size_t at, std::size_t end, Frame& frame) const;
  std::size_t skip_utterance(std::size_t at, std::size_t end, Frame& frame) const;
  std::size_t skip_audience(std::size_t at, std::size_t end, Frame& frame, bool told) const;
  std::size_t phrase_end(std::size_t at, std::size_t end) const;
  std::size_t after_aside(std::size_t at, std::size_t end) const;
  std::size_t with_name(Range who, std::size_t end) const;
  bool names_source(Range phrase) const;
  bool capital_by_place(std::size_t at) const;
  const ReportRow* row_at(std::size_t at) const;
  const ReportRow* noun_row(std::size_t at) const;
  const ReportRow* noun_row_of(const std::string& word) const;
  std::size_t first_report(std::size_t at, std::size_t end, std::size_t none, Complement most) const;
  template <std::size_t n>
  bool word(std::size_t at, std::size_t end, const char (&w)[n]) const {
    return is_word(tokens_, at, end, w);
  }

  const Tokens& tokens_;
  std::string_view text_;
  const Lexicon& lexicon_;
  const SourceBook& book_;
};

}  // namespace netback::read
