// Denials of what the sentence before told: "Word spread that C. Rosneft denied this.", "C, a blog wrote. Not so, says the
// ministry." Where nobody stood for C it is told by the one who denies it; where somebody did, C stays his, denied by
// another.
#include "read/claim_maker.h"

namespace netback::read {
namespace {

constexpr std::size_t kRetort = 7;  // tokens of "Complete nonsense,"

// What a report is called when somebody goes back to it.
bool names_report(const Token& t) {
  return t.is(kHearsay) || (t.is(kDocument) && !t.capital) ||
         one_of(t, {"account", "version", "figure", "description", "post", "posts", "notice", "findings", "comments",
                    "accounts"});
}

// "this" right after a denying verb, "the report", "such talk", "That is wrong".
bool goes_back(const Tokens& tokens, const Piece& piece) {
  const bool denial = piece.row && piece.row->kind == Kind::denial;
  for (std::size_t i = piece.span.begin; i + 1 < piece.span.end; ++i) {
    const Token& next = tokens[i + 1];
    if (denial && tokens[i].form(kPast | kThird) && one_of(next, {"this", "it", "that", "him", "her", "them", "everything"}))
      return true;
    if (one_of(tokens[i], {"the", "this", "that", "these", "those", "such"}) && names_report(next) &&
        !is_word(tokens, i + 2, piece.span.end, "that"))
      return true;
  }
  const Token& first = tokens[piece.span.begin];
  if (denial && (is_word(tokens, piece.span.end - 1, piece.span.end, "so") ||
                 is_word(tokens, piece.span.end - 1, piece.span.end, "it")))
    return true;  // "has repeatedly denied doing so"
  return piece.span.size() > 2 && one_of(first, {"this", "that", "it", "these", "they"}) &&
         (tokens[piece.span.begin + 1].verb("be") || tokens[piece.span.begin + 1].verb("do"));
}

// "no such offer", "nothing of the sort"
bool no_such(const Tokens& tokens, Range range) {
  for (std::size_t i = range.begin; i + 1 < range.end; ++i)
    if ((tokens[i].fold == "no" && tokens[i + 1].fold == "such") ||
        (tokens[i].fold == "nothing" && tokens[i + 1].fold == "of" && i + 3 < range.end &&
         one_of(tokens[i + 3], {"sort", "kind"})))
      return true;
  return false;
}

// "Not so, says X", "“Complete nonsense,” X said", "“That is incorrect, no cargo was lost”": the first words reject what was
// told.
bool rejects(const Tokens& tokens, std::size_t begin) {
  while (begin < tokens.size() && tokens[begin].mark) ++begin;
  std::size_t end = begin;
  while (end < tokens.size() && !tokens[end].mark) ++end;
  if (end == begin || end - begin > kRetort || end >= tokens.size()) return false;
  const Range words{begin, end};
  const bool back = one_of(tokens[begin], {"that", "this", "it"}) && begin + 1 < end && tokens[begin + 1].verb("be");
  return (back || find_finite(tokens, words) == end) && (calls_untrue(tokens, words) || no_such(tokens, words));
}

// The words after "OKAFOR:" of a transcript.
std::size_t label_end(const SentenceRead& sentence) {
  const std::size_t first = sentence.pieces.front().span.begin;
  return first > 0 && first < kRetort && sentence.tokens[first - 1].mark == ':' ? first : 0;
}

bool denies(const Tokens& tokens, const Piece& piece) {
  return (piece.row && piece.row->kind == Kind::denial) || calls_untrue(tokens, piece.span);
}

// "Suggestions that C are pure mischief": what is denied stands in the sentence itself.
bool holds_what_it_denies(const Tokens& tokens) {
  for (std::size_t i = 0; i + 2 < tokens.size(); ++i)
    if (tokens[i].is(kHearsay))
      for (std::size_t k = i + 1; k + 1 < tokens.size() && k < i + kRetort && !tokens[k].mark; ++k)
        if (tokens[k].fold == "that" || tokens[k].fold == "of") return true;
  return false;
}

// "it had not", "they would not"
bool breaks_off_not(const Tokens& tokens, Range range) {
  return range.size() == 3 && tokens[range.begin].is(kPronoun) && tokens[range.begin + 1].is(kAuxiliary | kModal) &&
         tokens[range.begin + 2].is(kNegation);
}

// The piece rejects what was told before it.
bool is_retort(const Tokens& tokens, const Piece& piece) {
  return (denies(tokens, piece) && goes_back(tokens, piece)) || no_such(tokens, piece.span) ||
         breaks_off_not(tokens, piece.span);
}

// The piece that rejects what the sentence before told; nullptr = none does.
const Piece* retort(const SentenceRead& sentence) {
  if (sentence.pieces.empty() || holds_what_it_denies(sentence.tokens)) return nullptr;
  for (const Piece& piece : sentence.pieces)
    if (is_retort(sentence.tokens, piece)) return &piece;
  return rejects(sentence.tokens, label_end(sentence)) ? &sentence.pieces.front() : nullptr;
}

bool rumoured(const Piece& piece) {
  return piece.chain.empty() && piece.agentless && piece.row && !piece.row->accusation &&
         (piece.row->scale_class == "rumoured" || piece.row->scale_class == "alleged");
}

bool reported(const Piece& piece) {
  return piece.framed && !piece.no_comment && (piece.according || (piece.row && piece.row->kind == Kind::reported));
}

// "had written", "had earlier told": the report was there before the sentence before.
bool was_before(const Tokens& tokens, const Piece& piece) {
  if (piece.cues.empty()) return false;
  std::size_t verb = piece.cues.front().begin;
  while (verb > 0 && (tokens[verb - 1].is(kAdverb) || is_ly_adverb(tokens[verb - 1]))) --verb;
  return verb > 0 && tokens[verb - 1].fold == "had";
}

bool says_not(const SentenceRead& sentence, const Piece& piece) {
  if (!reported(piece)) return false;
  for (std::size_t i = piece.span.begin; i < piece.span.end; ++i)
    if (sentence.tokens[i].is(kNegation) || sentence.tokens[i].fold == "no") return true;
  return false;
}

// The page tells that it was called untrue, in words of its own.
const std::vector<SourceIndex> kByThePage{0};

// Whoever told `told` is contradicted by the last of `by`.
void contradict(Piece& told, const std::vector<SourceIndex>& by) {
  if (!by.empty() && (told.chain.empty() || told.chain.back() != by.back())) told.denied_by = by;
}

// ", which Moscow denies", ", a charge the Kremlin has rejected", "though Moscow denies it": the words of the denier.
Range denier_aside(const Tokens& tokens, std::size_t verb) {
  if (tokens[verb].mark || !tokens[verb].form(kThird | kPast | kBase) || !tokens[verb].spelling->report ||
      tokens[verb].spelling->report->kind != Kind::denial)
    return {};
  std::size_t after = verb + 1;
  if (after < tokens.size() && one_of(tokens[after], {"this", "it", "that"})) ++after;
  if (after < tokens.size() && !tokens[after].mark) return {};
  const bool object = after > verb + 1;
  std::size_t end = verb;
  while (end > 0 &&
         (tokens[end - 1].is(kAdverb | kAuxiliary) || tokens[end - 1].verb("have") || is_ly_adverb(tokens[end - 1])))
    --end;
  std::size_t begin = end;
  while (begin > 0 && !tokens[begin - 1].mark && !tokens[begin - 1].is(kSubordinator | kRelative | kConjunction) &&
         !tokens[begin - 1].is(kHearsay) && tokens[begin - 1].fold != "something")
    --begin;
  if (begin == 0 || begin == end || end - begin > kRetort) return {};
  const Token& link = tokens[begin - 1];
  const bool joined = object ? link.is(kSubordinator | kConjunction) || link.mark == ','
                             : link.fold == "which" || link.is(kHearsay) || link.fold == "something";
  return joined ? Range{begin, end} : Range{};
}

}  // namespace

void deny_aside(SentenceRead& sentence, SourceBook& book, std::string_view text) {
  if (!sentence.tokens.may(kMayReport)) return;
  // "X falsely claimed that C", "It was wrongly reported that C"
  for (Piece& told : sentence.pieces) {
    if (told.cues.empty() || told.cues.front().begin == 0 || !reported(told)) continue;
    if (!one_of(sentence.tokens[told.cues.front().begin - 1], {"falsely", "wrongly", "mistakenly", "erroneously"})) continue;
    if (told.chain.empty())
      told.row = &kDenying;
    else
      contradict(told, kByThePage);
  }
  // "X said C, but Y denied it"
  std::vector<Piece>& pieces = sentence.pieces;
  for (std::size_t later = 1; later < pieces.size(); ++later)
    if (Piece& told = pieces[later - 1]; reported(told) && is_retort(sentence.tokens, pieces[later]))
      contradict(told, pieces[later].chain.empty() ? kByThePage : pieces[later].chain);
  for (std::size_t verb = 3; verb < sentence.tokens.size(); ++verb) {
    const Range who = denier_aside(sentence.tokens, verb);
    if (who.empty()) continue;
    const std::vector<SourceIndex> by = book.read(sentence.tokens, who, text);
    for (Piece& told : sentence.pieces)
      if (reported(told) && told.span.begin < who.begin) contradict(told, by);
    return;
  }
}

void deny_hearsay(SentenceRead& before, SentenceRead& here) {
  if (const Piece* later = retort(here))
    for (Piece& told : before.pieces) {
      if (rumoured(told))
        told.chain = later->chain, told.row = &kDenying, told.framed = true, told.agentless = false;
      else if (reported(told))
        contradict(told, later->chain.empty() ? kByThePage : later->chain);
    }
  // "It has no plans to leave, X said. Y had reported that C."
  for (const Piece& denial : before.pieces)
    for (Piece& told : here.pieces)
      if (says_not(before, denial) && reported(told) && was_before(here.tokens, told)) contradict(told, denial.chain);
}

}  // namespace netback::read
