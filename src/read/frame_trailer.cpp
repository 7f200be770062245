// What stands between a reporting verb and its content: times, places, audiences, "citing X", "in a statement".
#include "read/frame.h"

#include <algorithm>

namespace netback::read {

const ReportRow* FrameFinder::row_at(std::size_t at) const {
  if (!tokens_[at].may(kMayReport) || tokens_[at].mark) return nullptr;
  // "an e-mailed statement", "the reported talks"
  const bool adjective =
      at > 0 && tokens_[at].form(kParticiple) && tokens_[at - 1].is(kDeterminer) && !tokens_[at - 1].is(kPronoun);
  return adjective ? nullptr : tokens_[at].spelling->report;
}

// End of a noun phrase that names a source: the next comma, clause or time expression.
std::size_t FrameFinder::phrase_end(std::size_t at, std::size_t end) const {
  std::size_t i = at;
  for (; i < end; ++i) {
    const Token& t = tokens_[i];
    if (t.mark && t.mark != '\'' && t.mark != '&' && t.mark != '.' && t.mark != '/') break;
    if (i > at && (t.is(kRelative) || t.is(kSubordinator)) && !t.is(kPreposition)) break;
    if (i > at && is_finite(tokens_, i, {at, end})) break;
    if (i > at && skip_time(tokens_, i, end) > i) break;
  }
  return i;
}

// "the head of Naftogaz, Oleksiy Chernyshov": the name after a role belongs to it, as "the oil and gas group" at the end of
// "citing MOL, the oil and gas group" does.
std::size_t FrameFinder::with_name(Range who, std::size_t end) const {
  const std::size_t stop = who.end;
  if (stop + 1 >= end || tokens_[stop].mark != ',') return stop;
  if (tokens_[stop + 1].is(kDeterminer) && !tokens_[stop + 1].is(kPronoun) && tokens_[who.begin].capital &&
      find_mark(tokens_, {stop + 1, end}, ',') == end && find_finite(tokens_, {stop + 1, end}) == end)
    return end;
  bool role = false;
  for (std::size_t i = who.begin; i < stop; ++i) role = role || tokens_[i].is(kTitle | kGroup | kHouse | kOutletWord);
  if (!role) return stop;
  std::size_t i = stop + 1;
  while (i < end && i < stop + 6 && tokens_[i].capital && !tokens_[i].mark && skip_time(tokens_, i, end) == i) ++i;
  if (i == stop + 1) return stop;
  const bool closed = i == end || tokens_[i].mark == ',' || tokens_[i].is(kPreposition) || skip_time(tokens_, i, end) > i;
  return closed && find_finite(tokens_, {i, end}) == end ? i : stop;
}

// "in a statement", "at a conference in Doha", "in an interview with the Financial Times".
std::size_t FrameFinder::skip_utterance(std::size_t at, std::size_t end, Frame& frame) const {
  if (at >= end || !tokens_[at].is(kPreposition) || tokens_[at].fold == "that") return at;
  std::size_t i = at + 1;
  std::size_t after = at;
  for (; i < end && i < at + 9; ++i) {
    const Token& t = tokens_[i];
    if (t.mark || t.fold == "that" || is_finite(tokens_, i, {at, end})) break;
    if (t.is(kUtterance))
      after = i + 1;
    else if (after > at)
      break;
  }
  if (after == at) {
    // "on Telegram", "in Moscow" count only where the frame visibly ends after them.
    std::size_t stop = at + 1;
    while (stop < end && stop < at + 7 && !tokens_[stop].mark && tokens_[stop].fold != "that" &&
           !is_finite(tokens_, stop, {at, end}))
      ++stop;
    const bool closed =
        stop == end ||
        (stop < end && (tokens_[stop].fold == "that" || tokens_[stop].mark == ',' || tokens_[stop].mark == ':'));
    const bool place = tokens_[at].fold == "in" || tokens_[at].fold == "on" || tokens_[at].fold == "at" ||
                       tokens_[at].fold == "from" || tokens_[at].fold == "via" || tokens_[at].fold == "during" ||
                       tokens_[at].fold == "after";
    return closed && place && stop > at + 1 && stop < at + 7 ? stop : at;
  }
  while (after < end &&
         (tokens_[after].fold == "with" || tokens_[after].fold == "to" || tokens_[after].fold == "on" ||
          tokens_[after].fold == "in" || tokens_[after].fold == "for" || tokens_[after].fold == "by" ||
          tokens_[after].fold == "from" || tokens_[after].fold == "published" || tokens_[after].fold == "released")) {
    if (const std::size_t time = skip_time(tokens_, after, end); time > after) {
      after = time;
      continue;
    }
    const bool whom = tokens_[after].fold != "in";  // "in Doha workers had walked out"
    std::size_t stop = after + 1;
    while (stop < end && stop < after + 8 && !tokens_[stop].mark && tokens_[stop].fold != "that" &&
           !tokens_[stop].is(kPreposition) && skip_time(tokens_, stop, end) == stop &&
           (tokens_[stop].capital || stop == after + 1 ||
            (whom && tokens_[stop].is(kUtterance | kOutletWord | kAudience | kTitle))))
      ++stop;
    const Range who{after + 1, stop};
    if ((tokens_[after].fold == "with" || tokens_[after].fold == "to") && book_.is_outlet(tokens_, who, text_))
      frame.speakers.insert(frame.speakers.begin(), who);
    after = stop;
  }
  return after;
}

// "told Reuters", "to reporters": outlets join the chain.
std::size_t FrameFinder::skip_audience(std::size_t at, std::size_t end, Frame& frame, bool told) const {
  std::size_t i = at;
  if (!told) {
    if (!word(at, end, "to")) return at;
    ++i;
  }
  if (i >= end) return at;
  if (tokens_[i].fold == "them" || tokens_[i].fold == "him" || tokens_[i].fold == "her" || tokens_[i].fold == "us")
    return i + 1;
  std::size_t stop = i;
  bool named = false, known = false;
  while (stop < end && stop < i + 7) {
    const Token& t = tokens_[stop];
    if (t.mark || t.fold == "that" || t.is(kPreposition) || is_finite(tokens_, stop, {i, end})) break;
    if (skip_time(tokens_, stop, end) > stop) break;
    if (stop > i && t.is(kPronoun | kDeterminer)) break;
    if (known && !t.is(kAudience | kOutletWord | kUtterance) && !t.capital) break;
    const Token& before = tokens_[stop - 1];  // "told reporters Russia's share", but "told broadcaster NRK"
    if (known && before.is(kAudience) && !before.capital && before.fold.ends_with('s')) break;
    known = known || t.is(kAudience);
    named = named || t.capital;
    ++stop;
  }
  if (stop == i || (!told && !known && !book_.is_outlet(tokens_, {i, stop}, text_))) return at;
  // "told Reuters Gazprom would": the outlet alone is the audience.
  for (std::size_t cut = i + 1; cut < stop; ++cut)
    if (book_.is_outlet(tokens_, {i, cut}, text_) && !tokens_[cut].is(kOutletWord) && !broadcasts(tokens_[cut - 1]) &&
        !book_.is_outlet(tokens_, {i, cut + 1}, text_))
      stop = cut;
  if (book_.is_outlet(tokens_, {i, stop}, text_)) frame.speakers.insert(frame.speakers.begin(), Range{i, stop});
  return stop;
}

// The capital is the sentence's: "Prices have barely moved", where no name has the word.
bool FrameFinder::capital_by_place(std::size_t at) const {
  const bool next_is_name = at + 1 < tokens_.size() && tokens_[at + 1].capital && !tokens_[at + 1].mark;
  return at == 0 && tokens_[at].form(0xFF) && !tokens_[at].spelling->name_word && !next_is_name;
}

// People, houses, papers; not "security concerns".
bool FrameFinder::names_source(Range phrase) const {
  for (std::size_t i = phrase.begin; i < phrase.end; ++i)
    if (tokens_[i].is(kGroup | kDocument | kTitle | kOutletWord | kHouse) ||
        (tokens_[i].capital && i < phrase.begin + 3 && !capital_by_place(i)))
      return true;
  return false;
}

std::size_t FrameFinder::skip_trailers(std::size_t at, std::size_t end, Frame& frame) const {
  for (std::size_t guard = 0; guard < 12 && at < end; ++guard) {
    std::size_t i = at;
    const bool comma = tokens_[i].mark == ',';
    if (comma) ++i;
    if (i >= end) return end;
    if (stands_for_subject(tokens_, i, end)) return at;
    if (tokens_[i].mark == '(') {  // "citing Venture Global (VG)"
      at = find_mark(tokens_, {i, end}, ')') + 1;
      if (at > end) return i;
      continue;
    }
    const Token& t = tokens_[i];
    std::size_t next = i;
    if (t.fold == "citing" || t.fold == "quoting" || (t.fold == "cited" && word(i + 1, end, "by"))) {
      const std::size_t who = i + 1;
      const std::size_t stop = with_name({who, phrase_end(who, end)}, end);
      if (stop == who) return at;
      if (names_source({who, stop})) {  // not "citing damage to a transformer"
        frame.speakers.push_back({who, stop});
        frame.cues.push_back({i, i + 1});
      }
      next = stop;
    } else if ((t.fold == "when" || t.fold == "if") && i + 1 < end && tokens_[i + 1].verb("ask")) {
      next = std::min(find_mark(tokens_, {i, end}, ','), end);  // "when asked about it"
    } else if (t.fold == "without" && i + 1 < end && tokens_[i + 1].form(kGerund)) {
      next = std::min(find_mark(tokens_, {i, end}, ','), end);  // "without citing sources"
    } else if (t.fold == "more" && word(i + 1, end, "than") && word(i + 2, end, "once")) {
      next = i + 3;
    } else if ((t.is(kAdverb) || is_ly_adverb(t)) && !t.is(kNegation)) {
      next = std::max(skip_time(tokens_, i, end), i + 1);
    } else {
      next = skip_time(tokens_, i, end);
      // "in its monthly report", "at Monday's midday briefing"
      if (next < end && (tokens_[next].is(kUtterance) || tokens_[next].fold == "'s")) next = i;
      if (next == i) next = skip_audience(i, end, frame, false);
      if (next == i) next = skip_utterance(i, end, frame);
    }
    if (next == i) return at;
    // "said prices later fell": an adverb or place that begins the content is no trailer.
    if (comma && next < end && tokens_[next].mark != ',' && tokens_[next].fold != "that" && t.fold != "citing" &&
        t.fold != "quoting")
      return at;
    at = next;
  }
  return at;
}

}  // namespace netback::read
