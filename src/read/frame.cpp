#include "read/frame.h"

#include <algorithm>

namespace netback::read {
namespace {

constexpr std::size_t kSubjectLimit = 40;

bool conditional_start(const Token& t) {
  return t.fold == "if" || t.fold == "unless" || t.fold == "once" || t.fold == "should" || t.fold == "provided";
}

}  // namespace

bool FrameFinder::complement(Range range, Range subject, std::size_t verb, Frame& frame) const {
  const ReportRow* row = frame.row;
  std::size_t at = verb + 1;
  if (tokens_[verb].verb("tell") || tokens_[verb].verb("inform") || tokens_[verb].verb("assure") ||
      tokens_[verb].verb("remind"))
    at = skip_audience(at, range.end, frame, true);
  if (word(at, range.end, "out")) ++at;  // "pointed out that"
  at = skip_trailers(at, range.end, frame);
  if (at < range.end && tokens_[at].mark == ',') {  // "said, also on Thursday, that C"
    const std::size_t stop = find_mark(tokens_, {at + 1, std::min(at + 16, range.end)}, ',');
    if (word(stop + 1, range.end, "that") && tokens_[stop].mark == ',' && find_finite(tokens_, {at + 1, stop}) == stop)
      at = stop;
  }
  if (at < range.end && (tokens_[at].mark == ',' || tokens_[at].mark == ':')) ++at;
  bool that = word(at, range.end, "that");
  if (!that && (tokens_[verb].verb("warn") || tokens_[verb].verb("notify") ||
                tokens_[verb].verb("advise"))) {  // "warned buyers that C"
    for (std::size_t i = at; i < range.end && i < at + 6 && !tokens_[i].mark && !is_finite(tokens_, i, {at, range.end}); ++i)
      if (tokens_[i].fold == "that") at = i, that = true;
  }
  if (!that && row->kind == Kind::denial) {  // "denied reports that C"
    bool hearsay = false;
    for (std::size_t i = at; i + 1 < range.end && i < at + 9 && !that && !tokens_[i].mark; ++i) {
      hearsay = hearsay || tokens_[i].is(kHearsay);
      if (tokens_[i].fold == "that" && hearsay) at = i, that = true;
    }
  }
  if (that) ++at;
  const Range content{at, range.end};
  frame.said = {range.begin, at};
  const bool quoted = at < range.end && tokens_[at].mark == '"';
  const bool clause = content.size() >= 2 && (is_clause(tokens_, content) || (quoted && content.size() > 3));
  const bool new_clause = clause && starts_noun_phrase(tokens_, at, range.end);
  const auto accept = [&] {
    frame.contents = {content};
    // "said that A and that B"
    for (std::size_t i = at + 3; that && i + 4 < range.end; ++i)
      if (tokens_[i].fold == "and" && word(i + 1, range.end, "that") && !inside_quotes(tokens_, i) &&
          is_clause(tokens_, {at, i}) && is_clause(tokens_, {i + 2, range.end})) {
        frame.contents = {{at, i}, {i + 2, range.end}};
        return true;
      }
    // "said the loss was small but warned that prices could rise": both are said by the subject.
    for (std::size_t i = at + 2; i + 3 < range.end; ++i) {
      if (tokens_[i].fold != "but" && tokens_[i].fold != "and") continue;
      std::size_t next = i + 1;
      while (next + 1 < range.end && (tokens_[next].is(kAdverb) || is_ly_adverb(tokens_[next]))) ++next;
      const ReportRow* second = row_at(next);
      if (!second || !tokens_[next].form(kPast) || second->complement > Complement::np || second->kind == Kind::denial)
        continue;
      const bool clause_after =
          second->complement <= Complement::loose && (tokens_[i].fold == "but" || second->scale_class == "stated") &&
          starts_noun_phrase(tokens_, next + 1, range.end) && is_clause(tokens_, {next + 1, range.end});
      const bool that_after = word(next + 1, range.end, "that");
      if (!that_after && !clause_after) continue;
      const std::size_t cut = tokens_[i - 1].mark == ',' ? i - 1 : i;
      frame.contents = {{at, cut}};
      const Range said{next + 1 + that_after, range.end};
      if (row->kind == Kind::denial)
        frame.also = said, frame.also_row = second;
      else
        frame.contents.push_back(said);
      frame.cues.push_back({next, next + 1});
      return true;
    }
    // "X reported that C, citing Y"
    for (std::size_t i = range.end; i-- > at + 3;) {
      if ((tokens_[i].fold != "citing" && tokens_[i].fold != "quoting") || tokens_[i - 1].mark != ',' || i + 1 >= range.end)
        continue;
      const std::size_t stop = phrase_end(i + 1, range.end);
      if (find_finite(tokens_, {stop, range.end}) < range.end || !names_source({i + 1, stop})) break;
      frame.speakers.push_back({i + 1, stop});
      frame.cues.push_back({i, i + 1});
      frame.contents[0].end = i - 1;
      break;
    }
    return true;
  };
  switch (row->complement) {
    case Complement::clause:
      if (tokens_[at < range.end ? at : range.begin].fold == "to") return false;
      return clause && content.size() > 1 ? accept() : false;
    case Complement::loose:
      // "showed prices fell", not "indicated an interest, but he refuses".
      return (that && clause) || (quoted && clause) ||
                     (new_clause && find_finite(tokens_, content) < find_mark(tokens_, content, ','))
                 ? accept()
                 : false;
    case Complement::that:
      return (that || quoted) && clause ? accept() : false;
    case Complement::np:
      if (that && (clause || (row->kind == Kind::denial && content.size() > 4))) return accept();
      if (row->kind == Kind::denial) {
        // "denied any rift and announced that C", "denied having shut the plant, adding that C": C is said, not denied.
        Frame both = frame;
        if (said_besides(at, range.end, both) && tokens_[verb].verb("deny")) {
          const Range denied{at, both.contents.front().end};
          const bool own_clause = new_clause && find_finite(tokens_, denied) < denied.end;
          both.contents = {{own_clause ? at : subject.begin, denied.end}};
          both.whole = !own_clause;
          frame = both;
          return true;
        }
        if (new_clause && tokens_[verb].verb("deny")) return accept();
        bool object = tokens_[verb].verb("deny");
        for (std::size_t i = at; i < range.end && i < at + 4; ++i)  // "denied a licence to the refiner": refused
          object = object && !one_of(tokens_[i], {"access", "entry", "licence", "license", "permission", "permit", "request",
                                                  "application", "approval", "bail", "consent", "visa", "appeal", "motion"});
        for (std::size_t i = subject.begin; i < subject.end; ++i)  // a court that dismisses a claim judges it
          if (one_of(tokens_[i], {"court", "judge", "tribunal", "jury", "magistrate"})) return false;
        for (std::size_t i = at; i < range.end && i < at + 6; ++i) object = object || tokens_[i].is(kHearsay);
        for (std::size_t i = at; i < range.end && i < at + 3; ++i)  // "disputes ever having named a figure"
          object = object || tokens_[i].form(kGerund);
        object = object || one_of(tokens_[std::min(at, range.end - 1)], {"this", "it", "that"});  // what was told before
        if (!object) return false;
      } else if (new_clause && tokens_[at].is(kPronoun)) {
        return accept();
      }
      frame.contents = {{subject.begin, range.end}};
      frame.whole = true;
      return true;
    case Complement::to: {
      bool group = false;
      for (std::size_t i = subject.begin; i < subject.end; ++i)
        group = group || tokens_[i].is(kGroup | kDocument | kHouse | kPerson) || tokens_[i].capital;
      if (that && clause) return accept();
      if (!group || word(at, range.end, "to")) return false;
      bool infinitive = false;
      for (std::size_t i = at; i + 1 < range.end && i < at + 14; ++i)
        infinitive = infinitive || (tokens_[i].fold == "to" && tokens_[i + 1].form(kBase));
      if (infinitive || new_clause) return accept();
      return false;
    }
    case Complement::of:
      frame.contents = {{subject.begin, range.end}};
      frame.whole = true;
      return true;
  }
  return false;
}

// What the one who denies says after it: fills `also`, and ends the content before it.
bool FrameFinder::said_besides(std::size_t at, std::size_t end, Frame& frame) const {
  for (std::size_t i = at + 1; i + 3 < end; ++i) {
    const bool joined = tokens_[i].fold == "and" || tokens_[i].fold == "but" || tokens_[i].mark == ',';
    const ReportRow* second = joined ? row_at(i + 1) : nullptr;
    if (!second || second->kind == Kind::denial || !tokens_[i + 1].form(tokens_[i].mark ? kGerund : kPast | kThird))
      continue;
    const bool that = word(i + 2, end, "that");
    if (!that && !(second->complement <= Complement::loose && starts_noun_phrase(tokens_, i + 2, end) &&
                   is_clause(tokens_, {i + 2, end})))
      continue;
    frame.contents = {{at, i}};
    frame.also = {i + 2 + that, end};
    frame.also_row = second;
    return true;
  }
  return false;
}

bool FrameFinder::preposed(Range range, Frame& frame) const {
  std::size_t main = range.begin;
  for (int step = 0; step < 2; ++step) {  // "On Thursday, in a statement, X said": leading adverbials
    if (conditional_start(tokens_[main])) return false;
    const Token& t = tokens_[main];
    const std::size_t comma = find_mark(tokens_, {main, range.end}, ',');
    if (comma == range.end) break;
    const bool adverbial =
        t.is(kPreposition | kAdverb | kTime | kSubordinator) || t.form(kGerund) || t.form(kParticiple) || is_ly_adverb(t);
    const bool subordinate = (t.is(kSubordinator) || t.fold == "asked") && find_finite(tokens_, {main + 1, comma}) < comma;
    if (!adverbial || (!subordinate && find_finite(tokens_, {main, comma}) < comma)) break;
    if (!is_clause(tokens_, {comma + 1, range.end})) break;
    if (t.fold == "citing") frame.speakers.push_back({main + 1, comma});
    main = comma + 1;
    while (main < range.end && (tokens_[main].mark == '"' || tokens_[main].mark == ',')) ++main;
    if (main >= range.end) return false;
  }
  if (const std::size_t time = skip_time(tokens_, main, range.end);
      time > main && time < range.end && main == range.begin && !tokens_[time].mark)
    main = time;
  const std::size_t finite = find_finite(tokens_, {main, range.end});
  if (finite >= range.end || finite == main || finite - main > kSubjectLimit) return false;
  const std::size_t verb = main_verb(tokens_, finite, range.end);
  // "More than health care, race or the economy, Mr. Obama believes": after an adverbial the subject is the last part.
  if (main != range.begin && tokens_[finite - 1].mark != ',')
    for (std::size_t i = main; i + 1 < finite; ++i)
      if (tokens_[i].mark == ',') main = i + 1;
  const Range subject{main, finite};
  // "no longer thinks that C", "does not expect C": C is doubted.
  static const ReportRow kDoubting{"doubt", "doubtful", false, Complement::loose, Kind::reported, false};
  const Token& head_verb = tokens_[verb];
  const bool thinks =
      head_verb.verb("think") || head_verb.verb("believe") || head_verb.verb("expect") || head_verb.verb("reckon");
  const bool nobody = one_of(tokens_[main], {"neither", "none", "nobody", "no"});  // "No official has confirmed that C"
  const ReportRow* own_row = row_at(verb);
  const bool denial = own_row && own_row->kind == Kind::denial;
  if (nobody && !denial) return false;
  bool doubts = false, concedes = false;  // "did not dispute that C", "nobody can deny that C"
  for (std::size_t i = main; i < verb; ++i) {
    concedes = concedes ||
               (denial && (tokens_[i].is(kNegation) || tokens_[i].fold == "nobody") && word(verb + 1, range.end, "that"));
    if (i >= finite && tokens_[i].is(kModal) && tokens_[i].fold != "would" && !concedes) return false;
    if (!tokens_[i].is(kNegation)) continue;
    if (i + 1 >= finite && !thinks && !concedes) return false;  // "has not said", "never said"
    doubts = thinks;
  }
  const bool passive =
      verb > finite && tokens_[verb].form(kParticiple) &&
      (tokens_[verb - 1].verb("be") || (verb > finite + 1 && tokens_[verb - 2].verb("be") && tokens_[verb - 1].is(kAdverb)));
  frame.cues.push_back({verb, verb + 1});
  if (passive) {
    if (tokens_[verb].verb("quote")) {  // "was quoted by TASS as saying that"
      for (std::size_t i = verb + 1; i + 1 < range.end && i < verb + 8; ++i) {
        if (tokens_[i].fold != "as" || tokens_[i + 1].fold != "saying") continue;
        frame.row = &kSaying;
        if (word(verb + 1, i, "by")) frame.speakers.push_back({verb + 2, i});
        frame.speakers.push_back(subject);
        return complement(range, subject, i + 1, frame);
      }
      return false;
    }
    const ReportRow* row = row_at(verb);
    // "is reported to have told the room that C"
    if (row && word(verb + 1, range.end, "to") && word(verb + 2, range.end, "have") && verb + 5 < range.end &&
        row_at(verb + 3)) {
      Frame told;
      told.row = row_at(verb + 3);
      told.cues = frame.cues;
      told.speakers.push_back(subject);
      static const ReportRow kSaidToSay{"report", "alleged", false, Complement::clause, Kind::reported, false};
      std::size_t that = verb + 4;
      while (that < range.end && that < verb + 10 && tokens_[that].fold != "that" && !tokens_[that].mark) ++that;
      if (!word(that, range.end, "that") || !is_clause(tokens_, {that + 1, range.end})) return false;
      told.row = &kSaidToSay;
      told.contents = {{that + 1, range.end}};
      told.said = {range.begin, that};
      frame = told;
      return true;
    }
    if (!row || !word(main, range.end, "it") || subject.size() != 1) return false;
    const std::size_t that = verb + 1;
    if (!word(that, range.end, "that")) return false;
    frame.row = row;
    frame.agentless = true;
    frame.contents = {{that + 1, range.end}};
    return true;
  }
  if ((tokens_[verb].verb("quote") || tokens_[verb].verb("cite")) && verb == finite) {  // "TASS quoted X as saying"
    for (std::size_t i = verb + 1; i + 1 < range.end && i < verb + 14; ++i) {
      if (tokens_[i].fold != "as" || tokens_[i + 1].fold != "saying") continue;
      frame.row = &kSaying;
      frame.speakers = {subject, {verb + 1, i}};
      return complement(range, subject, i + 1, frame);
    }
    return false;
  }
  static const ReportRow kJudging{"believe", "probable", false, Complement::that, Kind::reported, false};
  static const ReportRow kCounting{"put", "stated", false, Complement::np, Kind::reported, false};
  // The subject says what stands from `content` on.
  const auto said_from = [&](const ReportRow* row, std::size_t content, std::size_t said_end) {
    frame.row = row;
    frame.speakers.insert(frame.speakers.begin(), subject);
    frame.contents = {{content, range.end}};
    frame.said = {range.begin, said_end};
    return true;
  };
  // "put the cost at 2 billion euros": a figure with its source.
  if (head_verb.verb("put") || head_verb.verb("estimate"))
    for (std::size_t i = verb + 2; i + 1 < range.end && i < verb + 10 && !tokens_[i].mark; ++i) {
      if (tokens_[i].fold != "at" && tokens_[i].fold != "around") continue;
      bool figure = false;  // "at 40", "at close to $2.9 million", "at no better than one in eight"
      for (std::size_t k = i + 1; k < range.end && k < i + 5; ++k)
        figure = figure || tokens_[k].number || tokens_[k].mark == '$' ||
                 one_of(tokens_[k],
                        {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "half", "zero"});
      if (!figure) continue;
      const ReportRow* row = head_verb.verb("put") ? &kCounting : row_at(verb);
      return row && said_from(row, verb + 1, verb);
    }
  if (head_verb.verb("be"))
    for (const std::string_view sure : {"convinced", "confident", "certain", "sure", "adamant"})
      if (is_word(tokens_, verb + 1, range.end, sure) && is_word(tokens_, verb + 2, range.end, "that")) {
        frame.cues = {{verb + 1, verb + 2}};
        return said_from(&kJudging, verb + 3, verb);
      }
  // "Energy Aspects sees it touching 38 euros", "ENTSOG sees stocks at 83 percent".
  bool figure_seen = false;
  for (std::size_t i = verb + 2; i < range.end && i < verb + 9 && head_verb.verb("see"); ++i)
    figure_seen =
        figure_seen || tokens_[i].number || tokens_[i].form(kGerund) || one_of(tokens_[i], {"at", "as", "unchanged"});
  if (figure_seen && verb == finite && head_verb.form(kThird | kBase) && range.end - verb > 3 && speaks(subject) &&
      !word(verb + 1, range.end, "that"))
    return said_from(&kJudging, verb + 1, verb);
  // "has threatened to halt deliveries": the act is what is claimed.
  static const ReportRow kPledging{"pledge", "planned-", false, Complement::to, Kind::reported, false};
  static const ReportRow kThreatening{"threaten", "threat", false, Complement::to, Kind::reported, false};
  const bool threat = head_verb.verb("threaten");
  if (!doubts && (threat || head_verb.verb("pledge") || head_verb.verb("vow")) && speaks(subject))
    for (std::size_t to = verb + 1; to + 3 < range.end && to < verb + 6; ++to)
      if (tokens_[to].fold == "to" && tokens_[to + 1].form(kBase)) {
        frame.act = subject;
        return said_from(threat ? &kThreatening : &kPledging, to + 1, to);
      }
  if (concedes) return said_from(&kSaying, verb + 2, verb);
  frame.row = doubts ? &kDoubting : own_row;
  if (!frame.row) return false;
  const Token& head = tokens_[subject.end - 1];
  if (subject.size() == 1 && (head.fold == "i" || head.fold == "we" || head.fold == "you" || head.fold == "that" ||
                              head.fold == "this" || head.fold == "there"))
    return false;
  frame.speakers.insert(frame.speakers.begin(), subject);
  // "Interfax, citing a source in the port, reported that C"
  for (std::size_t i = subject.begin + 2; i + 1 < subject.end && frame.speakers.size() == 1; ++i)
    if (tokens_[i - 1].mark == ',' && (tokens_[i].fold == "citing" || tokens_[i].fold == "quoting")) {
      const Range cited{i + 1, std::min(find_mark(tokens_, {i + 1, subject.end}, ','), phrase_end(i + 1, subject.end))};
      if (names_source(cited)) frame.speakers.push_back(cited), frame.cues.push_back({i, i + 1});
    }
  return complement(range, subject, verb, frame);
}

bool FrameFinder::predicate(Range subject, Range predicate, Frame& frame) const {
  std::size_t first = predicate.begin;
  while (first < predicate.end && (tokens_[first].is(kAdverb | kConjunction) || is_ly_adverb(tokens_[first]))) ++first;
  if (first >= predicate.end) return false;
  const std::size_t verb = main_verb(tokens_, first, predicate.end);
  frame.row = row_at(verb);
  if (!frame.row || frame.row->complement > Complement::np || (verb > first && tokens_[verb - 1].verb("be"))) return false;
  frame.speakers.push_back(subject);
  frame.cues.push_back({verb, verb + 1});
  return complement(predicate, subject, verb, frame) && !frame.whole;
}

bool FrameFinder::find(Range range, Frame& frame) const {
  struct Finder {
    bool (FrameFinder::*find)(Range, Frame&) const;
    std::uint64_t words = 0;  // word_bit of those that the sentence must hold
  };
  constexpr std::uint64_t kThat = word_bit("that"), kIt = word_bit("it");
  constexpr std::uint64_t kAccordingTo = word_bit("according") | word_bit("to");
  static constexpr Finder kFinders[] = {{&FrameFinder::it_is_false, kIt | kThat},
                                        {&FrameFinder::leading_view},
                                        {&FrameFinder::leading_according, kAccordingTo},
                                        {&FrameFinder::answered_no, word_bit("asked")},
                                        {&FrameFinder::nominal},
                                        {&FrameFinder::trailing_view},
                                        {&FrameFinder::trailing_according, kAccordingTo},
                                        {&FrameFinder::postposed},
                                        {&FrameFinder::rumour, kThat},
                                        {&FrameFinder::called_it_false, kIt | kThat},
                                        {&FrameFinder::denied_by},
                                        {&FrameFinder::ruled_out, kThat},
                                        {&FrameFinder::preposed},
                                        {&FrameFinder::hearsay, kThat},
                                        {&FrameFinder::middle},
                                        {&FrameFinder::spoken_between, word_bit(",")},
                                        {&FrameFinder::spoken_that, kThat},
                                        {&FrameFinder::spoken_last},
                                        {&FrameFinder::colon, word_bit(":")}};
  if (range.size() < 4) return false;
  for (const Finder& finder : kFinders) {
    if (finder.words & ~tokens_.words) continue;
    Frame found;
    if (!(this->*finder.find)(range, found)) continue;
    frame = std::move(found);
    return true;
  }
  return false;
}

}  // namespace netback::read
