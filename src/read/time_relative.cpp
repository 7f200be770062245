// Times told from the page's day: "this week", "next winter", "the past two months", "two years ago", "for three weeks".
#include <algorithm>

#include "core/month.h"
#include "read/time_phrase.h"

namespace netback::read {
namespace {

std::string two(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

const char* offset_name(int offset) { return offset < 0 ? "last" : offset > 0 ? "next" : "current"; }

const char* unit_name(TimeUnit unit) {
  constexpr const char* kNames[] = {"", "hour", "day", "week", "month", "quarter", "year", "decade"};
  return kNames[static_cast<int>(unit)];
}

}  // namespace

// "week", "month", "winter", "September" with an offset to the present one.
bool TimePhraseReader::near_unit(std::size_t at, int offset, Tense tense, TimePhrase& phrase) const {
  const std::string_view w = word(at);
  phrase.end = at + 1;
  const TimeUnit unit = unit_of(w);
  if (unit >= TimeUnit::week || w == "weekend") {
    phrase.symbol = std::string(w == "weekend" ? "week" : unit_name(unit)) + ":" + offset_name(offset);
    if (!day_) return true;
    const Date there = shifted(*day_, w == "weekend" ? TimeUnit::week : unit, offset);
    if (unit == TimeUnit::month)
      phrase.days = days_of_month(there.year, there.month);
    else if (unit == TimeUnit::quarter)
      phrase.days = days_of_quarter(there.year, (there.month + 2) / 3);
    else if (unit == TimeUnit::year)
      phrase.days = days_of_year(there.year);
    else if (unit == TimeUnit::decade)
      phrase.days = Days{{there.year / 10 * 10, 1, 1}, {there.year / 10 * 10 + 9, 12, 31}};
    else
      phrase.days = week_of(there);
    if (w == "weekend") phrase.days->first = date_from_days(days_since_epoch(phrase.days->last) - 1);
    return true;
  }
  if (const Season found = season_of(w); found != Season::none) {
    phrase.symbol = std::string(w) + ":" + offset_name(offset);
    if (day_) phrase.days = season_near(found, offset, tense);
    return true;
  }
  if (const int number = weekday_of(w); number >= 0) {
    const Tense toward = offset < 0 ? Tense::past : offset > 0 ? Tense::future : tense;
    day_word(at, toward, phrase);
    if (!phrase.days) return true;
    const long day = days_since_epoch(phrase.days->first);
    if (offset > 0) phrase.days = weekday(number, Tense::future);
    if (offset > 0 && phrase.days->first <= week_of(*day_).last)
      phrase.days->first = phrase.days->last = date_from_days(days_since_epoch(phrase.days->first) + 7);
    if (offset < 0 && phrase.days->first == *day_) phrase.days->first = phrase.days->last = date_from_days(day - 7);
    return true;
  }
  if (const int month = month_of(w); month && tokens_[at].capital) {
    phrase.symbol = "month:" + two(month);
    if (!day_) return true;
    int year = day_->year;
    if (offset < 0 && month >= day_->month) --year;
    if (offset > 0 && month <= day_->month) ++year;
    phrase.days = days_of_month(year, month);
    return true;
  }
  if (offset == 0 && same_as_any(w, "morning", "afternoon", "evening")) {
    phrase.symbol = "day:today";
    if (day_) phrase.days = Days{*day_, *day_};
    return true;
  }
  phrase.end = 0;
  return false;
}

// "the past two weeks", "the next few months", "the coming weeks": counted from the page's day.
bool TimePhraseReader::rolling(std::size_t at, int sign, TimePhrase& phrase) const {
  std::size_t i = at;
  int count = count_of_word(word(i));
  const bool few = same_as_any(word(i), "few", "several", "couple");
  if (count || few) ++i;
  if (word(i) == "of") ++i;
  const std::string_view w = word(i);
  const TimeUnit unit = unit_of(w);
  const bool plural = !w.empty() && w.back() == 's';
  if (unit == TimeUnit::none || unit == TimeUnit::hour || (!plural && !count)) return false;
  phrase.end = i + 1;
  phrase.symbol = std::string(sign < 0 ? "past:" : "coming:") + (count ? iso_duration(unit, count) : unit_name(unit));
  if (!day_) return true;
  if (count) {
    const Date there = shifted(*day_, unit, sign * count);
    phrase.days = sign < 0 ? Days{there, *day_} : Days{*day_, there};
  } else if (sign > 0) {
    phrase.days = Days{*day_, *day_};
    phrase.open_end = true;
  }  // "in recent weeks" has no beginning: symbolic
  return true;
}

bool TimePhraseReader::relative(std::size_t at, Tense tense, TimePhrase& phrase) const {
  const std::string_view w = word(at);
  if (w == "this" || w == "current") return near_unit(at + 1, 0, tense == Tense::past ? tense : Tense::future, phrase);
  if (w == "last" || w == "previous") return rolling(at + 1, -1, phrase) || near_unit(at + 1, -1, tense, phrase);
  if (w == "past") {
    if (rolling(at + 1, -1, phrase)) return true;
    const TimeUnit unit = unit_of(word(at + 1));
    if (unit < TimeUnit::day) return false;
    phrase.end = at + 2;
    phrase.symbol = "past:" + iso_duration(unit, 1);
    if (day_) phrase.days = Days{shifted(*day_, unit, -1), *day_};
    return true;
  }
  if (w == "next" || w == "coming") return rolling(at + 1, 1, phrase) || near_unit(at + 1, 1, tense, phrase);
  return false;
}

// A unit with its count before it: "two years ago", "within ten days", "for three weeks", "take at least six months".
bool TimePhraseReader::counted(std::size_t at, Tense tense, TimePhrase& phrase) const {
  const std::string_view w = word(at);
  if (const std::size_t cut = w.find('-'); cut != std::string_view::npos) {  // "48-hour", "two-week-long"
    std::string_view tail = w.substr(cut + 1);
    if (tail.ends_with("-long")) tail.remove_suffix(5);
    const int count = count_of_word(w.substr(0, cut));
    if (!count || unit_of(tail) == TimeUnit::none ||
        same_as_any(word(at + 1), "high", "low", "highs", "lows", "average", "record", "peak"))
      return false;
    phrase.end = at + 1;
    phrase.duration = iso_duration(unit_of(tail), count);
    return true;
  }
  if (w == "further") {
    if (word(at + 1) != "notice" || !same_as_any(word(at - 1), "until", "till")) return false;
    phrase.end = at + 2;
    phrase.duration = "open";
    return true;
  }
  const TimeUnit unit = unit_of(w);
  if (unit == TimeUnit::none) return false;
  if (word(at + 1) == "ahead" && w.back() == 's') {
    phrase.end = at + 2;
    phrase.symbol = std::string("coming:") + unit_name(unit);
    if (day_) phrase.days = Days{*day_, *day_}, phrase.open_end = true;
    return true;
  }
  if (at == begin_) return false;
  std::size_t i = at - 1;
  const bool range = i >= begin_ + 2 && same_as_any(word(i - 1), "to", "or") && count_of_word(word(i - 2));
  const int count = count_of_word(word(i));
  if (!count) return false;
  if (range) i -= 2;
  phrase.begin = i;
  if (word(at + 1) == "ago") {
    phrase.end = at + 2;
    phrase.symbol = "ago:" + iso_duration(unit, count);
    if (!day_) return true;
    const Date there = shifted(*day_, unit, -count);
    phrase.days = unit == TimeUnit::year    ? days_of_year(there.year)
                  : unit == TimeUnit::month ? days_of_month(there.year, there.month)
                  : unit == TimeUnit::week  ? week_of(there)
                                            : Days{there, there};
    return true;
  }
  bool at_most = false;
  while (i > begin_ &&
         same_as_any(word(i - 1), "about", "around", "roughly", "nearly", "almost", "some", "least", "than", "more", "most",
                     "to", "up", "another", "next", "the", "at", "over", "under", "just", "only")) {
    at_most = at_most || same_as_any(word(i - 1), "up", "most");
    --i;
    if (word(i) == "over" || word(i) == "at") break;
  }
  const std::string_view before = i > begin_ ? word(i - 1) : std::string_view();
  const bool over = word(i) == "over";
  phrase.end = at + 1;
  if (before == "within" || (at_most && before == "in")) {
    phrase.symbol = "within:" + iso_duration(unit, count);
    if (day_ && unit != TimeUnit::hour) phrase.days = Days{*day_, shifted(*day_, unit, count)};
    return true;
  }
  const bool lasts =
      i > begin_ && (tokens_[i - 1].verb("last") || tokens_[i - 1].verb("take") || tokens_[i - 1].verb("need") ||
                     tokens_[i - 1].verb("require") || tokens_[i - 1].verb("cost"));
  if (before == "for" || over || lasts) {
    phrase.duration = iso_duration(unit, count);
    return true;
  }
  // "in two weeks" is a date only of what is to come; "built in two years" is how long it took.
  if (before == "in" && tense == Tense::future) {
    phrase.symbol = "in:" + iso_duration(unit, count);
    if (day_ && unit != TimeUnit::hour) {
      const Date there = shifted(*day_, unit, count);
      phrase.days = unit == TimeUnit::year    ? days_of_year(there.year)
                    : unit == TimeUnit::month ? days_of_month(there.year, there.month)
                    : unit == TimeUnit::week  ? week_of(there)
                                              : Days{there, there};
    }
    return true;
  }
  phrase.begin = phrase.end = 0;
  return false;
}

}  // namespace netback::read
