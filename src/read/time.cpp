#include "read/time.h"

#include <algorithm>

#include "read/calendar.h"
#include "read/text.h"
#include "read/time_phrase.h"
#include "read/word_set.h"

namespace netback::read {
namespace {

constexpr WordSet kTimeWords{"earlier",   "later",     "late",   "early",    "mid",       "end",      "close",    "middle",
                             "beginning", "start",     "this",   "current",  "last",      "past",     "next",     "coming",
                             "previous",  "first",     "second", "third",    "fourth",    "today",    "tonight",  "tomorrow",
                             "yesterday", "overnight", "noon",   "midnight", "further",   "sunday",   "monday",   "tuesday",
                             "wednesday", "thursday",  "friday", "saturday", "january",   "february", "march",    "april",
                             "may",       "june",      "july",   "august",   "september", "october",  "november", "december",
                             "jan",       "feb",       "mar",    "apr",      "jun",       "jul",      "aug",      "sep",
                             "sept",      "oct",       "nov",    "dec",      "hour",      "day",      "week",     "month",
                             "quarter",   "year",      "decade", "winter",   "spring",    "summer",   "autumn"};

struct Placed {
  FoundTime time;
  TimePhrase phrase;
  bool opens = false;  // after "between" or "from": a second time may close it
};

// "by January" = "../2025-01", "since August" = "2024-08/..", "before the winter" = "../2025-10".
void place(const TimePhrase& phrase, std::string_view preposition, When& when) {
  if (!phrase.days) {
    if (phrase.symbol.empty()) return;
    when.state = When::State::symbolic;
    when.value = phrase.symbol;
    return;
  }
  std::string text = text_of(*phrase.days);
  const std::size_t bar = text.find('/');
  const std::string first = text.substr(0, bar), last = bar == std::string::npos ? text : text.substr(bar + 1);
  when.state = When::State::bounded;
  if (phrase.open_end)
    when.value = first + "/..";
  else if (same_as_any(preposition, "by", "until", "till"))
    when.value = "../" + last;
  else if (preposition == "before")
    when.value = "../" + first;
  else if (same_as_any(preposition, "since", "from"))
    when.value = first + "/..";
  else if (preposition == "after")
    when.value = last + "/..";
  else
    when.value = std::move(text), when.state = is_one_unit(*phrase.days) ? When::State::resolved : When::State::bounded;
}

Tense after_preposition(std::string_view preposition, Tense tense) {
  if (same_as_any(preposition, "by", "before", "until", "till", "into")) return tense == Tense::past ? tense : Tense::future;
  if (preposition == "since") return Tense::past;
  return same_as_any(preposition, "from", "for") && tense == Tense::unknown ? Tense::future : tense;
}

// "between June and August", "from 2026 to 2028": one span of days.
bool close_span(const Tokens& tokens, std::vector<Placed>& times, const TimePhrase& next) {
  if (times.empty() || !times.back().opens || !times.back().phrase.days || !next.days) return false;
  Placed& open = times.back();
  std::size_t at = open.time.end;
  if (at >= tokens.size() || !(same_as_any(tokens[at].fold, "and", "to", "until", "till") || tokens[at].mark == '-'))
    return false;
  if (++at < next.begin && tokens[at].fold == "the") ++at;
  if (at != next.begin || open.phrase.days->first > next.days->last) return false;
  open.phrase.days->last = next.days->last;
  place(open.phrase, "", open.time.when);
  open.time.when.words.end = tokens[next.end - 1].at.end;
  open.time.end = next.end;
  open.opens = false;
  return true;
}

}  // namespace

bool may_begin_time(std::string_view folded, std::uint64_t hash) {
  if (folded.empty()) return false;
  if (folded[0] >= '0' && folded[0] <= '9') return true;
  if (kTimeWords.has(folded, hash)) return true;
  if (folded.size() == 2 && (folded[0] == 'q' || folded[0] == 'h') && folded[1] >= '1' && folded[1] <= '4') return true;
  if (const std::size_t dash = folded.find('-'); dash != std::string_view::npos) {
    std::string_view tail = folded.substr(dash + 1);
    if (tail.ends_with("-long")) tail.remove_suffix(5);
    return folded.starts_with("mid-") || folded.starts_with("end-") ||
           (unit_of(tail) != TimeUnit::none && count_of_word(folded.substr(0, dash)) > 0);
  }
  return (folded.back() == 's' && unit_of(folded) != TimeUnit::none) || (folded.back() == '.' && month_of(folded));
}

std::vector<FoundTime> find_times(const Tokens& tokens, std::size_t begin, std::size_t end, const TimeContext& context,
                                  Tense tense) {
  if (!tokens.may(kMayBeTime)) return {};
  std::vector<Placed> times;
  const TimePhraseReader reader(tokens, begin, end, context);
  for (std::size_t i = begin; i < end;) {
    if (!tokens[i].may(kMayBeTime)) {
      ++i;
      continue;
    }
    const std::size_t early = reader.preposition_before(i);
    const std::string_view first = early < i ? std::string_view(tokens[early].fold) : std::string_view();
    Placed found{{}, reader.read(i, after_preposition(first, tense)), false};
    TimePhrase& phrase = found.phrase;
    if (!phrase.end) {
      ++i;
      continue;
    }
    i = phrase.end;
    if (close_span(tokens, times, phrase)) continue;
    const std::size_t at = reader.preposition_before(phrase.begin);
    const std::string_view preposition = at < phrase.begin ? std::string_view(tokens[at].fold) : std::string_view();
    place(phrase, phrase.symbol.starts_with("within:") ? std::string_view() : preposition, found.time.when);
    found.time.duration = phrase.duration;
    found.time.begin = at;
    found.time.end = phrase.end;
    found.time.when.words = {tokens[phrase.begin].at.begin, tokens[phrase.end - 1].at.end};
    found.opens = preposition == "between" || preposition == "from";
    times.push_back(std::move(found));
  }
  std::vector<FoundTime> made;
  for (Placed& found : times) made.push_back(std::move(found.time));
  return made;
}

std::size_t skip_time(const Tokens& tokens, std::size_t at, std::size_t end) {
  std::size_t i = at;
  while (i < end && i < at + 4 && !tokens[i].may(kMayBeTime) &&
         same_as_any(tokens[i].fold, "on", "in", "at", "during", "the", "of"))
    ++i;
  if (i >= end || !tokens[i].may(kMayBeTime)) return at;
  static const TimeContext kNone;
  const TimePhrase phrase = TimePhraseReader(tokens, at, end, kNone).read(i, Tense::unknown);
  return phrase.end && phrase.duration.empty() && phrase.begin <= i ? phrase.end : at;
}

std::optional<Date> date_in(std::string_view text) {
  const std::vector<std::string> words = fold_words(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].size() >= 10 && words[i][4] == '-')
      if (const auto date = parse_date(std::string_view(words[i]).substr(0, 10))) return date;
    const int month = month_of(words[i]);
    if (!month) continue;
    const int after = i + 1 < words.size() ? small_number(words[i + 1], 31) : 0;
    const int before = i > 0 ? small_number(words[i - 1], 31) : 0;
    const int year_after = i + 2 < words.size() && after ? year_of(words[i + 2]) : 0;
    const int year_next = i + 1 < words.size() && before ? year_of(words[i + 1]) : 0;
    if (year_after && after <= days_in_month(year_after, month)) return Date{year_after, month, after};
    if (year_next && before <= days_in_month(year_next, month)) return Date{year_next, month, before};
  }
  return std::nullopt;
}

}  // namespace netback::read
