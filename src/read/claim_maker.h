// Pieces to claims: links, event and roles, times, hedge and odds, ids and relations between claims.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "read/anaphor.h"
#include "read/clause.h"
#include "read/event.h"
#include "read/hedge.h"
#include "read/link.h"
#include "read/page.h"
#include "read/sentence.h"

namespace netback::read {

struct SentenceRead {
  Sentence at;
  Tokens tokens;
  std::vector<Piece> pieces;
};

// A sentence that is wholly a quotation goes on with the last speaker.
void take_over_speaker(SentenceRead& sentence, const Discourse& discourse);

// "Brussels says C, which Moscow denies."
void deny_aside(SentenceRead& sentence, SourceBook& book, std::string_view text);

// "Word spread that C. Rosneft denied this.": C, told of nobody, is what Rosneft denies.
void deny_hearsay(SentenceRead& before, SentenceRead& here);

// A thing of the world that a claim may be about, not one that acts.
bool is_asset(std::string_view ref);

class ClaimMaker {
 public:
  ClaimMaker(const Lexicon& lexicon, const AliasIndex& aliases, const SourceBook& book, const TimeContext& times,
             PageRead& page)
      : lexicon_(lexicon), aliases_(aliases), book_(book), times_(times), page_(page), events_(lexicon, aliases) {}
  // Appends the claims of a sentence of the page's block; `to_page` turns bytes of its text into bytes of the page.
  void add(const SentenceRead& sentence, std::string_view text, std::size_t block, const ToPage& to_page);
  // conditionOn, elaborates, contradicts, supersedes; called once at the end.
  void relate();

 private:
  struct Provenance {  // of a chain
    std::vector<Link> chain;
    std::string origin;
    double p_report = 1, p_unnamed = 1;  // the page names who speaks, or does not
  };
  void link(const SentenceRead& sentence, const Piece& piece, std::string_view text, const std::vector<AliasHit>& hits,
            Claim& claim);
  bool tells_no_trade(const Tokens& tokens, const Piece& piece, const Claim& claim) const;
  void inherit_said(const Piece& piece, Claim& claim) const;
  void set_event(const SentenceRead& sentence, const Piece& piece, std::string_view text, const std::vector<AliasHit>& hits,
                 Claim& claim);
  void set_times(const Tokens& tokens, const Piece& piece, Claim& claim);
  const Provenance& provenance(const std::vector<SourceIndex>& chain);
  void set_provenance(const Piece& piece, Claim& claim);
  void set_odds(const Judgement& judged, Claim& claim) const;
  void set_words(const Tokens& tokens, const Piece& piece, std::string_view text, const Judgement& judged,
                 const ToPage& to_page, Claim& claim) const;

  const Lexicon& lexicon_;
  const AliasIndex& aliases_;
  const SourceBook& book_;
  const TimeContext& times_;
  PageRead& page_;
  Mentions mentions_;
  Reference subject_;          // what the last claim is about, for "it"; ref empty = unknown
  Reference next_subject_;     // of this sentence
  std::map<SourceIndex, std::pair<When, std::size_t>> said_;  // when a source spoke last, and the number of that claim
  std::string topic_;             // type of the last event told in words of its own
  std::size_t topic_claim_ = 0;   // the number of that claim
  std::vector<char> carried_;     // by claim: its type was carried over from the claims before
  std::vector<Reference> talks_;                              // who talks, as last said
  std::map<std::vector<SourceIndex>, Provenance> provenance_;  // by chain
  EventFinder events_;
};

}  // namespace netback::read
