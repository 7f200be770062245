// The record of attributions: which words are ascribed to whom, by which cue. It is broader than the claims: "X praised Y",
// "X's plan to Z" and "fears that" stand here, and make a claim only when the clause reader finds one in their content.
// Spans are bytes of the paragraph; the caller maps them to the page.
#pragma once
#include <string_view>
#include <vector>

#include "read/claim.h"
#include "read/page.h"
#include "read/verb_group.h"

namespace netback::read {

// Attributions of one paragraph, in the order of their cues. A paragraph that is one quotation without a speaker goes on
// with the last attribution: its span comes back in `continued`.
std::vector<Attribution> read_attributions(const Paragraph& p, TextSpan& continued);

// The record of a page, block after block; `to_page` maps spans of the block's text to bytes of the page.
class AttributionRecord {
 public:
  void add(const std::vector<const Tokens*>& sentences, std::string_view text, const ToPage& to_page);
  std::vector<Attribution> take() { return std::move(attributions_); }

 private:
  std::vector<Attribution> attributions_;
  Paragraph paragraph_;  // the last one
};
// Ties the claims that have a source to the attributions whose content holds at least four fifths of their words.
void tie_claims(const std::vector<Claim>& claims, std::vector<Attribution>& attributions);

// The parts, each in its own file; all take token indices of the paragraph.
struct Found {
  Range source;
  Range cue;
  std::vector<Range> content;
  std::size_t head = 0;  // token that makes it an attribution
};

// attribution_source.cpp, attribution_content.cpp: how far phrases reach.
Range subject_of(const Paragraph& p, std::uint32_t group, Range sentence);
Range phrase_after(const Paragraph& p, std::size_t at, Range sentence);   // a noun phrase that begins here
std::size_t content_end(const Paragraph& p, std::size_t from, Range sentence, bool clause);
std::vector<Range> content_before(const Paragraph& p, std::size_t end, Range sentence);
// What follows ", X said": a quotation that goes on, or the rest of the clause.
void content_behind(const Paragraph& p, std::size_t at, Range sentence, std::vector<Range>& content);
std::size_t skip_circumstance(const Paragraph& p, std::size_t at, Range sentence);  // "on Monday in a statement to CNN"
bool starts_phrase(const Paragraph& p, std::size_t at, std::size_t end);

// attribution_verb.cpp, attribution_noun.cpp
bool read_verb(const Paragraph& p, std::uint32_t group, Range sentence, Found& found);
bool read_noun(const Paragraph& p, std::size_t at, Range sentence, Found& found);
bool read_according(const Paragraph& p, std::size_t at, Range sentence, Found& found);
bool read_speaker_line(const Paragraph& p, Found& found);

}  // namespace netback::read
