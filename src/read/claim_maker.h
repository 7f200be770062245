// Pieces to claims: links, event and roles, times, hedge and odds, ids and relations between claims.
#pragma once
#include <map>
#include <span>
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

struct ParagraphRead {
  std::size_t block = 0;   // of the page
  std::string_view words;  // of the block
  std::vector<SentenceRead> sentences;
};

// A sentence that is wholly a quotation goes on with the last speaker.
void take_over_speaker(SentenceRead& sentence, const Discourse& discourse);

// "Brussels says C, which Moscow denies."
void deny_aside(SentenceRead& sentence, SourceBook& book, std::string_view text);

// "Word spread that C. Rosneft denied this.": C, told of nobody, is what Rosneft denies.
void deny_hearsay(SentenceRead& before, SentenceRead& here);

// A thing of the world that a claim may be about, not one that acts.
bool is_asset(std::string_view ref);

// Each step goes through all pieces of the paragraphs before the next one begins, so that its code is still in the
// processor's first cache for the next piece.
class ClaimMaker {
 public:
  ClaimMaker(const Lexicon& lexicon, const AliasIndex& aliases, const SourceBook& book, const TimeContext& times,
             EventFinder& events, PageRead& page)
      : lexicon_(lexicon), aliases_(aliases), book_(book), times_(times), events_(events), page_(page) {}
  // Appends the claims of the paragraphs; `to_page` turns bytes of each one's block into bytes of the page.
  void add(std::span<const ParagraphRead> paragraphs, std::span<const ToPage> to_page);
  // conditionOn, elaborates, contradicts, supersedes; called once at the end.
  void relate();

 private:
  struct Draft {  // what a piece tells by itself
    const SentenceRead* sentence = nullptr;
    const Piece* piece = nullptr;
    const std::vector<AliasHit>* names = nullptr;  // of the sentence
    std::size_t paragraph = 0;
    Judgement judged;
    const EventRow *event = nullptr, *condition = nullptr;
    When when, said;  // places are bytes of the page
    std::string duration;
    std::vector<Amount> amounts;
  };
  struct Provenance {  // of a chain
    std::vector<Link> chain;
    std::string origin;
    double p_report = 1, p_unnamed = 1;  // the page names who speaks, or does not
  };
  // The steps, in their order.
  void find_names(std::span<const ParagraphRead> paragraphs);
  void judge_pieces(std::span<const ParagraphRead> paragraphs);
  void find_events();
  void find_times_and_amounts(std::span<const ParagraphRead> paragraphs, std::span<const ToPage> to_page);
  void tell(std::span<const ParagraphRead> paragraphs, std::span<const ToPage> to_page);

  bool tell(Draft& draft, const ParagraphRead& paragraph, const ToPage& to_page);
  void link(const SentenceRead& sentence, const Piece& piece, std::string_view text, const std::vector<AliasHit>& hits,
            Claim& claim);
  bool tells_no_trade(const Tokens& tokens, const Piece& piece, const Claim& claim) const;
  void inherit_said(const Piece& piece, Claim& claim) const;
  void set_event(Draft& draft, Claim& claim);
  void set_roles(const Tokens& tokens, const Piece& piece, Claim& claim);
  void set_times(const Tokens& tokens, const Piece& piece, Draft& draft) const;
  const Provenance& provenance(const std::vector<SourceIndex>& chain);
  void set_provenance(const Piece& piece, Claim& claim);
  void set_odds(const Judgement& judged, Claim& claim) const;
  void set_words(const Draft& draft, std::string_view text, const ToPage& to_page, Claim& claim) const;

  const Lexicon& lexicon_;
  const AliasIndex& aliases_;
  const SourceBook& book_;
  const TimeContext& times_;
  EventFinder& events_;
  PageRead& page_;
  Mentions mentions_;
  Reference subject_;       // what the last claim is about, for "it"; ref empty = unknown
  Reference next_subject_;  // of this sentence
  std::map<SourceIndex, std::pair<When, std::size_t>> said_;  // when a source spoke last, and the number of that claim
  std::string topic_;             // type of the last event told in words of its own
  std::size_t topic_claim_ = 0;   // the number of that claim
  std::vector<char> carried_;     // by claim: its type was carried over from the claims before
  std::vector<Reference> talks_;                              // who talks, as last said
  std::map<std::vector<SourceIndex>, Provenance> provenance_;  // by chain
  // Of the paragraphs that are added.
  std::vector<std::vector<AliasHit>> names_;  // by sentence
  std::vector<Draft> drafts_;                 // by sentence and piece
  std::vector<std::size_t> told_;             // drafts that became claims, in the order of the claims
};

}  // namespace netback::read
