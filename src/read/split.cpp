// The content of a report to single assertions: conditions apart, coordinated clauses and predicates, participle tails.
#include <algorithm>

#include "read/clause_reader.h"
#include "read/no_comment.h"

namespace netback::read {
namespace {

// A condition or relative clause begins here: an "and" after it belongs to it.
bool opens_inner(const Tokens& tokens, std::size_t at, std::size_t end) {
  const Token& t = tokens[at];
  return t.is(kRelative) || t.fold == "if" || t.fold == "once" || t.fold == "unless" ||
         (t.fold == "provided" && is_word(tokens, at + 1, end, "that")) ||
         (t.fold == "as" && (is_word(tokens, at + 1, end, "soon") || is_word(tokens, at + 1, end, "long")) &&
          is_word(tokens, at + 2, end, "as"));
}

}  // namespace

bool ClauseReader::come_as(Range range, const ClauseContext& context, int depth) {
  const std::size_t finite = find_finite(tokens_, range);
  if (finite + 3 >= range.end || finite > range.begin + 8) return false;
  const std::size_t verb = main_verb(tokens_, finite, range.end);
  if (!tokens_[verb].verb("come")) return false;
  std::size_t as = verb + 1;
  while (as < range.end && (tokens_[as].is(kAdverb) || tokens_[as].is(kTime))) ++as;
  if (!word(as, range, "as") && !word(as, range, "while") && !word(as, range, "after") && !word(as, range, "amid"))
    return false;
  const Range rest{as + 1, range.end};
  if (!is_clause(tokens_, rest)) return false;
  parse(rest, context, depth + 1);
  return true;
}

// ", but C", "; C", " and NP V": clauses with subjects of their own.
// ", storage was full and prices would fall": the clause at `at` is the second of three. After a report ", that storage was
// full" is one by itself.
bool ClauseReader::lists_on(std::size_t at, Range range, const ClauseContext& context) const {
  const bool that = word(at, range, "that");
  const std::size_t begin = at + that;
  if (begin + 2 >= range.end || tokens_[begin].is(kRelative) || !starts_noun_phrase(tokens_, begin, range.end)) return false;
  if (that && context.framed && is_clause(tokens_, {begin, range.end})) return true;
  for (std::size_t k = begin + 2; k + 2 < range.end && k < begin + 16; ++k) {
    if (tokens_[k].mark == ',') return false;
    if (tokens_[k].fold != "and") continue;
    const std::size_t last = k + 1 + word(k + 1, range, "that");
    const std::size_t finite = find_finite(tokens_, {begin, k});
    return finite < k && finite > begin && finite < begin + 8 && starts_noun_phrase(tokens_, last, range.end) &&
           is_clause(tokens_, {last, range.end});
  }
  return false;
}

bool ClauseReader::split_coordination(Range range, const ClauseContext& context, int depth) {
  for (std::size_t i = range.begin + 3; i + 3 < range.end; ++i) {
    const Token& t = tokens_[i];
    if (t.mark == '"' || inside_quotes(tokens_, i)) continue;
    std::size_t right = 0;
    bool subordinate = false;
    if (t.mark == ';') {
      right = i + 1;
    } else if (t.mark == ',' && i + 2 < range.end) {
      const Token& next = tokens_[i + 1];
      subordinate = next.fold == "while" || next.fold == "whereas" || next.fold == "although" || next.fold == "though";
      if (subordinate || next.fold == "and" || next.fold == "but" || next.fold == "yet" || next.fold == "so") right = i + 2;
      if (!right && lists_on(i + 1, range, context)) right = i + 1;
    } else if (t.fold == "and" || t.fold == "but") {
      right = i + 1;
    }
    if (!right) continue;
    if (word(right, range, "that")) ++right;
    const Range left{range.begin, i}, rest{right, range.end};
    if (rest.size() < 3 || !starts_noun_phrase(tokens_, right, range.end) || tokens_[right].is(kRelative)) continue;
    if (!is_clause(tokens_, left)) continue;
    // "of A and B": the finite verb of the right side must come before any further comma or conjunction.
    const std::size_t finite = find_finite(tokens_, rest);
    if (finite >= range.end || finite == right || finite > right + 14) continue;
    bool direct = true;
    for (std::size_t k = right; k < finite && direct; ++k)
      direct = tokens_[k].mark != ',' && tokens_[k].mark != '-' && tokens_[k].fold != "and" && !tokens_[k].is(kRelative) &&
               tokens_[k].fold != "if" && tokens_[k].fold != "once" && tokens_[k].fold != "unless";
    if (!direct) continue;
    // Within a condition or a relative clause "and" belongs to it: the clause before must be the main one.
    bool inner = false;
    for (std::size_t k = left.begin + 1; k < left.end && !inner; ++k)
      inner = t.fold == "and" && t.mark == 0 && (opens_inner(tokens_, k, left.end) || tokens_[k].fold == "whether");
    if (inner) continue;
    ClauseContext rest_context = context;
    const bool contrast = subordinate || t.fold == "but" || (t.mark == ',' && tokens_[i + 1].fold == "but");
    if (contrast) rest_context.condition = {};
    content(left, context, depth + 1);
    parse(rest, rest_context, depth + 1);
    return true;
  }
  return false;
}

// ", potentially serving as X" and ", with no clear details on Y" are claims of their own.
bool ClauseReader::split_tail(Range range, const ClauseContext& context, int depth) {
  for (std::size_t i = range.begin + 3; i + 4 < range.end; ++i) {
    if (tokens_[i].mark != ',' || inside_quotes(tokens_, i)) continue;
    std::size_t verb = i + 1;
    if (word(verb, range, "with") &&
        (word(verb + 1, range, "no") || word(verb + 1, range, "few") || word(verb + 1, range, "little")) &&
        unverified_noun(tokens_, verb + 2, range.end)) {
      content({range.begin, i}, context, depth + 1);
      const std::size_t main_index = pieces_.size() - 1;
      ClauseContext tail = context;
      if (tail.chain.empty() && pieces_[main_index].continued) tail.chain = pieces_[main_index].chain;
      Piece& piece = emit({verb + 1, range.end}, tail);
      piece.unverified = true;
      return true;
    }
    while (verb < range.end && (tokens_[verb].is(kAdverb) || is_ly_adverb(tokens_[verb]))) ++verb;
    if (verb >= range.end || !tokens_[verb].form(kGerund) || tokens_[verb].is(kPreposition) || tokens_[verb].capital)
      continue;
    const Token& t = tokens_[verb];
    if (t.verb("include") || t.verb("accord") || t.verb("cite") || t.verb("depend") || t.verb("start") || t.verb("begin") ||
        t.verb("exclude") || t.verb("range") || t.verb("compare"))
      continue;
    if (find_mark(tokens_, {i + 1, range.end}, ',') < range.end &&
        find_finite(tokens_, {find_mark(tokens_, {i + 1, range.end}, ',') + 1, range.end}) < range.end &&
        find_finite(tokens_, {range.begin, i}) == i)
      continue;
    if (!is_clause(tokens_, {range.begin, i}) || range.end - verb < 4) continue;
    const bool reports = t.verb("say") || t.verb("add") || t.verb("note") || t.verb("warn") || t.verb("claim") ||
                         t.verb("argue") || t.verb("stress");
    const std::size_t before = pieces_.size();
    content({range.begin, i}, context, depth + 1);
    ClauseContext tail = context;
    if (tail.chain.empty() && pieces_.size() > before && pieces_.back().continued) tail.chain = pieces_.back().chain;
    const std::size_t finite = find_finite(tokens_, {range.begin, i});
    tail.subject = {range.begin, finite};
    if (reports) {
      tail.subject = {};
      const std::size_t that = verb + 1 + word(verb + 1, range, "that");
      if (!tail.framed) tail.chain = book_.read(tokens_, {range.begin, finite}, text_), tail.framed = true;
      parse({that, range.end}, tail, depth + 1);
    } else {
      content({i + 1, range.end}, tail, depth + 1);
    }
    return true;
  }
  return false;
}

// "the possibility of A buying B and acquiring C": the gerund clauses are what is claimed.
bool ClauseReader::split_gerunds(Range range, const ClauseContext& context) {
  for (std::size_t i = range.begin + 2; i + 3 < range.end; ++i) {
    const Token& t = tokens_[i];
    const bool head = t.fold == "possibility" || t.fold == "prospect" || t.fold == "option" || t.fold == "idea" ||
                      t.fold == "chance" || t.fold == "likelihood" || t.fold == "risk";
    if (!head || !word(i + 1, range, "of")) continue;
    std::size_t gerund = i + 2;
    while (gerund < range.end && gerund < i + 9 && !tokens_[gerund].form(kGerund) && !tokens_[gerund].mark &&
           !tokens_[gerund].is(kPreposition))
      ++gerund;
    if (gerund >= range.end || !tokens_[gerund].form(kGerund)) continue;
    ClauseContext inner = context;
    inner.outer = {range.begin, i + 2};
    std::size_t begin = i + 2;
    const Range subject{i + 2, gerund};
    for (std::size_t k = gerund + 1; k + 1 < range.end; ++k) {
      if (tokens_[k].fold != "and" && tokens_[k].fold != "or") continue;
      if (!tokens_[k + 1].form(kGerund)) continue;
      emit({begin, k}, inner);
      begin = k + 1;
      inner.subject = subject;
    }
    emit({begin, range.end}, inner);
    return true;
  }
  return false;
}

// "A did B and did C": coordinated predicates that assert separate things.
bool ClauseReader::split_predicates(Range range, const ClauseContext& context, int depth) {
  const std::size_t finite = find_finite(tokens_, range);
  if (finite >= range.end || finite == range.begin) return false;
  const Token& first = tokens_[finite];
  for (std::size_t i = finite + 3; i + 4 < range.end; ++i) {
    const Token& t = tokens_[i];
    if ((t.fold != "and" && t.fold != "but") || inside_quotes(tokens_, i)) continue;
    std::size_t verb = i + 1;
    while (verb < range.end && (tokens_[verb].is(kAdverb) || is_ly_adverb(tokens_[verb]))) ++verb;
    if (verb + 2 >= range.end) continue;
    const Token& second = tokens_[verb];
    const bool helper = second.is(kModal | kAuxiliary) && !second.form(kGerund | kBase) && second.fold != "been" &&
                        second.fold != "done" && !(second.is(kMonth) && second.capital);
    const bool both_past = second.form(kPast) && !second.capital && !first.is(kModal) && first.form(kPast) &&
                           !first.verb("be") && !first.verb("have");
    const bool both_third =
        second.form(kThird) && !second.word->also_noun && first.form(kThird) && !first.verb("be") && !first.verb("have");
    if (!helper && !both_past && !both_third) continue;
    if (both_past && is_word(tokens_, verb + 1, range.end, "by")) continue;
    bool nested = false;  // inside a relative clause or a condition
    for (std::size_t k = finite + 1; k < i && !nested; ++k) nested = opens_inner(tokens_, k, i);
    if (nested) continue;
    std::size_t left_end = i;
    if (tokens_[left_end - 1].mark == ',') --left_end;
    content({range.begin, left_end}, context, depth + 1);
    ClauseContext tail = context;
    tail.subject = {range.begin, finite};
    if (tail.chain.empty() && !pieces_.empty() && pieces_.back().continued) tail.chain = pieces_.back().chain;
    Frame shared;
    if (frames_.predicate({range.begin, finite}, {i + 1, range.end}, shared))
      use(shared, context, depth + 1);
    else
      content({i + 1, range.end}, tail, depth + 1);
    return true;
  }
  return false;
}

// "C, a claim the ministry rejects", "C, which the company denies": C alone. What the other answers is told beside it.
std::size_t ClauseReader::before_answer(Range range) const {
  for (std::size_t i = range.end; i-- > range.begin + 3 && range.end - i < 12;) {
    if (tokens_[i].mark != ',') continue;
    const bool which = word(i + 1, range, "which");
    const bool noun = i + 3 < range.end && tokens_[i + 1].is(kDeterminer) && tokens_[i + 2].is(kHearsay);
    if (!which && !noun) return range.end;
    for (std::size_t k = i + 2; k < range.end; ++k)
      if (frames_.denies(k, range.end) && tokens_[k].form(kPast | kThird | kParticiple)) return i;
    return range.end;
  }
  return range.end;
}

void ClauseReader::content(Range range, const ClauseContext& context, int depth) {
  range = trimmed(tokens_, range);
  if (range.size() < 2) return;
  if (depth > 2 * kClauseDepth) {
    emit(range, context);
    return;
  }
  range.end = before_answer(range);
  if (unverified_clause(tokens_, range)) {
    Piece& piece = emit(range, context);
    piece.unverified = true;
    return;
  }
  Condition condition;
  if (context.condition.empty()) condition = find_condition(tokens_, range);
  const bool leads = condition.words.begin == range.begin && condition.main.begin > range.begin;
  if (condition.words.empty()) {
    if (!split_coordination(range, context, depth)) single(range, context, depth);
  } else if (leads || !split_coordination(range, context, depth)) {
    ClauseContext conditional = context;
    conditional.condition = condition.words;
    if (leads)
      content(condition.main, conditional, depth + 1);
    else
      single(condition.main, conditional, depth);
  }
}

// A clause that stands alone, with its condition: one assertion, or one of several predicates.
void ClauseReader::single(Range range, const ClauseContext& context, int depth) {
  if (come_as(range, context, depth)) return;
  if (split_gerunds(range, context)) return;
  if (split_tail(range, context, depth)) return;
  if (split_predicates(range, context, depth)) return;
  emit(range, context);
}

}  // namespace netback::read
