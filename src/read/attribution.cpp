#include "read/attribution.h"

#include <algorithm>

namespace netback::read {
namespace {

TextSpan bytes_of(const Paragraph& p, Range range) {
  // The period that ends a sentence is no part of what is said, unless the quotation holds it.
  while (!range.empty() && (p[range.end - 1].mark == '.' || p[range.end - 1].mark == ',' || p[range.end - 1].mark == ';' ||
                            p[range.end - 1].mark == '-'))
    --range.end;
  while (!range.empty() && (p[range.begin].mark == ',' || p[range.begin].mark == '.' || p[range.begin].mark == ';' ||
                            p[range.begin].mark == '-' || p[range.begin].mark == ':'))
    ++range.begin;
  return range.empty() ? TextSpan{} : TextSpan{p[range.begin].at.begin, p[range.end - 1].at.end};
}

// One quotation from the first word to the last, and no cue outside.
bool one_quotation(const Paragraph& p) {
  if (p.size() < 4 || p[0].mark != '"') return false;
  std::size_t i = 0;
  while (i < p.size()) {
    if (p[i].mark != '"' || p[i].pair == kNone || p[i].pair <= i) return p[i].mark == '.' && i + 1 == p.size();
    i = p[i].pair + 1;
  }
  return true;
}

// A report within a report counts; a wish or a judgement within a report is part of what is reported. The contents of a
// paragraph's attributions nest or follow each other, so one look back over the open ones is enough.
void drop_nested(std::vector<Attribution>& attributions, const std::vector<char>& strong) {
  if (attributions.size() < 2) return;
  std::vector<std::pair<TextSpan, std::size_t>> contents;
  for (std::size_t i = 0; i < attributions.size(); ++i)
    for (const TextSpan& span : attributions[i].content) contents.push_back({span, i});
  std::sort(contents.begin(), contents.end(), [](const auto& a, const auto& b) {
    return std::pair(a.first.begin, a.second) < std::pair(b.first.begin, b.second);
  });
  std::vector<char> inside(attributions.size());
  for (std::size_t i = 0; i < attributions.size(); ++i) {
    const TextSpan cue = attributions[i].cue.front();
    auto after = std::upper_bound(contents.begin(), contents.end(), cue.begin,
                                  [](std::size_t at, const auto& content) { return at < content.first.begin; });
    for (std::size_t back = 0; after != contents.begin() && back < 16; ++back) {
      --after;
      if (after->second != i && after->first.end >= cue.end) inside[i] = 1;
    }
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < attributions.size(); ++i)
    if (!inside[i] || strong[i]) {
      if (kept != i) attributions[kept] = std::move(attributions[i]);
      ++kept;
    }
  attributions.resize(kept);
}

}  // namespace

std::vector<Attribution> read_attributions(const Paragraph& p, TextSpan& continued) {
  continued = {};
  std::vector<Attribution> attributions;
  if (p.size() < 3) return attributions;
  std::vector<char> strong;  // also inside what another one says
  const auto keep = [&](const Found& found) {
    const Node& head = p[found.head];
    // What stands in a quotation is said there, by its speaker.
    if (head.quote != kNone && head.mark != ':') return;
    if (found.source.size() == 1 && (p[found.source.begin].word("you") || p[found.source.begin].word("i"))) return;
    Attribution made;
    made.source = bytes_of(p, found.source);
    made.cue.push_back({p[found.cue.begin].at.begin, p[found.cue.end - 1].at.end});
    for (const Range& range : found.content)
      if (const TextSpan span = bytes_of(p, range); span.end > span.begin) made.content.push_back(span);
    if (made.content.empty()) return;
    attributions.push_back(std::move(made));
    const bool finite = head.group != kNone && p.groups[head.group].form == VerbGroup::Form::finite;
    strong.push_back(head.mark == ':' || head.word("according") || (finite && (head.token->word->cue_verb & kTakesSay)));
  };
  Found line;
  if (read_speaker_line(p, line)) keep(line);
  for (const Range& sentence : p.sentences) {
    for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
      const Node& n = p[i];
      if (n.mark || (n.group == kNone && !n.token->may(kMayAscribe))) continue;
      Found found;
      if (n.group != kNone) {
        if (i == p.groups[n.group].head && read_verb(p, n.group, sentence, found)) keep(found);
      } else if ((n.word("according") && read_according(p, i, sentence, found)) ||
                 (n.token->word->cue_noun && read_noun(p, i, sentence, found))) {
        keep(found);
      }
    }
  }
  drop_nested(attributions, strong);
  if (attributions.empty() && one_quotation(p)) continued = bytes_of(p, {0, p.size()});
  return attributions;
}

void AttributionRecord::add(const std::vector<const Tokens*>& sentences, std::string_view text, const ToPage& to_page) {
  TextSpan continued;
  mark_paragraph(sentences, text, paragraph_);
  for (Attribution& found : read_attributions(paragraph_, continued)) {
    if (found.source.size() > 0) found.source = to_page(found.source);
    for (auto* spans : {&found.cue, &found.content})
      for (TextSpan& span : *spans) span = to_page(span);
    attributions_.push_back(std::move(found));
  }
  if (continued.size() > 0 && !attributions_.empty()) attributions_.back().content.push_back(to_page(continued));
}

void tie_claims(const std::vector<Claim>& claims, std::vector<Attribution>& attributions) {
  std::vector<std::size_t> order(claims.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::pair(claims[a].bytes.begin, a) < std::pair(claims[b].bytes.begin, b);
  });
  for (Attribution& attribution : attributions)
    for (const TextSpan& span : attribution.content) {
      auto first = std::lower_bound(order.begin(), order.end(), span.begin,
                                    [&](std::size_t i, std::size_t at) { return claims[i].bytes.begin < at; });
      if (first != order.begin()) --first;  // one that begins a word or two before
      for (; first != order.end() && claims[*first].bytes.begin < span.end; ++first) {
        const Claim& claim = claims[*first];
        const std::size_t begin = std::max(claim.bytes.begin, span.begin), end = std::min(claim.bytes.end, span.end);
        if (claim.chain.size() > 1 && end > begin && (end - begin) * 5 >= claim.bytes.size() * 4)
          attribution.claims.push_back(claim.id);
      }
    }
}

}  // namespace netback::read
