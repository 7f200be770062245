#include "read/hedge.h"

#include <algorithm>

#include "read/no_comment.h"

namespace netback::read {
namespace {

struct Found {
  const HedgeRow* row = nullptr;
  Range at;
};

bool strengthens(const Token& token) {
  return token.fold == "very" || token.fold == "highly" || token.fold == "extremely" || token.fold == "overwhelmingly";
}

// Of a row that Spelling::hedges names: its first word stands at `at`.
bool matches(const Tokens& tokens, std::size_t at, std::size_t end, const HedgeRow& row, std::size_t& last) {
  std::size_t i = at + 1;
  for (std::size_t a = 1; a < row.atoms.size(); ++a) {
    // An adverb may stand inside a cue of several words: "is now expected to".
    if (i < end && (is_ly_adverb(tokens[i]) || (tokens[i].is(kAdverb) && !tokens[i].is(kNegation))) &&
        tokens[i].fold != row.atoms[a].word) {
      if (row.axis == 'L' && strengthens(tokens[i])) return false;  // "is very likely to": a stronger row, or a modifier
      ++i;
    }
    if (i >= end || tokens[i].mark) return false;
    const Atom& atom = row.atoms[a];
    if (atom.any_form ? !tokens[i].verb(atom.word) : tokens[i].fold != atom.word) return false;
    ++i;
  }
  // "is due to return", not "due to a fault": what is intended is a verb.
  if (row.atoms.size() > 1 && row.atoms.back().word == "to" && i < end &&
      (tokens[i].is(kDeterminer | kPronoun) || tokens[i].number || tokens[i].capital))
    return false;
  if (row.atoms.back().word == "due" && is_word(tokens, i, end, "to")) return false;
  last = i;
  return true;
}

// End of a relative clause between commas that begins at `at`: "the field, which has no other outlet, has been shut in".
std::size_t aside_end(const Tokens& tokens, std::size_t at, std::size_t end) {
  if (tokens[at].mark != ',' || at + 1 >= end || !tokens[at + 1].is(kRelative)) return at;
  const std::size_t close = find_mark(tokens, {at + 1, end}, ',');
  return close < end ? close : at;
}

std::vector<Found> find_cues(const Tokens& tokens, Range window, std::size_t end, const Lexicon& lexicon) {
  std::vector<Found> found;
  for (std::size_t i = window.begin; i < window.end; ++i) {
    i = aside_end(tokens, i, window.end);
    const Token& t = tokens[i];
    if (!t.may(kMayHedge) || t.mark || (t.is(kMonth) && t.capital)) continue;
    const HedgeRow* best = nullptr;
    std::size_t last = i;
    for (const std::uint32_t r : t.spelling->hedges) {
      if (lexicon.hedge_words[r] & ~tokens.words) continue;  // the sentence lacks one of its words
      std::size_t stop = i;
      if (!matches(tokens, i, end, lexicon.hedges[r], stop) || (best && stop <= last)) continue;
      best = &lexicon.hedges[r];
      last = stop;
    }
    if (!best) continue;
    found.push_back({best, {i, last}});
    i = last - 1;
  }
  return found;
}

// "very probable", "not probable" where the table has no row of its own: words of chance alone, "possible" not among them
// (no scale agrees on it).
std::string modifier_of(const Tokens& tokens, const Found& cue, std::size_t begin) {
  if (cue.row->axis != 'L' || cue.row->cue.starts_with("(") || cue.row->cue.find("not") != std::string::npos) return {};
  if (!cue.row->scale_class.starts_with("probable") && !cue.row->scale_class.starts_with("doubtful")) return {};
  const bool strong = cue.at.begin > begin && strengthens(tokens[cue.at.begin - 1]);
  const std::size_t before = cue.at.begin - (strong ? 1 : 0);
  if (before > begin && tokens[before - 1].fold == "not") return "not";
  return strong ? "very" : "";
}

// "could cope", "can still": ability, not chance.
bool ability(const Tokens& tokens, std::size_t modal, std::size_t end) {
  for (std::size_t i = modal + 1; i < end && i < modal + 3; ++i) {
    const Token& t = tokens[i];
    if (t.fold == "still" || t.verb("cope") || t.verb("manage") || t.verb("withstand") || t.verb("afford") ||
        t.verb("handle") || t.verb("survive") || (t.verb("do") && is_word(tokens, i + 1, end, "without")))
      return true;
    if (!t.is(kAdverb)) return false;
  }
  return false;
}

bool negation_at(const Tokens& tokens, std::size_t i, Range window) {
  const Token& t = tokens[i];
  const auto next = [&](std::string_view w) {
    return is_word(tokens, i + 1, window.end + 2 < tokens.size() ? window.end + 2 : tokens.size(), w);
  };
  if (t.fold == "none" || t.fold == "nothing" || t.fold == "nobody") return !next("but");
  if ((t.fold == "out" && next("of") && is_word(tokens, i + 3, tokens.size(), "question")) ||
      (t.fold == "off" && next("the") && is_word(tokens, i + 2, tokens.size(), "table")) ||
      (t.fold == "nowhere" && next("near")) ||
      (t.verb("stop") && next("short") && is_word(tokens, i + 2, tokens.size(), "of")))
    return true;
  if (!t.is(kNegation))  // "failed to agree", "has yet to decide"
    return ((t.verb("fail") || t.verb("refuse")) && next("to")) ||
           (t.fold == "yet" && next("to") && i > window.begin && (tokens[i - 1].verb("have") || tokens[i - 1].verb("be")));
  if (next("only") || next("doubt") || next("least") || next("later") || next("just") || next("less") || next("matter"))
    return false;
  if (t.fold == "not" && i > window.begin && tokens[i - 1].fold == "or") return false;  // "whether or not"
  return true;
}

// Rank of what decides when several cues stand in one clause: hearsay before chance before intent.
int rank(const HedgeRow& row, bool framed) {
  const Hedge hedge = row.hedge;
  if (row.axis == 'E' && hedge == Hedge::alleged) return 4;
  if (row.axis == 'L') return 3;
  if (row.axis == 'C') {
    const bool talks = row.scale_class.starts_with("talks");
    return talks && framed ? 0 : 2;  // the reporting verb wins where talks themselves are reported
  }
  return row.axis == 'E' ? 1 : 0;
}

// "Rumours that the site was evacuated were false", "called the sum fictitious", "it is not true that", "no truth in
// reports": what others say is denied.
bool called_false(const Tokens& tokens, Range span, std::size_t verb) {
  // "The reselling is a myth", "is pure invention": whatever it is said of.
  if (verb < span.end && tokens[verb].verb("be") && !tokens[verb].form(kGerund))
    for (std::size_t i = verb + 1;
         i < span.end && i <= verb + 4 && !tokens[i].mark && !tokens[i].is(kNegation | kPreposition); ++i)
      if (one_of(tokens[i], {"myth", "lie", "canard", "hoax", "fabrication", "fairy", "fiction", "invention", "nonsense",
                             "rubbish", "drivel", "falsehood", "fantasy"}))
        return true;
  // "Talk of divers, the Kremlin has said, is pure invention": a verb after the aside.
  if (span.size() > 6 && tokens[span.begin].is(kHearsay))
    for (std::size_t i = span.begin + 3; i + 2 < span.end; ++i)
      if (tokens[i - 1].mark == ',' && tokens[i].verb("be") &&
          (tokens[i + 1].is(kFalse) || tokens[i + 1].mark == '"' ||
           (!tokens[i + 1].is(kNegation) && tokens[i + 2].is(kFalse))))
        return true;
  bool talk = false;
  for (std::size_t i = span.begin; i < std::min(verb, span.end) && !talk; ++i) talk = tokens[i].is(kHearsay);
  const bool calls = verb < span.end && (tokens[verb].verb("call") || tokens[verb].verb("describe") ||
                                         tokens[verb].verb("brand") || tokens[verb].verb("label"));
  for (std::size_t i = span.begin + 1; i < span.end; ++i) {
    if ((tokens[i].fold == "true" && tokens[i - 1].is(kNegation) && is_word(tokens, i + 1, span.end, "that")) ||
        (tokens[i].fold == "truth" && tokens[i - 1].fold == "no"))
      return true;
    // "reports of a deal do not correspond to reality"
    if (talk && i > verb && tokens[i].fold == "reality" && (tokens[i - 1].fold == "to" || tokens[i - 1].fold == "with"))
      return true;
    if (!tokens[i].is(kFalse)) continue;
    if (calls && i > verb + 1) return true;
    if (talk && i > verb &&
        (tokens[i - 1].verb("be") || tokens[i - 1].verb("prove") || tokens[i - 1].is(kAdverb | kDeterminer) ||
         tokens[i - 1].mark == '"'))
      return true;
  }
  return false;
}

// The finite verb of what is said: in "The refinery, Rosneft said, was never for sale" that is "was".
std::size_t own_finite(const Tokens& tokens, Range span) {
  const std::size_t first = find_finite(tokens, span);
  if (first >= span.end || !(tokens[first].word->cue_verb & kTakesSay)) return first;
  const std::size_t before = find_mark(tokens, span, ','), after = find_mark(tokens, {first, span.end}, ',');
  if (before >= first || after >= span.end) return first;
  const std::size_t later = find_finite(tokens, {after + 1, span.end});
  return later < span.end ? later : first;
}

// "It is unclear whether": open, where "not known" and "could not be checked" say that nobody vouches for it.
bool open_question(const Tokens& tokens, Range span) {
  for (std::size_t i = span.begin; i < span.end; ++i)
    if (tokens[i].fold == "unclear" || tokens[i].fold == "uncertain") return true;
  return open_idiom(tokens, span);
}

}  // namespace

Judgement judge(const Tokens& tokens, const Piece& piece, const Lexicon& lexicon) {
  Judgement judged;
  judged.cues = piece.cues;
  const bool framed = piece.framed || piece.continued || !piece.chain.empty();
  judged.kind = framed && !piece.chain.empty() ? Kind::reported : piece.agentless ? Kind::reported : Kind::authorial;
  const auto named = [&](const char* cue) { return lexicon.hedge(cue); };
  const Range span = piece.span;
  const std::size_t finite = own_finite(tokens, span);
  const std::size_t verb = finite < span.end ? main_verb(tokens, finite, span.end) : std::min(span.begin + 2, span.end);
  // Cues count up to just past the main verb: what stands in objects and relative clauses hedges those alone.
  const Range window{span.begin, std::min(span.end, verb + 3)};
  std::vector<Found> cues = find_cues(tokens, window, span.end, lexicon);
  if (!piece.outer.empty()) {
    const std::vector<Found> outer = find_cues(tokens, piece.outer, piece.outer.end, lexicon);
    cues.insert(cues.begin(), outer.begin(), outer.end());
  }
  if (!piece.shared_modal.empty() && finite == span.end) {
    const std::vector<Found> shared = find_cues(tokens, piece.shared_modal, piece.shared_modal.end, lexicon);
    cues.insert(cues.begin(), shared.begin(), shared.end());
  }
  std::size_t relative = finite;  // "The plant that did not open in March will open": what stands in it negates itself alone
  for (std::size_t i = finite; i-- > span.begin + 1;)
    if (tokens[i].is(kRelative) && !tokens[i - 1].form(0xFF)) relative = i;
  for (std::size_t i = window.begin; i < window.end; ++i, i = std::min(i, window.end)) {
    i = aside_end(tokens, i, window.end);
    if (negation_at(tokens, i, window) && !(i > relative && i < finite)) judged.negated = true;
  }
  Found best;
  int best_rank = 0;
  for (const Found& cue : cues) {
    if (cue.row->cue == "could" && ability(tokens, cue.at.begin, span.end)) continue;
    if (cue.row->axis == 'G' || cue.row->cue.starts_with("(")) continue;
    const int r = rank(*cue.row, framed);
    judged.cues.push_back(cue.at);
    if (r > best_rank) best = cue, best_rank = r;
  }
  if (!piece.outer.empty() && !best.row && !framed) best.row = named("possible");
  if (best.row && best.row->hedge == Hedge::doubtful && best.row->atoms.size() > 1 &&
      best.row->cue.find(" not ") != std::string::npos)
    judged.negated = true;
  // "has no doubt", "did not rule out": the negation is part of the cue, and the event is not denied.
  if (best.row && (best.row->cue == "@have no doubt" ||
                   (best.row->hedge == Hedge::possible && best.row->cue.find("rule") != std::string::npos)))
    judged.negated = false;

  const bool precondition = precondition_at(tokens, finite, span);
  judged.accusation = (piece.row && piece.row->accusation) || (verb < span.end && tokens[verb].verb("accuse"));
  if (piece.no_comment) {
    judged.kind = Kind::no_comment;
    judged.hedge = Hedge::no_comment;
    judged.negated = true;
    judged.row = named("(no comment)");
  } else if (piece.unverified && open_question(tokens, span)) {
    judged.kind = Kind::unverified;
    judged.row = named("unclear");
    judged.hedge = judged.row ? judged.row->hedge : Hedge::possible;
    judged.negated = false;
  } else if (piece.unverified) {
    judged.kind = Kind::unverified;
    judged.hedge = Hedge::doubtful;
    judged.negated = true;
    judged.row = named("(unverified)");
  } else if ((piece.row && piece.row->kind == Kind::denial) || called_false(tokens, span, verb)) {
    judged.kind = Kind::denial;
    judged.hedge = Hedge::denied;
    judged.negated = true;
    judged.row = named("(denied)");
  } else if (judged.accusation) {
    judged.kind = Kind::reported;
    judged.hedge = Hedge::alleged;
    judged.row = named("(alleged)");
  } else {
    if (best.row) judged.row = best.row;
    if (best.row && !best.at.empty()) judged.modifier = modifier_of(tokens, best, span.begin);
    // "A partner would be welcome" states a wish of today.
    const bool welcome = is_word(tokens, finite + 1, span.end, "be") && is_word(tokens, finite + 2, span.end, "welcome");
    const bool would = finite < span.end && tokens[finite].fold == "would" && !welcome;
    if (!judged.row && would) judged.row = framed && piece.condition.empty() ? named("will") : named("(would)");
    if (!judged.row && framed) {
      const std::string scale = piece.row ? piece.row->scale_class : piece.continued ? "reported" : "stated";
      judged.row = lexicon.hedge("(" + scale + ")");
      if (!judged.row) judged.row = named("(stated)");
      if (piece.continued) judged.row = named("(reported)");
    }
    // "Analysts expect" and "rumours say" hedge what follows, unless it carries a weaker word of its own.
    if (piece.row && !piece.according && piece.condition.empty() && (best.row ? best.row->axis == 'C' : would)) {
      const Hedge head = hedge_of_scale(piece.row->scale_class);
      if (head == Hedge::probable || head == Hedge::alleged || head == Hedge::possible || head == Hedge::doubtful) {
        judged.row = lexicon.hedge("(" + piece.row->scale_class + ")");
        judged.modifier.clear();
      }
    }
    if (!judged.row) judged.row = named("(authorial)");
    judged.hedge = judged.row ? judged.row->hedge : Hedge::asserted;
    if (judged.modifier == "not") {
      judged.negated = judged.row->p[1] > 0.5;  // "not unlikely" is said of the event, not of its absence
      judged.hedge = judged.negated ? Hedge::doubtful : Hedge::probable;
    }
    if (precondition) {
      judged.kind = Kind::precondition;
      judged.hedge = Hedge::conditional;
    } else if (!piece.condition.empty()) {
      judged.hedge = Hedge::conditional;
    }
  }
  // "X reported C. Y denied it.": X still says C, and says it as surely; Y's word weighs against it in the odds.
  if (!piece.denied_by.empty() && judged.hedge != Hedge::denied && !judged.negated) {
    judged.row = named("(contested)");
    judged.modifier.clear();
  }
  return judged;
}

}  // namespace netback::read
