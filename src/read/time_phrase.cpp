#include "read/time_phrase.h"

#include <algorithm>

#include "core/month.h"

namespace netback::read {
namespace {

std::string two(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

}  // namespace

Days TimePhraseReader::narrowed(Days days, Part part) const {
  if (part == Part::none || days.first == days.last) return days;
  if (part == Part::earlier || part == Part::later) {
    if (!day_ || *day_ < days.first || *day_ > days.last) return days;
    return part == Part::earlier ? Days{days.first, *day_} : Days{*day_, days.last};
  }
  const int months = Month::of(days.last) - Month::of(days.first) + 1;
  const long first = days_since_epoch(days.first);
  if (months <= 2 && days_since_epoch(days.last) - first < 8) {  // a week
    if (part == Part::early) return {days.first, date_from_days(first + 1)};
    if (part == Part::mid) return {date_from_days(first + 2), date_from_days(first + 2)};
    return {date_from_days(first + 3), days.last};
  }
  if (months == 1) {
    if (part == Part::end) return days;  // "the end of May" is May to a market of months
    const int from = part == Part::early ? 1 : part == Part::mid ? 11 : 21;
    const int to = part == Part::early ? 10 : part == Part::mid ? 20 : days.last.day;
    return {{days.first.year, days.first.month, from}, {days.first.year, days.first.month, to}};
  }
  const int third = std::max(1, months / 3);
  const Month begin = Month::of(days.first);
  const int from = part == Part::end ? months - 1 : part == Part::early ? 0 : part == Part::mid ? third : months - third;
  const int to = part == Part::early ? third - 1 : part == Part::mid ? months - third - 1 : months - 1;
  const Month last = begin + std::max(from, to);
  return {(begin + from).first_day(), {last.year(), last.month(), last.day_count()}};
}

Days TimePhraseReader::weekday(int number, Tense tense) const {
  const long today = days_since_epoch(*day_);
  const int now = netback::weekday(*day_);
  const long day = tense == Tense::future ? today + (number - now + 7) % 7 : today - (now - number + 7) % 7;
  return {date_from_days(day), date_from_days(day)};
}

// The season that holds the page's day or lies nearest in the clause's direction, moved by `offset` of its kind.
Days TimePhraseReader::season_near(Season season, int offset, Tense tense) const {
  int year = day_->year - 2;
  while (days_of_season(season, year).last < *day_) ++year;  // the first that has not ended
  const bool inside = days_of_season(season, year).first <= *day_;
  if (offset > 0) return days_of_season(season, inside ? year + 1 : year);
  if (offset < 0) return days_of_season(season, year - 1);
  return days_of_season(season, !inside && tense != Tense::future ? year - 1 : year);
}

// "end of the year", "mid-July", "early next month", "later this week", "late on Monday".
bool TimePhraseReader::part(std::size_t at, Tense tense, TimePhrase& phrase) const {
  const std::string_view w = word(at);
  Part found = Part::none;
  std::size_t i = at + 1;
  if (same_as_any(w, "end", "close", "middle", "beginning", "start")) {
    if (word(i) != "of") return false;
    found = w == "middle" ? Part::mid : w == "end" || w == "close" ? Part::end : Part::early;
  } else {
    found = w == "early"     ? Part::early
            : w == "late"    ? Part::late
            : w == "mid"     ? Part::mid
            : w == "earlier" ? Part::earlier
            : w == "later"   ? Part::later
                             : Part::none;
    if (found == Part::none) return false;
    if (found == Part::mid && mark(i, '-')) ++i;
  }
  if (same_as_any(word(i), "of", "in", "on")) ++i;
  const bool the = word(i) == "the";
  i += the;
  if (!core(i, tense, phrase)) {
    // "the end of the month": the page's own.
    const TimeUnit unit = unit_of(word(i));
    if (!the || (found != Part::end && w != "middle" && w != "beginning" && w != "start") || unit < TimeUnit::week ||
        !near_unit(i, 0, tense, phrase))
      return false;
  }
  if (phrase.days) phrase.days = narrowed(*phrase.days, found);
  return true;
}

bool TimePhraseReader::day_word(std::size_t at, Tense tense, TimePhrase& phrase) const {
  const std::string_view w = word(at);
  phrase.end = at + 1;
  if (const int number = weekday_of(w); number >= 0) {
    // "Thursday, 13 June": the date itself.
    TimePhrase date;
    const std::size_t next = at + 1 + (mark(at + 1, ',') || mark(at + 1, '('));
    const bool dated = small_number(word(next), 31) || (month_of(word(next)) && small_number(word(next + 1), 31));
    if (dated && month(next, tense, date) && (!date.days || date.days->first == date.days->last)) {
      phrase = date;
      phrase.begin = at;
      return true;
    }
    phrase.symbol = "weekday:" + std::string(1, static_cast<char>(w[0] - 32)) + std::string(w.substr(1));
    if (day_) phrase.days = weekday(number, tense);
    if (same_as_any(word(phrase.end), "morning", "evening", "afternoon", "night")) ++phrase.end;
    return true;
  }
  const int shift = same_as_any(w, "today", "tonight", "overnight", "noon", "midnight") ? 0
                    : w == "yesterday"                                                  ? -1
                    : w == "tomorrow"                                                   ? 1
                                                                                        : 99;
  const bool hour = w == "noon" || w == "midnight";
  if (shift == 99 || (hour && !same_as_any(word(at - 1), "by", "at", "until", "before", "after", "since", "from", "around")))
    return phrase.end = 0, false;
  phrase.symbol = "day:" + std::string(hour ? "today" : w);
  if (day_)
    phrase.days = Days{shifted(*day_, TimeUnit::day, w == "overnight" ? -1 : shift), shifted(*day_, TimeUnit::day, shift)};
  return true;
}

// "at 05.20", "by 6 p.m.": the page's own day.
bool TimePhraseReader::clock(std::size_t at, TimePhrase& phrase) const {
  const std::string_view w = word(at);
  if (!same_as_any(word(at - 1), "at", "by", "until", "from", "since") || w.empty() || !tokens_[at].number) return false;
  std::size_t after = at + 1;
  bool found = w.size() <= 5 && w.size() >= 4 && w[w.size() - 3] == '.' && w.substr(w.size() - 2) < "60";
  if (small_number(w, 23) && mark(after, ':') && word(after + 1).size() == 2) after += 2, found = true;
  const bool half = same_as_any(word(after), "am", "pm", "a.m.", "p.m.");
  if (half && small_number(w, 12)) found = true;
  after += half;
  const bool closed = after >= end_ || tokens_[after].mark == ',' || tokens_[after].mark == '.' ||
                      tokens_[after].is(kPreposition | kConjunction | kSubordinator | kRelative);
  if (!found || !closed) return false;
  phrase.end = after;
  phrase.symbol = "day:today";
  if (day_) phrase.days = Days{*day_, *day_};
  return true;
}

// "13 March 2025", "March 13, 2025", "March", "May last year".
bool TimePhraseReader::month(std::size_t at, Tense tense, TimePhrase& phrase) const {
  std::size_t i = at;
  int day = small_number(word(i), 31);
  if (day && month_of(word(i + 1)))
    ++i;
  else if (day && word(i + 1) == "of" && month_of(word(i + 2)))
    i += 2;
  else
    day = 0;
  const int month = month_of(word(i));
  if (!month || !tokens_[i].capital) return false;
  const std::size_t name = i++;
  if (!day && (day = small_number(word(i), 31)) && word(i).size() <= 4) ++i;
  std::size_t year_at = i + (mark(i, ',') || word(i) == "of");
  int year = year_of(word(year_at));
  if (year) {
    phrase.end = year_at + 1;
  } else {
    // "May" the verb and "March" the walk stand at the beginning of a clause, without a preposition.
    if (!day && (word(name) == "may" || word(name) == "march") && at == name &&
        !(at > begin_ && tokens_[at - 1].is(kPreposition | kConjunction)) && !(at > begin_ && word(at - 1) == "as"))
      return false;
    phrase.end = i;
    const bool yearly = same_as_any(word(i), "last", "this", "next") && word(i + 1) == "year";
    if (yearly) phrase.end = i + 2;
    if (!day_) {
      phrase.symbol = "month:" + two(month) + (day ? "-" + two(day) : "");
      return true;
    }
    year = day_->year;
    if (yearly) {
      year += word(i) == "last" ? -1 : word(i) == "next" ? 1 : 0;
    } else if (tense == Tense::unknown) {
      // The nearest such month, the past preferred: news tells what was.
      year += month - day_->month > 6 ? -1 : day_->month - month > 8 ? 1 : 0;
    } else {
      const Date said{year, month, day ? std::min(day, days_in_month(year, month)) : day_->day};
      if (tense == Tense::future && (said.month < day_->month || (day && said < *day_))) ++year;
      if (tense == Tense::past && (said.month > day_->month || (day && said > *day_))) --year;
    }
  }
  phrase.days = days_of_month(year, month);
  if (day && day <= days_in_month(year, month)) phrase.days = Days{{year, month, day}, {year, month, day}};
  return true;
}

// "2025", "the 1980s", "2026-2028"; "2,000 people" and "2000 ships" are not years: one stands after a preposition, a comma
// or a conjunction.
bool TimePhraseReader::year(std::size_t at, TimePhrase& phrase) const {
  const std::string_view w = word(at);
  const int year = year_of(w.substr(0, 4));
  if (!year) return false;
  const bool decade = w.size() == 5 && w[4] == 's' && year % 10 == 0;
  const int until = w.size() == 9 && w[4] == '-' ? year_of(w.substr(5)) : 0;
  if (w.size() != 4 && !decade && !until) return false;
  phrase.end = at + 1;
  const bool part = at > begin_ && same_as_any(word(at - 1), "early", "late", "mid", "of", "end");
  const bool after = at > begin_ && (tokens_[at - 1].is(kPreposition | kConjunction) || tokens_[at - 1].mark == ',' ||
                                     tokens_[at - 1].mark == '(' || word(at - 1) == "since" || tokens_[at - 1].mark == '-');
  if (!after && !part && !decade) return phrase.end = 0, false;
  phrase.days = Days{{year, 1, 1}, {decade ? year + 9 : std::max(year, until), 12, 31}};
  return true;
}

// "Q3", "the third quarter of 2026", "the second half".
bool TimePhraseReader::quarter(std::size_t at, Tense tense, TimePhrase& phrase) const {
  const std::string_view w = word(at);
  int number = 0;
  bool half = false;
  std::size_t i = at + 1;
  if (w.size() == 2 && (w[0] == 'q' || w[0] == 'h') && w[1] >= '1' && w[1] <= (w[0] == 'q' ? '4' : '2')) {
    number = w[1] - '0', half = w[0] == 'h';
  } else {
    constexpr std::string_view kOrdinals[] = {"first", "second", "third", "fourth"};
    for (int q = 0; q < 4; ++q)
      if (w == kOrdinals[q]) number = q + 1;
    half = word(i) == "half" && number <= 2;
    if (!number || !(word(i) == "quarter" || half)) return false;
    ++i;
  }
  phrase.end = i;
  const std::size_t of = i + (word(i) == "of");
  const bool the = word(of) == "the" && word(of + 1) == "year";
  const bool yearly = same_as_any(word(of), "last", "this", "next") && word(of + 1) == "year";
  int year = year_of(word(of));
  if (year)
    phrase.end = of + 1;
  else if (yearly || the)
    phrase.end = of + 2;
  if (!year && !day_) {
    phrase.symbol = (half ? "h" : "q") + std::to_string(number);
    return true;
  }
  const auto span = [&](int y) {
    return half ? Days{{y, number * 6 - 5, 1}, {y, number * 6, days_in_month(y, number * 6)}} : days_of_quarter(y, number);
  };
  if (!year) {
    year = day_->year;
    if (yearly)
      year += word(of) == "last" ? -1 : word(of) == "next" ? 1 : 0;
    else if (tense == Tense::future && span(year).last < *day_)
      ++year;
    else if (tense == Tense::past && span(year).first > *day_)
      --year;
  }
  phrase.days = span(year);
  return true;
}

// "the winter", "by spring", "winter 2025-26"; a noun after it makes it an adjective: "winter demand".
bool TimePhraseReader::season(std::size_t at, Tense tense, TimePhrase& phrase) const {
  const Season found = season_of(word(at));
  if (found == Season::none) return false;
  std::size_t i = at + 1;
  const std::size_t of = i + (word(i) == "of");
  if (const int year = year_of(word(of).substr(0, 4));
      year && (word(of).size() == 4 || (word(of).size() > 4 && word(of)[4] == '-'))) {
    phrase.end = of + 1;
    if (mark(phrase.end, '/') && small_number(word(phrase.end + 1), 2200)) phrase.end += 2;
    phrase.days = days_of_season(found, year);
    return true;
  }
  const bool free = i >= end_ || tokens_[i].mark ||
                    tokens_[i].is(kPreposition | kConjunction | kRelative | kModal | kAuxiliary | kAdverb | kSubordinator);
  const bool placed = at > begin_ && (tokens_[at - 1].is(kPreposition) || word(at - 1) == "the");
  if (!free || !placed) return false;
  phrase.end = i;
  phrase.symbol = std::string(word(at));
  if (day_) phrase.days = season_near(found, 0, tense);
  return true;
}

bool TimePhraseReader::core(std::size_t at, Tense tense, TimePhrase& phrase) const {
  if (at >= end_ || tokens_[at].mark) return false;
  return relative(at, tense, phrase) || day_word(at, tense, phrase) || clock(at, phrase) || quarter(at, tense, phrase) ||
         month(at, tense, phrase) || year(at, phrase) || season(at, tense, phrase);
}

TimePhrase TimePhraseReader::read(std::size_t at, Tense tense) const {
  TimePhrase phrase;
  phrase.begin = at;
  const std::string_view w = word(at);
  if (const std::size_t dash = w.find('-'); dash == 3 && (w.starts_with("mid") || w.starts_with("end"))) {
    // "mid-July", "end-2025": one token; its month or year is read as if it stood alone.
    const std::string_view rest = w.substr(4);
    const int month = month_of(rest), year = year_of(rest), after = year_of(word(at + 1));
    if (month) {
      phrase.end = at + 1 + (after > 0);
      phrase.symbol = "month:" + two(month);
      int of = day_ ? day_->year : 0;
      if (day_ && tense == Tense::future && month < day_->month) ++of;
      if (day_ && tense == Tense::past && month > day_->month) --of;
      if (after || of) phrase.days = days_of_month(after ? after : of, month);
    } else if (year) {
      phrase.end = at + 1;
      phrase.days = days_of_year(year);
    }
    if (phrase.days) phrase.days = narrowed(*phrase.days, w.starts_with("mid") ? Part::mid : Part::end);
    if (phrase.end) return phrase;
  }
  if (part(at, tense, phrase) || core(at, tense, phrase) || counted(at, tense, phrase)) return phrase;
  phrase.end = 0;
  return phrase;
}

std::size_t TimePhraseReader::preposition_before(std::size_t at) const {
  std::size_t i = at;
  while (i > begin_ && i + 4 > at &&
         same_as_any(word(i - 1), "the", "late", "early", "well", "as", "about", "around", "some"))
    --i;
  return i > begin_ && tokens_[i - 1].is(kPreposition) && word(i - 1) != "as" ? i - 1 : at;
}

}  // namespace netback::read
