#include "read/time.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "core/month.h"
#include "read/text.h"

namespace netback::read {
namespace {

constexpr std::array<std::string_view, 7> kDays = {"sunday",   "monday", "tuesday", "wednesday",
                                                   "thursday", "friday", "saturday"};
constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 12> kMonthNames = {"january",   "february", "march",    "april",
                                                          "may",       "june",     "july",     "august",
                                                          "september", "october",  "november", "december"};

int month_of(std::string_view word) {
  if (!word.empty() && word.back() == '.') word.remove_suffix(1);
  for (std::size_t i = 0; i < 12; ++i)
    if (word == kMonthNames[i] || word == kMonths[i] || (i == 8 && word == "sept")) return static_cast<int>(i) + 1;
  return 0;
}

int small_number(std::string_view word, int limit) {
  int value = 0;
  std::size_t digits = 0;
  while (digits < word.size() && std::isdigit(static_cast<unsigned char>(word[digits])) && digits < 4)
    value = value * 10 + (word[digits++] - '0');
  const std::string_view tail = word.substr(digits);
  const bool ordinal = tail == "st" || tail == "nd" || tail == "rd" || tail == "th";
  return digits > 0 && (tail.empty() || ordinal) && value <= limit ? value : 0;
}

int year_of(std::string_view word) {
  if (word.size() != 4) return 0;
  const int year = small_number(word, 2200);
  return year >= 1900 ? year : 0;
}

std::string two(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

struct Reader {
  const std::vector<Token>& tokens;
  std::size_t end;
  const TimeContext& context;

  std::string_view word(std::size_t i) const {
    return i < end && !tokens[i].mark ? std::string_view(tokens[i].fold) : std::string_view();
  }
  bool mark(std::size_t i, char c) const { return i < end && tokens[i].mark == c; }
  std::size_t bare(std::size_t at, When& when) const;
  std::size_t relative(std::size_t at, When& when) const;
  std::size_t calendar(std::size_t at, When& when) const;
  std::size_t unit(std::size_t at, int offset, When& when) const;
};

void set(When& when, When::State state, std::string value) {
  when.state = state;
  when.value = std::move(value);
}

// "week", "month", "quarter", "year", "summer" with an offset to the present one.
std::size_t Reader::unit(std::size_t at, int offset, When& when) const {
  const std::string_view w = word(at);
  const std::string name = offset < 0 ? "last" : offset > 0 ? "next" : "current";
  const auto& day = context.day;
  if (w == "week" || w == "weekend") {
    set(when, When::State::symbolic, "week:" + name);
  } else if (w == "month") {
    if (day)
      set(when, When::State::resolved, (Month::of(*day) + offset).text());
    else
      set(when, When::State::symbolic, "month:" + name);
  } else if (w == "year") {
    if (day)
      set(when, When::State::resolved, std::to_string(day->year + offset));
    else
      set(when, When::State::symbolic, "year:" + name);
  } else if (w == "quarter") {
    set(when, When::State::symbolic, "quarter:" + name);
  } else if (w == "winter" || w == "summer" || w == "spring" || w == "autumn") {
    set(when, When::State::symbolic, std::string(w) + ":" + name);
  } else if (const int month = month_of(w); month && w != "may" && w != "march") {
    if (!day) {
      set(when, When::State::symbolic, "month:" + two(month));
    } else {
      int year = day->year;
      if (offset < 0 && month >= day->month) --year;
      if (offset > 0 && month <= day->month) ++year;
      set(when, When::State::resolved, Month(year, month).text());
    }
  } else if (const auto found = std::find(kDays.begin(), kDays.end(), w); found != kDays.end()) {
    return bare(at, when);
  } else {
    return at;
  }
  return at + 1;
}

std::size_t Reader::relative(std::size_t at, When& when) const {
  std::size_t i = at;
  if (word(i) == "earlier" || word(i) == "later" || word(i) == "late" || word(i) == "early") ++i;
  if (word(i) == "in" || word(i) == "on" || word(i) == "of") ++i;
  if (word(i) == "the" &&
      (word(i + 1) == "next" || word(i + 1) == "last" || word(i + 1) == "past" || word(i + 1) == "coming"))
    ++i;
  if (word(i) == "this" || word(i) == "current") return unit(i + 1, 0, when) > i + 1 ? unit(i + 1, 0, when) : at;
  if (word(i) == "last" || word(i) == "past" || word(i) == "previous")
    return unit(i + 1, -1, when) > i + 1 ? unit(i + 1, -1, when) : at;
  if (word(i) == "next" || word(i) == "coming") return unit(i + 1, 1, when) > i + 1 ? unit(i + 1, 1, when) : at;
  return at;
}

// Years, months, quarters, days of the calendar.
std::size_t Reader::calendar(std::size_t at, When& when) const {
  std::size_t i = at;
  const std::string_view w = word(i);
  if (w == "end" && word(i + 1) == "of" && year_of(word(i + 2))) {
    set(when, When::State::resolved, std::string(word(i + 2)) + "-12");
    return i + 3;
  }
  if (w.size() == 2 && w[0] == 'q' && w[1] >= '1' && w[1] <= '4') {
    if (year_of(word(i + 1))) {
      const int first = (w[1] - '1') * 3 + 1;
      set(when, When::State::bounded,
          std::string(word(i + 1)) + "-" + two(first) + "/" + std::string(word(i + 1)) + "-" + two(first + 2));
      return i + 2;
    }
    set(when, When::State::symbolic, std::string(w));
    return i + 1;
  }
  constexpr std::string_view kOrdinals[] = {"first", "second", "third", "fourth"};
  for (int q = 0; q < 4; ++q) {
    const bool half = word(i + 1) == "half" && q < 2;
    if (w != kOrdinals[q] || !(word(i + 1) == "quarter" || half)) continue;
    std::size_t year_at = i + 2;
    if (word(year_at) == "of") ++year_at;
    const int months = half ? 6 : 3, first = q * months + 1;
    const std::string_view year = word(year_at);
    if (!year_of(year)) {
      set(when, When::State::symbolic, (half ? "h" : "q") + std::to_string(q + 1));
      return i + 2;
    }
    set(when, When::State::bounded,
        std::string(year) + "-" + two(first) + "/" + std::string(year) + "-" + two(first + months - 1));
    return year_at + 1;
  }
  if (w == "early" || w == "late" || w == "mid" || w == "mid-") ++i;
  int day = small_number(word(i), 31);
  if (day && month_of(word(i + 1)))
    ++i;
  else
    day = 0;
  const int month = month_of(word(i));
  if (month && !(tokens[i].capital)) return at;
  if (month) {
    ++i;
    if (!day && (day = small_number(word(i), 31)) && word(i).size() <= 4) ++i;
    std::size_t year_at = i;
    if (mark(year_at, ',')) ++year_at;
    if (const int year = year_of(word(year_at))) {
      set(when, When::State::resolved,
          day && day <= days_in_month(year, month) ? Date{year, month, day}.text() : Month(year, month).text());
      return year_at + 1;
    }
    if (!day && (word(i - 1) == "may" || word(i - 1) == "march") && at == i - 1 &&
        !(at > 0 && tokens[at - 1].is(kPreposition)))
      return at;
    if (!context.day) {
      set(when, When::State::symbolic, "month:" + two(month) + (day ? "-" + two(day) : ""));
    } else {
      // The nearest such month, the past preferred: news tells what was.
      int year = context.day->year;
      if (month - context.day->month > 6) --year;
      if (context.day->month - month > 8) ++year;
      set(when, When::State::resolved,
          day && day <= days_in_month(year, month) ? Date{year, month, day}.text() : Month(year, month).text());
    }
    return i;
  }
  i = at + (w == "early" || w == "late" || w == "mid");
  if (const int year = year_of(word(i)); year && (at == 0 || tokens[at - 1].mark != '$')) {
    // "2,000 people" and "2000 ships" are not years: a year stands after a preposition, a comma or a month.
    const bool after = at > 0 && (tokens[at - 1].is(kPreposition) || tokens[at - 1].mark == ',' ||
                                  tokens[at - 1].mark == '(' || tokens[at - 1].is(kConjunction) || word(at - 1) == "since");
    if (after || i > at) {
      set(when, When::State::resolved, std::to_string(year));
      return i + 1;
    }
  }
  return at;
}

std::size_t Reader::bare(std::size_t at, When& when) const {
  const std::string_view w = word(at);
  const auto found = std::find(kDays.begin(), kDays.end(), w);
  if (found != kDays.end()) {
    const int number = static_cast<int>(found - kDays.begin());
    if (context.day) {
      const long day = days_since_epoch(*context.day);
      set(when, When::State::resolved, date_from_days(day - (weekday(*context.day) - number + 7) % 7).text());
    } else {
      set(when, When::State::symbolic, "weekday:" + std::string(1, static_cast<char>(w[0] - 32)) + std::string(w.substr(1)));
    }
    std::size_t i = at + 1;
    if (word(i) == "morning" || word(i) == "evening" || word(i) == "afternoon" || word(i) == "night") ++i;
    return i;
  }
  const int shift = w == "today" || w == "tonight" ? 0 : w == "yesterday" ? -1 : w == "tomorrow" ? 1 : 99;
  if (shift == 99) return at;
  if (context.day)
    set(when, When::State::resolved, date_from_days(days_since_epoch(*context.day) + shift).text());
  else
    set(when, When::State::symbolic, "day:" + std::string(w));
  return at + 1;
}

}  // namespace

bool may_begin_time(std::string_view folded) {
  if (folded.empty()) return false;
  for (const std::string_view word :
       {"earlier", "later",  "late",    "early",  "mid",   "mid-",    "in",       "on",       "of",
        "the",     "this",   "current", "last",   "past",  "next",    "coming",   "end",      "previous",
        "first",   "second", "third",   "fourth", "today", "tonight", "tomorrow", "yesterday"})
    if (folded == word) return true;
  const bool quarter = folded.size() == 2 && folded[0] == 'q';
  return quarter || std::isdigit(static_cast<unsigned char>(folded[0])) || month_of(folded) ||
         std::find(kDays.begin(), kDays.end(), folded) != kDays.end();
}

std::vector<FoundTime> find_times(const std::vector<Token>& tokens, std::size_t begin, std::size_t end,
                                  const TimeContext& context) {
  std::vector<FoundTime> times;
  const Reader reader{tokens, end, context};
  for (std::size_t i = begin; i < end;) {
    if (!tokens[i].spelling->begins_time) {
      ++i;
      continue;
    }
    FoundTime time;
    std::size_t last = reader.relative(i, time.when);
    if (last == i) last = reader.bare(i, time.when);
    if (last == i) last = reader.calendar(i, time.when);
    if (last == i) {
      ++i;
      continue;
    }
    time.begin = i;
    time.end = last;
    std::size_t before = i;
    while (before > begin &&
           (tokens[before - 1].fold == "the" || tokens[before - 1].fold == "late" || tokens[before - 1].fold == "early"))
      --before;
    if (before > begin && tokens[before - 1].is(kPreposition) && tokens[before - 1].fold != "as") {
      const Folded preposition = tokens[before - 1].fold;
      std::string& value = time.when.value;
      if (time.when.state == When::State::resolved &&
          (preposition == "by" || preposition == "before" || preposition == "until" || preposition == "till")) {
        value = "../" + value;
        time.when.state = When::State::bounded;
      } else if (time.when.state == When::State::resolved &&
                 (preposition == "after" || preposition == "since" || preposition == "from")) {
        value += "/..";
        time.when.state = When::State::bounded;
      }
      time.begin = before - 1;
    }
    time.when.words = {tokens[i].at.begin, tokens[last - 1].at.end};
    times.push_back(std::move(time));
    i = last;
  }
  return times;
}

std::size_t skip_time(const std::vector<Token>& tokens, std::size_t at, std::size_t end) {
  const TimeContext context;
  const Reader reader{tokens, end, context};
  std::size_t i = at;
  while (i < end && i < at + 3 &&
         (tokens[i].fold == "on" || tokens[i].fold == "in" || tokens[i].fold == "late" || tokens[i].fold == "early" ||
          tokens[i].fold == "at" || tokens[i].fold == "during"))
    ++i;
  When when;
  for (const std::size_t from : {at, i}) {
    std::size_t last = reader.relative(from, when);
    if (last == from) last = reader.bare(from, when);
    if (last == from) last = reader.calendar(from, when);
    if (last > from) return last;
  }
  return at;
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
