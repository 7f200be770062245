#include "read/condition.h"

#include <algorithm>

#include "read/time.h"
#include "read/word_set.h"

namespace netback::read {
namespace {

// First words of the conjunctions below.
constexpr WordSet kConjunctions{"if",    "unless", "once",      "provided", "providing", "assuming", "as",
                                "on",    "only",   "should",    "were",     "in",        "subject",  "pending",
                                "until", "till",   "following", "after",    "without"};

bool modal_in(const Tokens& tokens, Range range) {
  for (std::size_t i = range.begin; i < range.end; ++i)
    if (tokens[i].is(kModal) && !(tokens[i].is(kMonth) && tokens[i].capital)) return true;
  return false;
}

bool whether(const Tokens& tokens, std::size_t at, std::size_t begin) {  // "asked if", "unclear if", "even if", "as if"
  if (at == begin) return false;
  const Token& before = tokens[at - 1];
  return before.verb("ask") || before.verb("wonder") || before.verb("know") || before.verb("see") || before.verb("say") ||
         before.verb("determine") || before.fold == "unclear" || before.fold == "clear" || before.fold == "even" ||
         before.fold == "as" || before.fold == "sure";
}

// Nouns for what must first come about: "following a potential deal", "after a ceasefire".
bool not_yet(const Token& t) {
  for (std::string_view word : {"potential", "possible", "eventual", "future", "deal", "agreement", "accord", "ceasefire",
                                "truce", "settlement", "approval", "treaty", "lifting"})
    if (t.fold == word) return true;
  return false;
}

// "If approved, ...", "once completed, ..."
bool bare_participle(const Tokens& tokens, std::size_t at, Range range) {
  return at + 3 < range.end && at == range.begin && tokens[at + 1].form(kParticiple) && tokens[at + 2].mark == ',';
}

// Length in tokens of the conjunction at `at`; 0 = none. A clause follows it, or a noun phrase when `nominal`.
std::size_t conjunction(const Tokens& tokens, std::size_t at, Range range, bool& nominal) {
  const Token& t = tokens[at];
  const auto word = [&](std::size_t k, std::string_view w) { return is_word(tokens, at + k, range.end, w); };
  nominal = false;
  const Range rest{at + 1, range.end};
  if (t.fold == "if") {
    const bool aside = word(1, "any") || word(1, "not") || word(1, "so") || word(1, "necessary") || word(1, "possible") ||
                       word(1, "only") ||
                       (at + 2 < range.end && tokens[at + 2].mark == ',' && !bare_participle(tokens, at, range));
    if (bare_participle(tokens, at, range)) return nominal = true, 1;
    return !whether(tokens, at, range.begin) && !aside && rest.size() > 2 ? 1 : 0;
  }
  if ((t.fold == "unless" || t.fold == "once") && bare_participle(tokens, at, range)) return nominal = true, 1;
  if (t.fold == "unless") return 1;
  if (t.fold == "once") {
    const bool adverb = word(1, "again") || word(1, "a") || word(1, "more") ||
                        (at > range.begin && (tokens[at - 1].fold == "at" || tokens[at - 1].is(kAuxiliary | kModal)));
    return !adverb && at + 2 < range.end && !tokens[at + 1].mark && find_finite(tokens, rest) < rest.end &&
                   (at == range.begin || !tokens[at - 1].is(kDeterminer))
               ? 1
               : 0;
  }
  if ((t.fold == "provided" || t.fold == "providing" || t.fold == "assuming") && word(1, "that")) return 2;
  if (t.fold == "assuming" && at == range.begin && is_clause(tokens, rest)) return 1;
  if (t.fold == "without" && at == range.begin)  // "Without approval by the regulator, M"
    for (std::size_t i = at + 1; i < range.end && i < at + 5 && !tokens[i].mark; ++i)
      if (not_yet(tokens[i]) || one_of(tokens[i], {"consent", "permission", "clearance", "permit", "licence", "license"}))
        return nominal = true, 1;
  if (t.fold == "provided" && at > range.begin && tokens[at - 1].mark == ',' && is_clause(tokens, rest)) return 1;
  if (t.fold == "as" && word(1, "long") && word(2, "as")) return 3;
  if (t.fold == "as" && word(1, "soon") && word(2, "as")) {
    // Not "as soon as possible" or "as soon as next week", nor of what is past: "left as soon as it ended".
    const Range clause{at + 3, range.end};
    const std::size_t finite = clause.size() > 1 ? find_finite(tokens, clause) : clause.end;
    if (finite >= clause.end || finite == clause.begin || !starts_noun_phrase(tokens, clause.begin, clause.end) ||
        skip_time(tokens, clause.begin, clause.end) != clause.begin || word(3, "possible") || word(3, "practicable"))
      return 0;
    const bool past = tokens[finite].form(kPast) && !tokens[finite].form(kBase | kThird);
    return !past || modal_in(tokens, at == range.begin ? range : Range{range.begin, at}) ? 3 : 0;
  }
  if (t.fold == "on" && word(1, "condition") && word(2, "that")) return 3;
  if (t.fold == "on" && word(1, "the") && word(2, "condition") && word(3, "that")) return 4;
  if (t.fold == "only" && (word(1, "if") || word(1, "after") || word(1, "once") || word(1, "when"))) return 2;
  if (t.fold == "only" && (word(1, "as") || word(1, "in") || word(1, "under") || word(1, "with")) &&
      (word(2, "a") || word(2, "an") || word(2, "the")) && modal_in(tokens, {range.begin, at})) {
    // "only as a last resort", "only with the consent of": not "only in a week".
    for (std::size_t i = at + 3; i < range.end && i < at + 6 && !tokens[i].mark; ++i)
      for (const std::string_view noun : {"resort", "emergency", "crisis", "consent", "approval", "permission", "agreement",
                                          "condition", "circumstances", "case"})
        if (tokens[i].fold == noun) return nominal = true, 2;
  }
  if (t.fold == "should" && at == range.begin && find_finite(tokens, {at + 1, range.end}) < range.end) return 1;
  // "Were Kyiv to agree, ...", "Had it not been for": inversion.
  if (t.fold == "were" && at == range.begin)
    for (std::size_t i = at + 2; i + 1 < range.end && i < at + 8 && tokens[i].mark != ','; ++i)
      if ((tokens[i].fold == "to" && tokens[i + 1].form(kBase)) ||
          (tokens[i].form(kParticiple) && tokens[i + 1].mark == ','))
        return 1;
  if (t.fold == "in" && word(1, "the") && word(2, "event") && (word(3, "of") || word(3, "that")))
    return nominal = word(3, "of"), 4;
  if (t.fold == "in" && word(1, "case") && at + 2 < range.end) return nominal = word(2, "of"), 2;
  if (t.fold == "subject" && word(1, "to") && modal_in(tokens, range)) return nominal = true, 2;
  if (t.fold == "pending" && modal_in(tokens, range)) return nominal = true, 1;
  if ((t.fold == "until" || t.fold == "till") && at > range.begin) {
    for (std::size_t i = range.begin; i < at; ++i)
      if (tokens[i].is(kNegation)) return find_finite(tokens, rest) < rest.end ? 1 : 0;
  }
  const bool wake = t.fold == "in" && word(1, "the") && (word(2, "wake") || word(2, "aftermath")) && word(3, "of");
  const std::size_t after = wake ? 4 : t.fold == "following" || t.fold == "after" ? 1 : 0;
  if (after && modal_in(tokens, {range.begin, at}) && at + after + 1 < range.end) {
    const std::size_t first = at + after;
    const Token& next = tokens[first];
    if (next.fold == "any" || next.fold == "potential" || next.fold == "possible") return nominal = true, after;
    for (std::size_t i = first + 1;
         (next.fold == "a" || next.fold == "an") && i < range.end && i < first + 6 && !tokens[i].mark; ++i)
      if (not_yet(tokens[i])) return nominal = true, after;
  }
  return 0;
}

}  // namespace

bool may_be_condition(const SpelledWord& w) { return kConjunctions.has(w.fold, w.fold_hash); }

Condition find_condition(const Tokens& tokens, Range range) {
  Condition found;
  found.main = range;
  bool nominal = false;
  if (range.size() < 4) return found;
  if (tokens[range.begin].may(kMayBeCondition) && conjunction(tokens, range.begin, range, nominal)) {
    // "If C, M": the first comma after which a clause stands on its own.
    for (std::size_t i = range.begin + 2; i + 2 < range.end; ++i) {
      if (tokens[i].mark != ',' || (i < range.begin + 3 && !bare_participle(tokens, range.begin, range))) continue;
      const Range rest = trimmed(tokens, {i, range.end});
      if (!is_clause(tokens, rest) || !starts_noun_phrase(tokens, rest.begin, rest.end) || tokens[rest.begin].is(kRelative))
        continue;
      const bool whole = find_finite(tokens, {range.begin + 1, i}) < i;
      if (!whole && !found.words.empty()) continue;
      found.words = {range.begin, i};
      found.main = rest;
      found.nominal = false;
      if (whole) break;  // else a later comma may close a condition that has its verb
    }
    return found;
  }
  for (std::size_t i = range.begin + 2; i + 1 < range.end; ++i) {
    if (!tokens[i].may(kMayBeCondition) || tokens[i].mark || inside_quotes(tokens, i)) continue;
    if (!conjunction(tokens, i, range, nominal)) continue;
    const Range main{range.begin, i};
    bool infinitive = false;  // "prices to rise if": under "expect"
    for (std::size_t k = main.begin; k + 1 < main.end; ++k)
      infinitive = infinitive || (tokens[k].fold == "to" && tokens[k + 1].form(kBase));
    if (find_finite(tokens, main) == main.end && !infinitive) continue;
    std::size_t end = range.end;
    for (std::size_t k = i + 1; k + 1 < range.end; ++k)
      if (tokens[k].mark == ',' &&
          (tokens[k + 1].fold == "which" || tokens[k + 1].fold == "who" || tokens[k + 1].form(kGerund))) {
        end = k;
        break;
      }
    found.words = {i, end};
    found.nominal = nominal;
    found.main = nominal ? Range{range.begin, end} : main;
    return found;
  }
  // "Any attempt to close the strait would push prices up": the subject is the condition.
  if (is_word(tokens, range.begin, range.end, "any") || is_word(tokens, range.begin, range.end, "such")) {
    // Its own relative and temporal clauses stand before the "would": "Any tanker that docks before they ruled would".
    std::size_t finite = range.begin + 1;
    bool described = false;  // "any vessel that enters the strait will": what is supposed stands in a clause of its own
    while (finite < range.end && !tokens[finite].mark &&
           !((tokens[finite].fold == "would" || (described && tokens[finite].fold == "will")) &&
             !tokens[finite - 1].is(kRelative))) {
      described = described || tokens[finite].is(kRelative);
      ++finite;
    }
    const bool must =
        (is_word(tokens, finite + 1, range.end, "have") || is_word(tokens, finite + 1, range.end, "need")) &&
        is_word(tokens, finite + 2, range.end, "to");  // "Any sale would have to be cleared" asks, not supposes
    if (finite < range.end && tokens[finite].is(kModal) && finite > range.begin + 1 && !must) {
      found.words = {range.begin, finite};
      found.nominal = true;
    }
  }
  return found;
}

}  // namespace netback::read
