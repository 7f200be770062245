#include "read/no_comment.h"

#include <algorithm>

#include "read/word_set.h"

namespace netback::read {
namespace {

// Without one of these words the rule below that asks for them cannot hold.
constexpr WordSet kSilenceWords{"comment", "commented", "comments",  "unanswered", "nothing", "no",
                                "quoted",  "drawn",     "reachable", "called",     "say"};
constexpr WordSet kSilenceVerbs{"respond", "reply",    "return",  "answer",    "confirm", "keep",    "stay",
                                "remain",  "ring",     "ignore",  "discuss",   "talk",    "comment", "elaborate",
                                "reveal",  "disclose", "divulge", "speculate", "reach"};
constexpr WordSet kOpenWords{"known", "clear", "certain", "unknown", "unclear",     "uncertain",  "open",
                             "too",   "guess", "seen",    "proof",   "unconfirmed", "unverified", "way"};
constexpr WordSet kOpenVerbs{"stand",        "verify",    "confirm",   "corroborate", "check",
                             "substantiate", "establish", "ascertain", "authenticate"};
constexpr WordSet kAnonymousWords{"anonymity", "named", "identified", "authorised", "authorized"};

bool negative(const Token& t) {
  return t.is(kNegation) || t.fold == "yet" || t.verb("decline") || t.verb("refuse") || t.fold == "unavailable";
}

bool negative_before(const Tokens& tokens, Range range, std::size_t at, std::size_t reach) {
  const std::size_t from = at > range.begin + reach ? at - reach : range.begin;
  for (std::size_t i = from; i < at; ++i)
    if (negative(tokens[i])) return true;
  return false;
}

// "neither confirm nor deny", "would not say whether", "left our questions unanswered", "has not called back", "would not be
// drawn on": silence without the word comment.
bool silent_act(const Tokens& tokens, Range range, std::size_t i) {
  const Token& t = tokens[i];
  const auto word = [&](std::size_t k, std::string_view w) { return is_word(tokens, i + k, range.end, w); };
  if (t.verb("confirm") && (word(1, "nor") || word(1, "or")) && i + 2 < range.end && tokens[i + 2].verb("deny"))
    return negative_before(tokens, range, i, 3);
  if (t.fold == "unanswered") {
    for (std::size_t k = i > range.begin + 6 ? i - 6 : range.begin; k < i; ++k)
      if (tokens[k].verb("leave") || tokens[k].verb("go")) return true;
    return false;
  }
  // "kept its counsel", "kept its mouth shut", "stayed silent", "had nothing to add", "offered no comment".
  if (t.verb("keep") && i + 2 < range.end)
    for (std::size_t k = i + 1; k < range.end && k < i + 5; ++k)
      if (tokens[k].fold == "counsel" || tokens[k].fold == "silence" || tokens[k].fold == "silent" ||
          tokens[k].fold == "mum" || (tokens[k].fold == "mouth" && is_word(tokens, k + 1, range.end, "shut")))
        return true;
  const bool bidden = i > range.begin && tokens[i - 1].fold == "to";  // "had been told to stay silent"
  if (!bidden && (t.verb("stay") || t.verb("remain")) && (word(1, "silent") || word(1, "mum") || word(1, "tight-lipped")))
    return true;
  if (t.fold == "nothing" && word(1, "to") && (word(2, "add") || word(2, "say"))) return true;
  if (t.fold == "no" && word(1, "comment")) return true;
  // "let three calls ring out", "ignored a list of questions".
  if (t.verb("ring") && word(1, "out")) return true;
  if (t.verb("ignore") && i + 1 < range.end)
    for (std::size_t k = i + 1; k < range.end && k < i + 6; ++k)
      if (tokens[k].fold == "questions" || tokens[k].fold == "requests" || tokens[k].fold == "request" ||
          tokens[k].fold == "calls" || tokens[k].fold == "e-mails" || tokens[k].fold == "emails")
        return true;
  // "did not want to be quoted", "nobody wished to be drawn", "was not reachable"; not "an official who would not be".
  bool relative = false;
  for (std::size_t k = range.begin; k < i; ++k) relative = relative || one_of(tokens[k], {"who", "which"});
  const bool by_name = t.fold == "quoted" && word(1, "by");  // "asking not to be quoted by name"
  if ((t.fold == "quoted" || t.fold == "drawn") && !relative && !by_name && i > range.begin && tokens[i - 1].fold == "be") {
    const bool nobody = tokens[range.begin].fold == "nobody" || tokens[range.begin].fold == "neither";
    return nobody || negative_before(tokens, range, i, 6);
  }
  if (t.fold == "reachable" && negative_before(tokens, range, i, 3)) return true;
  // "never discusses", "does not talk about": a rule of the house.
  if ((t.verb("discuss") || t.verb("talk") || (t.verb("comment") && word(1, "on"))) && i > range.begin) {
    const bool never = tokens[i - 1].fold == "never" && t.form(kThird | kBase);
    const bool does = tokens[i - 1].is(kNegation) && i >= range.begin + 2 && tokens[i - 2].verb("do");
    if (never || (does && tokens[i - 2].form(kBase | kThird))) return true;
  }
  if (t.fold == "called" && word(1, "back")) return negative_before(tokens, range, i, 3);
  if (t.fold == "drawn" && word(1, "on")) return negative_before(tokens, range, i, 3);
  // An act of will: "would not say", "declined to discuss", "did not wish to respond".
  const bool say = (t.verb("say") && (word(1, "whether") || word(1, "if") || word(1, "how") || word(1, "when") ||
                                      word(1, "why") || word(1, "who") || word(1, "what") || i + 1 == range.end)) ||
                   t.verb("discuss") || t.verb("elaborate") || t.verb("reveal") || t.verb("disclose") || t.verb("divulge") ||
                   t.verb("speculate");
  if (say && t.form(kBase) && i >= range.begin + 2) {
    const Token& before = tokens[i - 1];
    const bool refused = before.fold == "to" && (tokens[i - 2].verb("decline") || tokens[i - 2].verb("refuse"));
    return refused || (before.is(kNegation) && (tokens[i - 2].fold == "would" || tokens[i - 2].fold == "will"));
  }
  if ((t.verb("respond") || t.verb("reply") || t.verb("answer")) && t.form(kBase) && i >= range.begin + 3 &&
      tokens[i - 1].fold == "to" && (tokens[i - 2].verb("wish") || tokens[i - 2].verb("want")))
    return negative_before(tokens, range, i - 2, 3);
  return false;
}

}  // namespace

bool may_be_silence(const SpelledWord& w) {
  return kSilenceWords.has(w.fold, w.fold_hash) || kSilenceVerbs.has(w.lemma, w.lemma_hash);
}
bool may_be_open(const SpelledWord& w) {
  return kOpenWords.has(w.fold, w.fold_hash) || kOpenVerbs.has(w.lemma, w.lemma_hash);
}
bool may_be_anonymous(const SpelledWord& w) { return kAnonymousWords.has(w.fold, w.fold_hash); }

bool no_comment_in(const Tokens& tokens, Range range) {
  if (!tokens.may(kMayBeSilence)) return false;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const Token& t = tokens[i];
    if (t.fold == "that" && i > range.begin && tokens[i - 1].verb("say")) return false;
    if (!t.may(kMayBeSilence)) continue;
    const bool comment = t.fold == "comment" || t.fold == "commented" || t.fold == "comments";
    if (comment && negative_before(tokens, range, i, 14)) {
      // "did not comment" is the act itself; "no comment" needs no verb; "a comment on oil that did not" is not meant.
      return true;
    }
    const bool answer = (t.verb("respond") || t.verb("reply") || t.verb("return") || t.verb("answer")) && !t.form(kGerund);
    if (answer && negative_before(tokens, range, i, 4))
      for (std::size_t k = i + 1; k < range.end && k < i + 9; ++k)
        if (tokens[k].fold == "request" || tokens[k].fold == "requests" || tokens[k].fold == "comment" ||
            tokens[k].fold == "questions" || tokens[k].fold == "calls" || tokens[k].fold == "inquiries" ||
            tokens[k].fold == "queries" || tokens[k].fold == "call" || tokens[k].fold == "question" ||
            tokens[k].fold == "e-mail" || tokens[k].fold == "e-mails" || tokens[k].fold == "email" ||
            tokens[k].fold == "emails" || tokens[k].fold == "message" || tokens[k].fold == "messages" ||
            tokens[k].fold == "enquiries" || tokens[k].fold == "letter")
          return true;
    if (silent_act(tokens, range, i)) return true;
    if (t.verb("reach") && i >= range.begin + 3 && tokens[i - 1].fold == "be" && negative_before(tokens, range, i, 4))
      return true;
  }
  return false;
}

bool unverified_noun(const Tokens& tokens, std::size_t at, std::size_t end) {
  for (std::size_t i = at; i < end && i < at + 4; ++i)
    for (std::string_view word : {"details", "detail", "confirmation", "evidence", "indication", "indications",
                                  "information", "word", "clarity", "sign", "signs", "timeline", "timetable", "explanation"})
      if (tokens[i].fold == word) return true;
  return false;
}

// "too early to say", "is anyone's guess", "remains to be seen".
bool open_idiom(const Tokens& tokens, Range range) {
  if (!tokens.may(kMayBeOpen)) return false;
  for (std::size_t i = range.begin + 1; i + 1 < range.end; ++i) {
    if (tokens[i].fold == "early" && tokens[i - 1].fold == "too" && tokens[i + 1].fold == "to") return true;
    if (tokens[i].fold == "'s" && (tokens[i - 1].fold == "anyone" || tokens[i - 1].fold == "anybody") &&
        tokens[i + 1].fold == "guess")
      return true;
    if (tokens[i].verb("remain") && is_word(tokens, i + 1, range.end, "to") && is_word(tokens, i + 2, range.end, "be") &&
        is_word(tokens, i + 3, range.end, "seen"))
      return true;
  }
  return false;
}

bool unverified_clause(const Tokens& tokens, Range range) {
  if (!tokens.may(kMayBeOpen)) return false;
  // "Whether cargoes will be late is not known": the question is the subject.
  const Token& first = tokens[range.begin];
  if (first.fold == "whether" || first.fold == "how" || first.fold == "who" || first.fold == "when" ||
      first.fold == "what" || first.fold == "where" || first.fold == "why")
    for (std::size_t i = range.begin + 3; i + 1 < range.end; ++i) {
      if (!tokens[i].verb("be") && !tokens[i].verb("remain")) continue;
      const std::size_t next = i + 1 + (tokens[i + 1].is(kNegation) && i + 2 < range.end);
      const Token& open = tokens[next];
      if (next > i + 1 ? open.fold == "known" || open.fold == "clear" || open.fold == "certain"
                       : open.fold == "unknown" || open.fold == "unclear" || open.fold == "uncertain" || open.fold == "open")
        return true;
    }
  if (open_idiom(tokens, range)) return true;
  const std::size_t finite = find_finite(tokens, range);
  if (finite >= range.end || finite > range.begin + 8) return false;
  const std::size_t window = std::min(range.end, finite + 8);
  bool negated = false;
  for (std::size_t i = range.begin; i < window; ++i) {
    const Token& t = tokens[i];
    if (t.fold == "unclear" || t.fold == "unknown" || t.fold == "unconfirmed" || t.fold == "unverified") return i > finite;
    negated = negated || t.is(kNegation) || t.fold == "no" || t.fold == "nobody" || t.fold == "neither";
    // "I could not stand it up", "no proof was offered", "I have no way of checking that".
    if (negated && t.verb("stand") && i + 2 < range.end && tokens[i + 2].fold == "up") return true;
    if (t.fold == "no" && i + 2 < range.end &&
        ((tokens[i + 1].fold == "proof" && i < finite) ||
         (tokens[i + 1].fold == "way" && (tokens[i + 2].fold == "of" || tokens[i + 2].fold == "to"))))
      return true;
    if (negated && i > finite && (t.fold == "clear" || t.fold == "known") && i + 1 < range.end &&
        (tokens[i + 1].is(kRelative | kSubordinator) || tokens[i + 1].fold == "how" || tokens[i + 1].fold == "what" ||
         tokens[i + 1].fold == "if"))
      return true;
    if (negated && (t.verb("verify") || t.verb("confirm") || t.verb("corroborate") || t.verb("check") ||
                    t.verb("substantiate") || t.verb("establish") || t.verb("ascertain") || t.verb("authenticate")))
      return i > finite && (t.form(kBase) || t.form(kParticiple));
  }
  return false;
}

bool anonymity_clause(const Tokens& tokens, Range range) {
  if (!tokens.may(kMayBeAnonymous)) return false;
  for (std::size_t i = range.begin; i + 1 < range.end; ++i) {
    if (tokens[i].fold == "anonymity") return true;
    if (tokens[i].fold == "be" && (tokens[i + 1].fold == "named" || tokens[i + 1].fold == "identified") &&
        negative_before(tokens, range, i, 4))
      return true;
    if ((tokens[i].fold == "authorised" || tokens[i].fold == "authorized") && tokens[i + 1].fold == "to" &&
        negative_before(tokens, range, i, 3) && is_word(tokens, i + 2, range.end, "speak"))
      return true;
  }
  return false;
}

std::size_t clause_end(const Tokens& tokens, Range range) {
  for (std::size_t i = range.begin; i + 1 < range.end; ++i) {
    if (tokens[i].mark == ';') return i;
    if (tokens[i].mark == ',' && (tokens[i + 1].is(kConjunction) || tokens[i + 1].fold == "while")) return i;
  }
  return range.end;
}

}  // namespace netback::read
