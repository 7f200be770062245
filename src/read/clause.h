// A sentence to pieces: each piece is one assertion with its frame (who says), its condition and its own words.
// "According to X, A may offer B if C lifts D" gives one piece, "A may offer B", said by X, on condition "if C lifts D".
#pragma once
#include <string_view>
#include <vector>

#include "read/condition.h"
#include "read/frame.h"

namespace netback::read {

struct Piece {
  Range span;     // the words of the claim
  Range linked;   // span with a trailing insertion that is not part of the claim ("- such as the Sakhalin project -")
  Range subject;  // subject it shares with an earlier piece; empty when its own
  std::vector<SourceIndex> chain;  // without the page; empty = authorial
  std::vector<SourceIndex> denied_by;  // who says in the next sentence that it is not so; outermost first
  const ReportRow* row = nullptr;  // innermost reporting head
  bool framed = false, agentless = false, according = false;
  bool no_comment = false, unverified = false, continued = false;
  Range condition;       // with its conjunction; empty = none
  Range outer;           // words before a gerund claim that hedge it: "The talks allegedly include the possibility of"
  Range shared_modal;    // "might" of the predicate before, for one that has no finite verb
  std::vector<Range> cues;
  Range said;            // tokens in which the time of saying stands
};

// "BOER: ", "ANNA DE VRIES, HOST: ": the label in capitals that names who speaks in a transcript. name is empty when the
// paragraph has none; words: its first token after the colon.
struct SpeakerLabel {
  Range name, role;  // role: "HOST", "(through interpreter)"
  std::size_t words = 0;
  bool answer = false;  // "A:" of an interview
};
SpeakerLabel speaker_label(const Tokens& tokens, std::string_view text);

// What goes over from sentence to sentence.
struct Discourse {
  std::vector<SourceIndex> last_chain;
  std::size_t last_block = 0;  // body paragraph in which it was set
  std::size_t block = 0;
  std::vector<SourceIndex> speaker;  // of the paragraph, when a label names one
};

std::vector<Piece> read_clauses(const Tokens& tokens, std::string_view text, const Lexicon& lexicon, SourceBook& book,
                                Discourse& discourse, const SpeakerLabel& label);

}  // namespace netback::read
