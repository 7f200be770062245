#include "read/clause.h"

#include <algorithm>

#include "read/no_comment.h"

namespace netback::read {
namespace {

constexpr int kDepth = 5;

struct Context {
  std::vector<SourceIndex> chain;
  const ReportRow* row = nullptr;
  bool framed = false, agentless = false, according = false;
  std::vector<Range> cues;
  Range said, condition, outer, subject;
};

class ClauseReader {
 public:
  ClauseReader(const Tokens& tokens, std::string_view text, const Lexicon& lexicon, SourceBook& book, Discourse& discourse)
      : tokens_(tokens), text_(text), book_(book), discourse_(discourse), frames_(tokens, text, lexicon, book) {}
  std::vector<Piece> run(Range range) {
    parse(range, {}, 0);
    return std::move(pieces_);
  }

 private:
  void parse(Range range, Context context, int depth);
  bool split_frames(Range range, const Context& context, int depth);
  void use(const Frame& frame, Context context, int depth);
  void content(Range range, Context context, int depth);
  bool split_coordination(Range range, const Context& context, int depth);
  bool split_tail(Range range, const Context& context, int depth);
  bool split_gerunds(Range range, const Context& context);
  bool split_predicates(Range range, const Context& context, int depth);
  bool come_as(Range range, const Context& context, int depth);
  Piece& emit(Range range, const Context& context);
  bool evidential(Range range) const;
  bool word(std::size_t at, Range range, std::string_view w) const { return is_word(tokens_, at, range.end, w); }

  const Tokens& tokens_;
  std::string_view text_;
  SourceBook& book_;
  Discourse& discourse_;
  FrameFinder frames_;
  std::vector<Piece> pieces_;
};

// Words that say the report goes on: "allegedly", "are said to", "The reported negotiations".
bool ClauseReader::evidential(Range range) const {
  for (std::size_t i = range.begin; i < range.end && i < range.begin + 14; ++i) {
    const Token& t = tokens_[i];
    if (t.fold == "allegedly" || t.fold == "reportedly" || t.fold == "purportedly" || t.fold == "supposedly") return true;
    const bool claimed = t.fold == "reported" || t.fold == "alleged" || t.fold == "purported" || t.fold == "rumoured";
    if (claimed && i > range.begin && tokens_[i - 1].is(kDeterminer) && i + 1 < range.end && !tokens_[i + 1].mark) return true;
    const bool said = t.verb("say") || t.verb("report") || t.verb("believe") || t.verb("understand") || t.verb("think");
    if (said && t.form(kParticiple) && i > range.begin && tokens_[i - 1].verb("be") && word(i + 1, range, "to")) return true;
  }
  return false;
}

Piece& ClauseReader::emit(Range range, const Context& context) {
  range = trimmed(tokens_, range);
  Piece piece;
  piece.span = piece.linked = range;
  // "... projects - such as the Sakhalin plant": the insertion at the end is linked but not claimed.
  for (std::size_t i = range.begin + 3; i + 1 < range.end; ++i) {
    if (tokens_[i].mark != '-' || find_finite(tokens_, {i + 1, range.end}) < range.end) continue;
    if (find_finite(tokens_, {range.begin, i}) < i || !context.outer.empty()) piece.span = trimmed(tokens_, {range.begin, i});
    break;
  }
  piece.subject = context.subject;
  piece.chain = context.chain;
  piece.row = context.row;
  piece.framed = context.framed;
  piece.agentless = context.agentless;
  piece.according = context.according;
  piece.condition = context.condition;
  piece.outer = context.outer;
  piece.cues = context.cues;
  piece.said = context.said;
  const bool near = discourse_.block <= discourse_.last_block + 2;
  // Only what goes back to the report: "The talks allegedly ...", not "Japan reportedly ...".
  const Token& first = tokens_[context.outer.empty() ? range.begin : context.outer.begin];
  const bool definite = !range.empty() && first.is(kDeterminer | kPronoun) && first.fold != "a" && first.fold != "an";
  if (piece.chain.empty() && !piece.framed && near && definite && (evidential(range) || (!context.outer.empty() && evidential(context.outer)))) {
    piece.chain = discourse_.last_chain;
    piece.continued = !piece.chain.empty();
  }
  pieces_.push_back(std::move(piece));
  return pieces_.back();
}

// "X said A, while Y said B": two reports. The right side must hold a report of its own.
bool ClauseReader::split_frames(Range range, const Context& context, int depth) {
  for (std::size_t i = range.begin + 3; i + 3 < range.end; ++i) {
    const Token& t = tokens_[i];
    if (inside_quotes(tokens_, range, i)) continue;
    std::size_t right = 0;
    if (t.mark == ';') right = i + 1;
    else if (t.mark == ',' && (tokens_[i + 1].is(kConjunction) || word(i + 1, range, "while") || word(i + 1, range, "whereas") || word(i + 1, range, "although") || word(i + 1, range, "though"))) right = i + 2;
    else if (t.fold == "but" || t.fold == "while") right = i + 1;
    else if (t.fold == "and" && i + 1 < range.end && starts_noun_phrase(tokens_, i + 1, range.end)) right = i + 1;
    if (!right || right + 2 >= range.end) continue;
    const Range left{range.begin, i};
    Range rest{right, range.end};
    Frame frame;
    const bool own = frames_.preposed(rest, frame) || (no_comment_in(tokens_, {right, clause_end(tokens_, rest)}));
    const bool left_silent = no_comment_in(tokens_, left);
    if (!own && !left_silent) continue;
    if (!is_clause(tokens_, left) && !left_silent) continue;
    // "X said that A and Y said B" stays X's when A and Y stand under one "that"; news writes a comma otherwise.
    Context rest_context = context;
    if (left_silent && !frame.row) {  // "declined to comment but said A": the subject is the same
      const std::size_t finite = find_finite(tokens_, left);
      Frame shared;
      const std::size_t verb = main_verb(tokens_, rest.begin, rest.end);
      if (verb < rest.end && (tokens_[verb].verb("say") || tokens_[verb].verb("add") || tokens_[verb].verb("tell"))) {
        rest_context.chain = book_.read(tokens_, {left.begin, finite}, text_);
        rest_context.framed = true;
        rest.begin = verb + 1 + word(verb + 1, rest, "that");
      }
    }
    parse(left, context, depth + 1);
    parse(rest, rest_context, depth + 1);
    return true;
  }
  return false;
}

void ClauseReader::use(const Frame& frame, Context context, int depth) {
  for (const Range& speaker : frame.speakers)
    for (const SourceIndex source : book_.read(tokens_, speaker, text_))
      if (std::find(context.chain.begin(), context.chain.end(), source) == context.chain.end()) context.chain.push_back(source);
  context.framed = true;
  context.agentless = frame.agentless && context.chain.empty();
  context.according = frame.according;
  context.row = frame.row;
  context.cues.insert(context.cues.end(), frame.cues.begin(), frame.cues.end());
  context.said = frame.said;
  if (!context.chain.empty()) {
    book_.remember(context.chain);
    discourse_.last_chain = context.chain;
    discourse_.last_block = discourse_.block;
  }
  for (const Range& said : frame.contents) {
    if (frame.whole) content(said, context, depth + 1);
    else parse(said, context, depth + 1);
  }
  if (!frame.tail.empty()) {
    const Token& first = tokens_[frame.tail.begin];
    const bool gerund = first.form(kGerund) && !first.is(kPreposition) && frame.tail.size() > 3;
    const Range inner{frame.tail.begin + !gerund, frame.tail.end};
    Context own;
    own.subject = gerund ? frame.tail : Range{};
    if (gerund) content(inner, own, depth + 1);
    else if (!first.is(kRelative) && is_clause(tokens_, inner)) parse(inner, own, depth + 1);
  }
}

void ClauseReader::parse(Range range, Context context, int depth) {
  range = trimmed(tokens_, range);
  if (range.size() < 2) return;
  if (depth > kDepth) {
    emit(range, context);
    return;
  }
  if (split_frames(range, context, depth)) return;
  if (no_comment_in(tokens_, range)) {
    Piece& piece = emit(range, context);
    piece.no_comment = true;
    return;
  }
  Frame frame;
  if (frames_.find(range, frame)) return use(frame, context, depth);
  content(range, context, depth);
}

bool ClauseReader::come_as(Range range, const Context& context, int depth) {
  const std::size_t finite = find_finite(tokens_, range);
  if (finite + 3 >= range.end || finite > range.begin + 8) return false;
  const std::size_t verb = main_verb(tokens_, finite, range.end);
  if (!tokens_[verb].verb("come")) return false;
  std::size_t as = verb + 1;
  while (as < range.end && (tokens_[as].is(kAdverb) || tokens_[as].is(kTime))) ++as;
  if (!word(as, range, "as") && !word(as, range, "while") && !word(as, range, "after") && !word(as, range, "amid")) return false;
  const Range rest{as + 1, range.end};
  if (!is_clause(tokens_, rest)) return false;
  parse(rest, context, depth + 1);
  return true;
}

// ", but C", "; C", " and NP V": clauses with subjects of their own.
bool ClauseReader::split_coordination(Range range, const Context& context, int depth) {
  for (std::size_t i = range.begin + 3; i + 3 < range.end; ++i) {
    const Token& t = tokens_[i];
    if (t.mark == '"' || inside_quotes(tokens_, range, i)) continue;
    std::size_t right = 0;
    bool subordinate = false;
    if (t.mark == ';' || (t.mark == '-' && false)) {
      right = i + 1;
    } else if (t.mark == ',' && i + 2 < range.end) {
      const Token& next = tokens_[i + 1];
      subordinate = next.fold == "while" || next.fold == "whereas" || next.fold == "although" || next.fold == "though";
      if (subordinate || next.fold == "and" || next.fold == "but" || next.fold == "yet" || next.fold == "so") right = i + 2;
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
    for (std::size_t k = right; k < finite && direct; ++k) direct = tokens_[k].mark != ',' && tokens_[k].mark != '-' && tokens_[k].fold != "and" && !tokens_[k].is(kRelative) && tokens_[k].fold != "if" && tokens_[k].fold != "once" && tokens_[k].fold != "unless";
    if (!direct) continue;
    // Within a condition or a relative clause "and" belongs to it: the clause before must be the main one.
    bool inner = false;
    for (std::size_t k = left.begin + 1; k < left.end && !inner; ++k)
      inner = t.fold == "and" && t.mark == 0 && (tokens_[k].is(kRelative) || tokens_[k].fold == "if" || tokens_[k].fold == "whether" || tokens_[k].fold == "once");
    if (inner) continue;
    Context rest_context = context;
    if (t.fold == "but" && !context.framed) rest_context.condition = {};
    content(left, context, depth + 1);
    parse(rest, rest_context, depth + 1);
    return true;
  }
  return false;
}

// ", potentially serving as X" and ", with no clear details on Y" are claims of their own.
bool ClauseReader::split_tail(Range range, const Context& context, int depth) {
  for (std::size_t i = range.begin + 3; i + 4 < range.end; ++i) {
    if (tokens_[i].mark != ',' || inside_quotes(tokens_, range, i)) continue;
    std::size_t verb = i + 1;
    if (word(verb, range, "with") && (word(verb + 1, range, "no") || word(verb + 1, range, "few") || word(verb + 1, range, "little")) && unverified_noun(tokens_, verb + 2, range.end)) {
      content({range.begin, i}, context, depth + 1);
      const std::size_t main_index = pieces_.size() - 1;
      Context tail = context;
      if (tail.chain.empty() && pieces_[main_index].continued) tail.chain = pieces_[main_index].chain;
      Piece& piece = emit({verb + 1, range.end}, tail);
      piece.unverified = true;
      return true;
    }
    while (verb < range.end && (tokens_[verb].is(kAdverb) || is_ly_adverb(tokens_[verb]))) ++verb;
    if (verb >= range.end || !tokens_[verb].form(kGerund) || tokens_[verb].is(kPreposition) || tokens_[verb].capital) continue;
    const Token& t = tokens_[verb];
    if (t.verb("include") || t.verb("accord") || t.verb("cite") || t.verb("depend") || t.verb("start") || t.verb("begin") || t.verb("exclude") || t.verb("range") || t.verb("compare")) continue;
    if (find_mark(tokens_, {i + 1, range.end}, ',') < range.end && find_finite(tokens_, {find_mark(tokens_, {i + 1, range.end}, ',') + 1, range.end}) < range.end && find_finite(tokens_, {range.begin, i}) == i) continue;
    if (!is_clause(tokens_, {range.begin, i}) || range.end - verb < 4) continue;
    const bool reports = t.verb("say") || t.verb("add") || t.verb("note") || t.verb("warn") || t.verb("claim") || t.verb("argue") || t.verb("stress");
    const std::size_t before = pieces_.size();
    content({range.begin, i}, context, depth + 1);
    Context tail = context;
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
bool ClauseReader::split_gerunds(Range range, const Context& context) {
  for (std::size_t i = range.begin + 2; i + 3 < range.end; ++i) {
    const Token& t = tokens_[i];
    const bool head = t.fold == "possibility" || t.fold == "prospect" || t.fold == "option" || t.fold == "idea" || t.fold == "chance" || t.fold == "likelihood" || t.fold == "risk";
    if (!head || !word(i + 1, range, "of")) continue;
    std::size_t gerund = i + 2;
    while (gerund < range.end && gerund < i + 9 && !tokens_[gerund].form(kGerund) && !tokens_[gerund].mark && !tokens_[gerund].is(kPreposition)) ++gerund;
    if (gerund >= range.end || !tokens_[gerund].form(kGerund)) continue;
    Context inner = context;
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
bool ClauseReader::split_predicates(Range range, const Context& context, int depth) {
  const std::size_t finite = find_finite(tokens_, range);
  if (finite >= range.end || finite == range.begin) return false;
  const Token& first = tokens_[finite];
  for (std::size_t i = finite + 3; i + 4 < range.end; ++i) {
    const Token& t = tokens_[i];
    if ((t.fold != "and" && t.fold != "but") || inside_quotes(tokens_, range, i)) continue;
    std::size_t verb = i + 1;
    while (verb < range.end && (tokens_[verb].is(kAdverb) || is_ly_adverb(tokens_[verb]))) ++verb;
    if (verb + 2 >= range.end) continue;
    const Token& second = tokens_[verb];
    const bool helper = second.is(kModal | kAuxiliary) && !second.form(kGerund | kBase) && second.fold != "been" && second.fold != "done" && !(second.is(kMonth) && second.capital);
    const bool both_past = second.form(kPast) && !second.capital && !first.is(kModal) && first.form(kPast) && !first.verb("be") && !first.verb("have");
    const bool both_third = second.form(kThird) && !second.word->also_noun && first.form(kThird) && !first.verb("be") && !first.verb("have");
    if (!helper && !both_past && !both_third) continue;
    if (both_past && is_word(tokens_, verb + 1, range.end, "by")) continue;
    bool nested = false;  // inside a relative clause or a condition
    for (std::size_t k = finite + 1; k < i && !nested; ++k) nested = tokens_[k].is(kRelative) || tokens_[k].fold == "if" || tokens_[k].fold == "once" || tokens_[k].fold == "unless";
    if (nested) continue;
    std::size_t left_end = i;
    if (tokens_[left_end - 1].mark == ',') --left_end;
    content({range.begin, left_end}, context, depth + 1);
    Context tail = context;
    tail.subject = {range.begin, finite};
    if (tail.chain.empty() && !pieces_.empty() && pieces_.back().continued) tail.chain = pieces_.back().chain;
    Frame shared;
    if (frames_.predicate({range.begin, finite}, {i + 1, range.end}, shared)) use(shared, context, depth + 1);
    else content({i + 1, range.end}, tail, depth + 1);
    return true;
  }
  return false;
}

void ClauseReader::content(Range range, Context context, int depth) {
  range = trimmed(tokens_, range);
  if (range.size() < 2) return;
  if (depth > 2 * kDepth) {
    emit(range, context);
    return;
  }
  if (unverified_clause(tokens_, range)) {
    Piece& piece = emit(range, context);
    piece.unverified = true;
    return;
  }
  if (context.condition.empty()) {
    const Condition condition = find_condition(tokens_, range);
    if (!condition.words.empty() && condition.words.begin == range.begin && condition.main.begin > range.begin) {
      context.condition = condition.words;
      return content(condition.main, context, depth + 1);
    }
  }
  if (split_coordination(range, context, depth)) return;
  if (context.condition.empty()) {
    const Condition condition = find_condition(tokens_, range);
    if (!condition.words.empty()) {
      context.condition = condition.words;
      range = condition.main;
    }
  }
  if (come_as(range, context, depth)) return;
  if (split_gerunds(range, context)) return;
  if (split_tail(range, context, depth)) return;
  if (split_predicates(range, context, depth)) return;
  emit(range, context);
}

// "LONDON, March 13 (Reuters) - " and "(MENAFN) " are not part of the first sentence.
Range after_dateline(const Tokens& tokens) {
  Range range{0, tokens.size()};
  if (tokens.empty()) return range;
  if (tokens[0].mark == '(') {
    const std::size_t close = find_mark(tokens, {0, std::min<std::size_t>(tokens.size(), 8)}, ')');
    if (close < std::min<std::size_t>(tokens.size(), 8)) range.begin = close + 1;
    return range;
  }
  const bool capitals = tokens[0].capital;
  for (std::size_t i = 1; capitals && i < tokens.size() && i < 14; ++i) {
    if (tokens[i].mark == '-' && (tokens[i - 1].mark == ')' || skip_time(tokens, i - 1, i) == i || i <= 3 || tokens[i - 1].number)) {
      bool verb = false;
      for (std::size_t k = 0; k < i; ++k) verb = verb || is_finite(tokens, k, {0, i}) || tokens[k].is(kDeterminer);
      if (!verb) range.begin = i + 1;
      break;
    }
  }
  return range;
}

}  // namespace

std::vector<Piece> read_clauses(const Tokens& tokens, std::string_view text, const Lexicon& lexicon, SourceBook& book, Discourse& discourse) {
  book.see(tokens, text);
  return ClauseReader(tokens, text, lexicon, book, discourse).run(after_dateline(tokens));
}

}  // namespace netback::read
