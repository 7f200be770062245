#include "read/clause.h"

#include <algorithm>

#include "read/clause_reader.h"
#include "read/no_comment.h"

namespace netback::read {

// Words that say the report goes on: "allegedly", "are said to", "The reported negotiations".
bool ClauseReader::evidential(Range range) const {
  for (std::size_t i = range.begin; i < range.end && i < range.begin + 14; ++i) {
    const Token& t = tokens_[i];
    if (t.fold == "allegedly" || t.fold == "reportedly" || t.fold == "purportedly" || t.fold == "supposedly") return true;
    const bool claimed = t.fold == "reported" || t.fold == "alleged" || t.fold == "purported" || t.fold == "rumoured";
    if (claimed && i > range.begin && tokens_[i - 1].is(kDeterminer) && i + 1 < range.end && !tokens_[i + 1].mark)
      return true;
    const bool said = t.verb("say") || t.verb("report") || t.verb("believe") || t.verb("understand") || t.verb("think");
    if (said && t.form(kParticiple) && i > range.begin && tokens_[i - 1].verb("be") && word(i + 1, range, "to")) return true;
  }
  return false;
}

Piece& ClauseReader::emit(Range range, const ClauseContext& context) {
  range = trimmed(tokens_, range);
  Piece piece;
  piece.span = piece.linked = range;
  // "... projects - such as the Sakhalin plant": the insertion at the end is linked but not claimed.
  for (std::size_t i = range.begin + 3; i + 1 < range.end; ++i) {
    const bool example = word(i + 1, range, "such") || word(i + 1, range, "including") || word(i + 1, range, "notably");
    if (tokens_[i].mark != '-' || (!example && find_finite(tokens_, {i + 1, range.end}) < range.end)) continue;
    if (find_finite(tokens_, {range.begin, i}) < i || !context.outer.empty())
      piece.span = trimmed(tokens_, {range.begin, i});
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
  piece.shared_modal = context.shared_modal;
  piece.cues = context.cues;
  piece.said = context.said;
  const bool near = discourse_.block <= discourse_.last_block + 2;
  // Only what goes back to the report: "The talks allegedly ...", not "Japan reportedly ...".
  const Token& first = tokens_[context.outer.empty() ? range.begin : context.outer.begin];
  const bool definite = !range.empty() && first.is(kDeterminer | kPronoun) && first.fold != "a" && first.fold != "an";
  if (piece.chain.empty() && !piece.framed && near && definite &&
      (evidential(range) || (!context.outer.empty() && evidential(context.outer)))) {
    piece.chain = discourse_.last_chain;
    piece.continued = !piece.chain.empty();
  }
  pieces_.push_back(std::move(piece));
  return pieces_.back();
}

// "MOL, the Hungarian oil" before "and gas group": what follows the last comma has no verb.
bool ClauseReader::within_name(Range left) const {
  for (std::size_t i = left.end; i-- > left.begin;)
    if (tokens_[i].mark == ',') return find_finite(tokens_, {i + 1, left.end}) == left.end;
  return false;
}

// "X said A, while Y said B": two reports. The right side must hold a report of its own.
bool ClauseReader::split_frames(Range range, const ClauseContext& context, int depth) {
  for (std::size_t i = range.begin + 3; i + 3 < range.end; ++i) {
    const Token& t = tokens_[i];
    if (inside_quotes(tokens_, i)) continue;
    std::size_t right = 0;
    if (t.mark == ';')
      right = i + 1;
    else if (t.mark == ',' &&
             (tokens_[i + 1].is(kConjunction) || word(i + 1, range, "while") || word(i + 1, range, "whereas") ||
              word(i + 1, range, "although") || word(i + 1, range, "though")))
      right = i + 2;
    else if (t.fold == "but" || t.fold == "while")
      right = i + 1;
    else if (t.fold == "and" && starts_noun_phrase(tokens_, i + 1, range.end) && !within_name({range.begin, i}))
      right = i + 1;
    if (!right || right + 2 >= range.end) continue;
    const Range left{range.begin, i};
    Range rest{right, range.end};
    Frame frame;
    const bool own = frames_.preposed(rest, frame) || (t.mark == ';' && is_clause(tokens_, rest)) ||
                     (no_comment_in(tokens_, {right, clause_end(tokens_, rest)}));
    const bool left_silent = no_comment_in(tokens_, left);
    if (!own && !left_silent) continue;
    if (!is_clause(tokens_, left) && !left_silent) continue;
    // "X said that A and Y said B" stays X's when A and Y stand under one "that"; news writes a comma otherwise.
    ClauseContext rest_context = context;
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

void ClauseReader::use(const Frame& frame, ClauseContext context, int depth) {
  for (const Range& speaker : frame.speakers)
    for (const SourceIndex source : book_.read(tokens_, speaker, text_))
      if (std::find(context.chain.begin(), context.chain.end(), source) == context.chain.end())
        context.chain.push_back(source);
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
    if (!frame.act.empty() || (!frame.shared_subject.empty() && &said != &frame.contents.front())) {
      ClauseContext shared = context;
      shared.subject = frame.act.empty() ? frame.shared_subject : frame.act;
      shared.shared_modal = frame.shared_modal;
      content(said, shared, depth + 1);
    } else if (frame.whole) {
      content(said, context, depth + 1);
    } else {
      parse(said, context, depth + 1);
    }
  }
  if (!frame.also.empty()) {
    ClauseContext also = context;
    also.row = frame.also_row;
    parse(frame.also, also, depth + 1);
  }
  if (!frame.tail.empty()) {
    const Token& first = tokens_[frame.tail.begin];
    const bool gerund = first.form(kGerund) && !first.is(kPreposition) && frame.tail.size() > 3;
    const Range inner{frame.tail.begin + !gerund, frame.tail.end};
    ClauseContext own;
    own.subject = gerund ? frame.tail : Range{};
    if (gerund)
      content(inner, own, depth + 1);
    else if (!first.is(kRelative) && is_clause(tokens_, inner))
      parse(inner, own, depth + 1);
  }
}

void ClauseReader::parse(Range range, const ClauseContext& context, int depth) {
  range = trimmed(tokens_, range);
  if (range.size() < 2) return;
  if (depth > kClauseDepth) {
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

namespace {

// "14:05 - ", "09.30 GMT: ", "Update, 2:05 p.m.: " of a live page: the token after it, or 0.
std::size_t after_time_stamp(const Tokens& tokens) {
  std::size_t i = 0;
  if (tokens[i].fold == "update" || tokens[i].fold == "updated") {
    ++i;
    if (i < tokens.size() && tokens[i].mark == ',') ++i;
  }
  if (i >= tokens.size() || !tokens[i].number || tokens[i].at.size() > 5) return 0;
  const bool whole = tokens[i].fold.find_first_of(".:") != std::string_view::npos;  // "09.30" is one word
  ++i;
  if (!whole) {
    if (i + 1 >= tokens.size() || tokens[i].mark != ':' || !tokens[i + 1].number || tokens[i + 1].at.size() != 2) return 0;
    i += 2;
  }
  for (std::size_t zone = 0; zone < 2 && i < tokens.size(); ++zone)
    for (const std::string_view word :
         {"gmt", "utc", "cet", "cest", "bst", "est", "et", "am", "pm", "a.m.", "p.m.", "a.m", "p.m"})
      if (i < tokens.size() && tokens[i].fold == word) {
        ++i;
        break;
      }
  if (i + 1 >= tokens.size() || (tokens[i].mark != '-' && tokens[i].mark != ':' && tokens[i].mark != '|')) return 0;
  return i + 1;
}

// "LONDON, March 13 (Reuters) - " and "(MENAFN) " are not part of the first sentence.
Range after_dateline(const Tokens& tokens) {
  Range range{0, tokens.size()};
  if (tokens.empty()) return range;
  if (const std::size_t stamp = after_time_stamp(tokens)) return {stamp, tokens.size()};
  if (tokens[0].mark == '(') {
    const std::size_t close = find_mark(tokens, {0, std::min<std::size_t>(tokens.size(), 8)}, ')');
    if (close < std::min<std::size_t>(tokens.size(), 8)) range.begin = close + 1;
    return range;
  }
  const bool capitals = tokens[0].capital;
  for (std::size_t i = 1; capitals && i < tokens.size() && i < 14; ++i) {
    if (tokens[i].mark == '-' &&
        (tokens[i - 1].mark == ')' || skip_time(tokens, i - 1, i) == i || i <= 3 || tokens[i - 1].number)) {
      bool verb = false;
      for (std::size_t k = 0; k < i; ++k) verb = verb || is_finite(tokens, k, {0, i}) || tokens[k].is(kDeterminer);
      if (!verb) range.begin = i + 1;
      break;
    }
  }
  return range;
}

}  // namespace

std::vector<Piece> read_clauses(const Tokens& tokens, std::string_view text, const Lexicon& lexicon, SourceBook& book,
                                Discourse& discourse, const SpeakerLabel& label) {
  book.see(tokens, text);
  const Range range = label.name.empty() ? after_dateline(tokens) : Range{label.words, tokens.size()};
  std::vector<Piece> pieces = ClauseReader(tokens, text, lexicon, book, discourse).run(range);
  // Under a label everything without a speaker of its own is the labelled one's.
  for (Piece& piece : pieces)
    if (piece.chain.empty() && !discourse.speaker.empty()) piece.chain = discourse.speaker;
  return pieces;
}

}  // namespace netback::read
