#include "read/hedge.h"

#include <algorithm>

namespace netback::read {
namespace {

struct Found {
  const HedgeRow* row = nullptr;
  Range at;
};

bool strengthens(const Token& token) {
  return token.fold == "very" || token.fold == "highly" || token.fold == "extremely" || token.fold == "overwhelmingly";
}

bool matches(const Tokens& tokens, std::size_t at, std::size_t end, const HedgeRow& row, std::size_t& last) {
  std::size_t i = at;
  for (std::size_t a = 0; a < row.atoms.size(); ++a) {
    // An adverb may stand inside a cue of several words: "is now expected to".
    if (a > 0 && i < end && (is_ly_adverb(tokens[i]) || (tokens[i].is(kAdverb) && !tokens[i].is(kNegation))) &&
        tokens[i].fold != row.atoms[a].word) {
      if (row.axis == 'L' && strengthens(tokens[i])) return false;  // "is very likely to": a stronger row, or a modifier
      ++i;
    }
    if (i >= end || tokens[i].mark) return false;
    const Atom& atom = row.atoms[a];
    if (atom.any_form ? !tokens[i].verb(atom.word) : tokens[i].fold != atom.word) return false;
    ++i;
  }
  last = i;
  return true;
}

std::vector<Found> find_cues(const Tokens& tokens, Range window, std::size_t end, const Lexicon& lexicon) {
  std::vector<Found> found;
  for (std::size_t i = window.begin; i < window.end; ++i) {
    const Token& t = tokens[i];
    if (t.mark || (t.is(kMonth) && t.capital)) continue;
    const HedgeRow* best = nullptr;
    std::size_t last = i;
    for (const std::uint32_t r : t.spelling->hedges) {
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
        t.verb("handle"))
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
  if (!t.is(kNegation)) return (t.verb("fail") || t.verb("refuse")) && next("to");
  if (next("only") || next("doubt") || next("least") || next("later") || next("just") || next("less") || next("matter"))
    return false;
  if (t.fold == "not" && i > window.begin && tokens[i - 1].fold == "or") return false;  // "whether or not"
  if (t.fold == "no") return true;
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

}  // namespace

Judgement judge(const Tokens& tokens, const Piece& piece, const Lexicon& lexicon) {
  Judgement judged;
  judged.cues = piece.cues;
  const bool framed = piece.framed || piece.continued || !piece.chain.empty();
  judged.kind = framed && !piece.chain.empty() ? Kind::reported : piece.agentless ? Kind::reported : Kind::authorial;
  const auto named = [&](const char* cue) { return lexicon.hedge(cue); };
  const Range span = piece.span;
  const std::size_t finite = find_finite(tokens, span);
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
  for (std::size_t i = window.begin; i < window.end; ++i)
    if (negation_at(tokens, i, window)) judged.negated = true;
  Found best;
  int best_rank = 0;
  for (const Found& cue : cues) {
    if ((cue.row->cue == "could" || cue.row->cue == "may" || cue.row->cue == "might") &&
        ability(tokens, cue.at.begin, span.end))
      continue;
    if (cue.row->axis == 'G' || cue.row->cue.starts_with("(")) continue;
    const int r = rank(*cue.row, framed);
    judged.cues.push_back(cue.at);
    if (r > best_rank) best = cue, best_rank = r;
  }
  if (!piece.outer.empty() && !best.row && !framed) best.row = named("possible");
  if (best.row && best.row->hedge == Hedge::doubtful && best.row->atoms.size() > 1 &&
      best.row->cue.find(" not ") != std::string::npos)
    judged.negated = true;
  if (best.row && best.row->cue == "@have no doubt") judged.negated = false;

  const bool precondition = finite < span.end && is_word(tokens, finite, span.end, "would") &&
                            is_word(tokens, finite + 1, span.end, "have") && is_word(tokens, finite + 2, span.end, "to");
  judged.accusation = (piece.row && piece.row->accusation) || (verb < span.end && tokens[verb].verb("accuse"));
  if (piece.no_comment) {
    judged.kind = Kind::no_comment;
    judged.hedge = Hedge::no_comment;
    judged.negated = true;
    judged.row = named("(no comment)");
  } else if (piece.unverified) {
    judged.kind = Kind::unverified;
    judged.hedge = Hedge::doubtful;
    judged.negated = true;
    judged.row = named("(unverified)");
  } else if (piece.row && piece.row->kind == Kind::denial) {
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
    const bool would = finite < span.end && tokens[finite].fold == "would";
    if (!judged.row && would) judged.row = framed && piece.condition.empty() ? named("will") : named("(would)");
    if (!judged.row && framed) {
      const std::string scale = piece.row ? piece.row->scale_class : piece.continued ? "reported" : "stated";
      judged.row = lexicon.hedge("(" + scale + ")");
      if (!judged.row) judged.row = named("(stated)");
      if (piece.continued) judged.row = named("(reported)");
    }
    // "Analysts expect" and "rumours say" hedge what follows, unless it carries a weaker word of its own.
    if (piece.row && !piece.according && best.row && best.row->axis == 'C') {
      const Hedge head = hedge_of_scale(piece.row->scale_class);
      if (head == Hedge::probable || head == Hedge::alleged) {
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
  return judged;
}

}  // namespace netback::read
