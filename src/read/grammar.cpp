#include "read/grammar.h"

#include <algorithm>

#include "read/time.h"
#include "read/word_set.h"

namespace netback::read {
namespace {

// Nouns, names, pronouns, closing marks: what a subject may end with.
bool ends_subject(const Tokens& tokens, std::size_t at) {
  const Token& t = tokens[at];
  if (t.mark) return t.mark == ',' || t.mark == ')' || t.mark == '"' || t.mark == '%' || t.mark == '\'' || t.mark == '-';
  if (t.is(kPronoun | kRelative)) return true;
  if (t.fold == "'s" || t.fold == "to") return false;
  if (t.is(kDeterminer | kModal | kAuxiliary)) return t.capital && t.is(kModal);
  if (t.is(kPreposition) && !t.is(kAdverb)) return false;
  return true;
}

bool object_follows(const Tokens& tokens, std::size_t at, std::size_t end) {
  if (at + 1 >= end) return false;
  const Token& next = tokens[at + 1];
  if (next.mark) return next.mark == '$' || next.mark == '"';
  // "disputes ever having named a figure", "Hanwha Ocean brands as groundless"
  if (next.is(kAdverb) && at + 2 < end && tokens[at + 2].form(kGerund)) return true;
  if (next.fold == "as" && at > 0 && (tokens[at - 1].capital || tokens[at - 1].mark == ',') && tokens[at].form(kThird))
    return true;
  return next.is(kDeterminer | kPronoun) || next.number || one_of(next, {"one", "two", "more", "less", "enough"}) ||
         next.fold == "to" || next.fold == "that" || is_ly_adverb(next) || next.capital;
}

bool after_auxiliary(const Tokens& tokens, std::size_t at, std::size_t begin) {
  std::size_t i = at;
  while (i > begin && at - i < 4) {
    const Token& before = tokens[i - 1];
    if (before.is(kModal) || before.is(kAuxiliary) || before.verb("be") || before.verb("have")) return true;
    if (!(before.is(kAdverb | kNegation) || is_ly_adverb(before))) return false;
    --i;
  }
  return false;
}

// Only the past tense, never the participle: "fell", "came".
bool surely_finite(const Tokens& tokens, std::size_t at, Range range) {
  const Token& t = tokens[at];
  if (t.is(kModal)) return is_finite(tokens, at, range);
  if (t.verb("be") || t.verb("have") || t.verb("do")) return is_finite(tokens, at, range);
  return t.form(kPast) && !t.form(kParticiple) && is_finite(tokens, at, range);
}

}  // namespace

bool may_be_ly_adverb(const SpelledWord& w) {
  static constexpr WordSet kOthers{"supply",  "unlikely", "likely",   "family",  "assembly", "monopoly",
                                   "anomaly", "costly",   "friendly", "elderly", "deadly",   "timely"};
  return w.fold.size() > 4 && w.fold.ends_with("ly") && !w.word.forms && !w.capital && !kOthers.has(w.fold, w.fold_hash);
}

bool may_be_finite(const SpelledWord& w) {
  return !w.number && ((w.word.classes & kModal) || (w.word.forms & (kThird | kPast | kBase)) || w.fold == "'s" ||
                       w.lemma == "be" || w.lemma == "have" || w.lemma == "do");
}

bool judged_finite(const Tokens& tokens, std::size_t at, Range range) {
  const Token& t = tokens[at];
  const bool first = at == range.begin;
  const Token* before = first ? nullptr : &tokens[at - 1];
  if (t.is(kModal)) {
    if (t.is(kMonth) && t.capital) return false;
    return !(before && before->is(kDeterminer) && !before->is(kPronoun));
  }
  if (t.fold == "'s") return before && before->is(kPronoun) && at + 1 < range.end;
  if (t.verb("be") || t.verb("have") || t.verb("do")) {
    if (t.form(kThird) || t.form(kPast)) return true;
    return (t.fold == "have" || t.fold == "do") &&
           !(before && (before->fold == "to" || before->is(kModal) || after_auxiliary(tokens, at, range.begin)));
  }
  if (!t.form(kThird | kPast | kBase) || first || !ends_subject(tokens, at - 1)) return false;
  if (t.capital && t.word->also_noun) return false;
  const bool noun_clash = t.word->also_noun;
  // "member states" are a noun; "the plan needs" has one before the verb.
  if (before->fold == "member") return false;
  const bool noun_before = !before->form(kBase | kGerund) || before->is(kGroup | kTitle | kHouse) ||
                           (before->word->also_noun && at >= range.begin + 2 && tokens[at - 2].is(kDeterminer));
  if (t.form(kThird)) return !noun_clash || (object_follows(tokens, at, range.end) && noun_before);
  if (t.form(kPast)) {
    if (after_auxiliary(tokens, at, range.begin)) return false;
    if (!t.form(kParticiple)) return !(noun_clash && before->is(kDeterminer));
    // "gas bought by X" and ", owned by X" are participles; after an appositive ("prices, the benchmark, rose") it is not.
    if (is_word(tokens, at + 1, range.end, "by") && !t.verb("say") && !t.verb("report")) return false;
    if (before->mark == ',' && !t.verb("say") && !t.verb("report")) {
      bool appositive = false;
      for (std::size_t i = range.begin; i + 1 < at; ++i) appositive = appositive || tokens[i].mark == ',';
      if (!appositive) return false;
    }
    if (!t.form(kBase)) return !(before->is(kDeterminer) && !before->is(kPronoun));
    return object_follows(tokens, at, range.end) || (at + 1 < range.end && !noun_clash);
  }
  // Present tense of a plural subject: "analysts expect", "they plan".
  const bool plural = before->fold.ends_with('s') && (!before->form(kThird) || before->word->also_noun) &&
                      !before->fold.ends_with("ss") && !before->fold.ends_with("'s");
  const Token& subject = is_ly_adverb(*before) && at >= range.begin + 2 ? tokens[at - 2] : *before;  // "We firmly deny"
  const bool pronoun = one_of(subject, {"they", "we", "i", "you"}) || before->is(kRelative);
  if (t.verb("close") && is_word(tokens, at + 1, range.end, "to")) return false;  // "sources close to"
  // "Analysts at Rystad expect": a plural head with a place or house after it.
  bool far_group = false;
  for (std::size_t i = range.begin; i < at && i < range.begin + 3; ++i)
    if (tokens[i].is(kGroup) && (tokens[i].fold.ends_with('s') || tokens[i].fold == "people") && i + 1 < at &&
        tokens[i + 1].is(kPreposition)) {
      far_group = true;
      for (std::size_t k = i + 1; k < at; ++k)
        far_group = far_group && !tokens[k].mark &&
                    (!tokens[k].form(0xFF) || tokens[k].capital || tokens[k].word->also_noun) &&
                    !tokens[k].is(kAuxiliary | kModal | kRelative);
    }
  const bool people = far_group || before->fold == "people" || before->fold == "media";
  const bool group = people || (before->is(kAdverb) && at >= range.begin + 2 && tokens[at - 2].is(kGroup) &&
                                tokens[at - 2].fold.ends_with('s'));
  // "Moscow and Washington reach": two names make a plural.
  bool pair = false;
  for (std::size_t back = 2; back <= 4 && at >= range.begin + back + 1 && before->capital; ++back)
    pair = pair || tokens[at - back].fold == "and";
  // "Data from the operator show that", "Ship-tracking data compiled by X show the tanker": at the head of a clause.
  bool documents = false;
  for (std::size_t i = range.begin;
       i < at && i < range.begin + 4 && t.verb("show") + t.verb("indicate") + t.verb("suggest") > 0; ++i)
    documents =
        documents || one_of(tokens[i], {"data", "figures", "documents", "records", "images", "statistics", "estimates",
                                        "surveys", "filings", "readings", "minutes", "numbers", "calculations"});
  for (std::size_t i = range.begin; documents && i < at; ++i)
    documents = !tokens[i].mark && !tokens[i].is(kModal | kAuxiliary | kRelative) && tokens[i].fold != "to";
  if (documents) return object_follows(tokens, at, range.end);
  if (!plural && !pronoun && !group && !pair) return false;
  // "Members plan to refuse", but "workers' plan to the ministry".
  const bool to = is_word(tokens, at + 1, range.end, "to");
  const bool to_do = to && at + 2 < range.end && tokens[at + 2].form(kBase);
  // "Traders fear prices will rise": people, and a verb that reports.
  if (before->is(kGroup) && t.word->cue_verb && at <= range.begin + 3 && at + 2 < range.end && !tokens[at + 1].mark &&
      !tokens[at + 1].is(kPreposition | kConjunction))
    return true;
  return !noun_clash || pronoun || (object_follows(tokens, at, range.end) && !to) || (to_do && at <= range.begin + 3);
}

namespace {

// "Officials in Brussels denied storage sites would be empty": somebody reports, and the clause has no "that".
bool reports_clause(const Tokens& tokens, std::size_t at, std::size_t end) {
  if (at == 0 || at + 2 >= end || !tokens[at].word->cue_verb) return false;
  std::size_t before = at - 1;
  while (before > 0 && (is_ly_adverb(tokens[before]) || tokens[before].is(kAdverb) || tokens[before].mark == ',')) --before;
  const std::size_t after = skip_time(tokens, at + 1, end);  // "confirmed on Monday deliveries would stop"
  if (after + 1 >= end) return false;
  const Token &who = tokens[before], &next = tokens[after];
  return (who.capital || who.is(kGroup | kTitle | kPerson | kHouse)) && !next.mark && !next.form(kGerund | kParticiple) &&
         !next.is(kPreposition | kTime | kSubordinator | kRelative | kConjunction | kAdverb);
}

std::size_t look_for_finite(const Tokens& tokens, Range range) {
  bool in_relative = false, after_comma = false;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const Token& t = tokens[i];
    if (!t.is(kRelative) && !t.may(kMayBeFinite) && t.mark != ',') continue;
    const bool relative = t.is(kRelative) && i > range.begin && !tokens[i - 1].form(kBase | kThird | kPast);
    if (relative && (t.fold != "that" ||
                     (i + 1 < range.end && (is_finite(tokens, i + 1, {i, range.end}) || tokens[i + 1].is(kAdverb))))) {
      in_relative = true;
      after_comma = tokens[i - 1].mark == ',';
      continue;
    }
    if (in_relative && after_comma && t.mark == ',') in_relative = false;  // ", which accounts for a fifth, said"
    if (!is_finite(tokens, i, range)) continue;
    if (in_relative) {
      in_relative = false;
      // Pass the whole verb group of the relative clause.
      i = main_verb(tokens, i, range.end);
      continue;
    }
    const bool tells =
        (t.word->cue_verb & kTakesTell) && i + 1 < range.end && tokens[i + 1].is(kAudience | kGroup);  // "told investors C"
    const bool ambiguous = !t.verb("have") && t.form(kPast) && t.form(kParticiple) && !t.verb("say") && !tells &&
                           !reports_clause(tokens, i, range.end) && !object_follows(tokens, i, range.end);
    if (ambiguous) {
      // "gas supplied to Europe was cut": a sure verb later in the same stretch makes this one a participle.
      for (std::size_t j = i + 1; j < range.end; ++j) {
        const Token& later = tokens[j];
        if (later.mark == ',' || later.mark == ';' || later.is(kSubordinator | kRelative) || later.fold == "and" ||
            later.fold == "but" || later.is(kPronoun) ||
            (later.form(kBase | kGerund) && !(later.word->also_noun && tokens[j - 1].is(kDeterminer | kPreposition))))
          break;
        const bool says = later.form(kPast) && (later.word->cue_verb & (kTakesSay | kTakesTell)) &&
                          !tokens[j - 1].is(kDeterminer);  // "rejected in an e-mailed statement"
        if (says || surely_finite(tokens, j, range)) return j;
      }
    }
    return i;
  }
  return range.end;
}

}  // namespace

std::size_t find_finite(const Tokens& tokens, Range range) {
  Tokens::Finite& known = tokens.finites[(range.begin + 3 * range.end) % tokens.finites.size()];
  if (known.begin != range.begin || known.end != range.end)
    known = {static_cast<std::uint32_t>(range.begin), static_cast<std::uint32_t>(range.end),
             static_cast<std::uint32_t>(look_for_finite(tokens, range))};
  return known.told;
}

std::size_t main_verb(const Tokens& tokens, std::size_t finite, std::size_t end) {
  std::size_t best = finite;
  const bool auxiliary = tokens[finite].is(kModal | kAuxiliary) || tokens[finite].verb("be") ||
                         tokens[finite].verb("have") || tokens[finite].verb("do");
  if (!auxiliary) return finite;
  for (std::size_t i = finite + 1; i < end && i < finite + 7; ++i) {
    const Token& t = tokens[i];
    if (t.is(kAdverb | kNegation) || is_ly_adverb(t) || t.fold == "since") continue;
    if (t.verb("be") || t.verb("have") || t.is(kAuxiliary)) {
      best = i;
      continue;
    }
    if (t.form(0xFF) && !t.is(kDeterminer)) best = i;
    break;
  }
  return best;
}

bool stands_for_subject(const Tokens& tokens, std::size_t at, std::size_t end) {
  if (!is_word(tokens, at, end, "there") || at + 2 >= end) return false;
  const Token& next = tokens[at + 1];
  return next.verb("be") || next.is(kModal) || next.verb("have") || next.verb("remain") || next.verb("exist");
}

bool calls_untrue(const Tokens& tokens, Range range) {
  bool wrong = false, negated = false, right = false;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const Token& t = tokens[i];
    wrong = wrong || t.is(kFalse);
    right = right || (negated && one_of(t, {"true", "correct", "accurate", "so", "case", "reality", "facts"}));
    // "without foundation"
    wrong = wrong || (t.fold == "without" && i + 1 < range.end &&
                      one_of(tokens[i + 1], {"foundation", "basis", "substance", "merit"}));
    negated = negated || t.is(kNegation);
  }
  return negated ? right : wrong;
}

bool starts_noun_phrase(const Tokens& tokens, std::size_t at, std::size_t end) {
  if (at >= end) return false;
  const Token& t = tokens[at];
  if (stands_for_subject(tokens, at, end)) return true;
  if (t.mark) return t.mark == '"' || t.mark == '$';
  if (t.is(kDeterminer | kPronoun) || t.number) return true;
  if (t.is(kPreposition | kConjunction | kAuxiliary | kModal | kAdverb)) return t.capital && at > 0 && !t.is(kPreposition);
  return t.capital || !t.form(0xFF) || t.word->also_noun;
}

bool is_clause(const Tokens& tokens, Range range) {
  range = trimmed(tokens, range);
  if (range.size() < 2) return false;
  const std::size_t finite = find_finite(tokens, range);
  return finite < range.end && finite > range.begin;
}

Range trimmed(const Tokens& tokens, Range range) {
  for (;;) {
    if (range.empty()) return range;
    const Token& t = tokens[range.begin];
    const bool mark = t.mark && t.mark != '(' && t.mark != '$';
    const bool connective = t.is(kConnective) && range.begin + 1 < range.end &&
                            (t.is(kConjunction) || tokens[range.begin + 1].mark == ',' || t.fold == "but");
    if (!mark && !connective) break;
    ++range.begin;
  }
  while (!range.empty()) {
    const Token& t = tokens[range.end - 1];
    const bool mark = t.mark && t.mark != ')' && t.mark != '%' && t.mark != '$';
    if (!mark && !(t.is(kConjunction) && !t.is(kNegation) && t.fold != "yet")) break;
    --range.end;
  }
  return range;
}

TextSpan bytes_of(const Tokens& tokens, Range range) {
  return range.empty() ? TextSpan{} : TextSpan{tokens[range.begin].at.begin, tokens[range.end - 1].at.end};
}

std::string words_of(const Tokens& tokens, Range range, std::string_view text) {
  return std::string(bytes_of(tokens, range).in(text));
}

std::size_t find_mark(const Tokens& tokens, Range range, char mark) {
  for (std::size_t i = range.begin; i < range.end; ++i)
    if (tokens[i].mark == mark) return i;
  return range.end;
}

}  // namespace netback::read
