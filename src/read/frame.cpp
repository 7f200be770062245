#include "read/frame.h"

#include <algorithm>

namespace netback::read {
namespace {

constexpr std::size_t kSubjectLimit = 40;

bool conditional_start(const Token& t) {
  return t.fold == "if" || t.fold == "unless" || t.fold == "once" || t.fold == "should" || t.fold == "provided";
}

}  // namespace

// "While denying that C, X said", "Contrary to reports that C, X said": C.
Range FrameFinder::denied_first(std::size_t at, std::size_t comma) const {
  const bool contrary = word(at, comma, "contrary") && word(at + 1, comma, "to");
  if (tokens_[at].is(kSubordinator)) ++at;
  if (at + 3 >= comma || !(contrary || (tokens_[at].form(kGerund) && denies(at, comma)))) return {};
  bool hearsay = !contrary;
  for (std::size_t that = at + 1; that + 2 < comma && that < at + 8; ++that) {
    hearsay = hearsay || tokens_[that].is(kHearsay);
    if (tokens_[that].fold == "that" && hearsay && is_clause(tokens_, {that + 1, comma})) return {that + 1, comma};
  }
  return {};
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
    const Range denied = denied_first(main, comma);
    const bool reduced = t.is(kSubordinator) && tokens_[main + 1].form(kParticiple);  // "When asked, X said"
    const bool subordinate =
        reduced || ((t.is(kSubordinator) || t.fold == "asked") && find_finite(tokens_, {main + 1, comma}) < comma);
    if (denied.empty() && (!adverbial || (!subordinate && find_finite(tokens_, {main, comma}) < comma))) break;
    if (!is_clause(tokens_, {comma + 1, range.end})) break;
    if (!denied.empty()) frame.also = denied, frame.also_row = &kDenying;
    std::size_t next = comma;
    if (t.fold == "citing") {  // "Citing its chief executive, Michael Lewis, Reuters reported"
      next = with_name({main + 1, comma}, range.end);
      frame.speakers.push_back({main + 1, next});
    }
    main = next + 1;
    while (main < range.end && (tokens_[main].mark == '"' || tokens_[main].mark == ',')) ++main;
    if (main >= range.end) return false;
  }
  if (main == range.begin) main = after_aside(main, range.end);
  const std::size_t finite = find_finite(tokens_, {main, range.end});
  if (finite >= range.end || finite == main || finite - main > kSubjectLimit) return false;
  const std::size_t verb = main_verb(tokens_, finite, range.end);
  if (word(verb + 1, range.end, "no") && verb + 2 < range.end &&  // "saw no grounds for claims that C"
      one_of(tokens_[verb + 2], {"grounds", "basis", "evidence", "substance"}))
    return false;
  // "Earlier reports that C were wrong": a noun.
  if (tokens_[verb].is(kHearsay) && verb == main + 1 &&
      (tokens_[main].is(kAdverb | kTime) || one_of(tokens_[main], {"media", "press", "initial", "early", "previous",
                                                                   "recent", "local", "conflicting", "unconfirmed"})))
    return false;
  // "More than health care, race or the economy, Mr. Obama believes": after an adverbial the subject is the last part.
  if (main != range.begin && tokens_[finite - 1].mark != ',')
    for (std::size_t i = main; i + 1 < finite; ++i)  // but "Shell, for its part, publicly rejected"
      if (tokens_[i].mark == ',' && !tokens_[i + 1].is(kPreposition | kAdverb | kTime | kRelative) &&
          !is_ly_adverb(tokens_[i + 1]))
        main = i + 1;
  // "Speaking on the occasion Arvind Menonkar, our managing director, observed": the name before its role.
  if (main > range.begin + 3 && tokens_[main - 1].mark == ',' && tokens_[main].is(kDeterminer)) {
    std::size_t name = main - 1;
    while (name > range.begin + 1 && tokens_[name - 1].capital && !tokens_[name - 1].mark) --name;
    const Token& before = tokens_[name - 1];
    if (name + 1 < main - 1 && !before.mark && !before.is(kPreposition | kDeterminer) && !before.form(0xFF)) main = name;
  }
  const Range subject{main, finite};
  // "no longer thinks that C", "does not expect C": C is doubted.
  const Token& head_verb = tokens_[verb];
  const bool thinks =
      head_verb.verb("think") || head_verb.verb("believe") || head_verb.verb("expect") || head_verb.verb("reckon");
  const bool nobody = one_of(tokens_[main], {"neither", "none", "nobody", "no"});  // "No official has confirmed that C"
  const ReportRow* own_row = row_at(verb);
  const bool denial = own_row && own_row->kind == Kind::denial;
  if (nobody && !denial) return false;
  bool doubts = false, concedes = false;  // "did not dispute that C", "nobody can deny that C"
  for (std::size_t i = main; i < verb; ++i) {
    concedes = concedes || (denial && ((i >= finite && tokens_[i].is(kNegation)) || (i == main && nobody)) &&
                            word(verb + 1, range.end, "that"));
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
      if (is_word(tokens_, verb + 1, range.end, sure) &&
          (is_word(tokens_, verb + 2, range.end, "that") ||
           (starts_noun_phrase(tokens_, verb + 2, range.end) && is_clause(tokens_, {verb + 2, range.end})))) {
        frame.cues = {{verb + 1, verb + 2}};
        return said_from(&kJudging, verb + 2 + is_word(tokens_, verb + 2, range.end, "that"), verb);
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
                              head.fold == "this" || head.fold == "there")) {
    if (!denial || (head.fold != "we" && head.fold != "i")) return false;
    return complement(range, subject, verb, frame);  // “We deny that C”: whoever is quoted
  }
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
                                        {&FrameFinder::denial_that, kThat},
                                        {&FrameFinder::ruled_out},
                                        {&FrameFinder::preposed},
                                        {&FrameFinder::hearsay},
                                        {&FrameFinder::waved_away},
                                        {&FrameFinder::middle},
                                        {&FrameFinder::spoken_between, word_bit(",")},
                                        {&FrameFinder::spoken_that, kThat},
                                        {&FrameFinder::spoken_last},
                                        {&FrameFinder::colon, word_bit(":")}};
  if (range.size() < 3) return false;  // "Moscow denies it"
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
