// One expression of time read at its anchor word: "middle" of "the middle of July", "weeks" of "within two weeks".
#pragma once
#include <optional>
#include <string>

#include "read/calendar.h"
#include "read/time.h"

namespace netback::read {

struct TimePhrase {
  std::size_t begin = 0, end = 0;  // tokens without preposition; end 0 = none
  std::optional<Days> days;        // known only with a year of its own or a page date
  bool open_end = false;           // "in the coming months": begins with days->first, no end is said
  std::string symbol;              // said instead when no date is known: "weekday:Thursday"
  std::string duration;            // of ISO 8601
};

class TimePhraseReader {
 public:
  TimePhraseReader(const Tokens& tokens, std::size_t begin, std::size_t end, const TimeContext& context)
      : tokens_(tokens), begin_(begin), end_(end), day_(context.day) {}
  // The expression around the anchor at `at`; `tense` decides which Monday is meant.
  TimePhrase read(std::size_t at, Tense tense) const;
  // Where the preposition of an expression stands that begins at `at` ("by the" of "by the end"), or `at`.
  std::size_t preposition_before(std::size_t at) const;

 private:
  enum class Part : std::uint8_t { none, early, mid, late, end, earlier, later };
  bool part(std::size_t at, Tense tense, TimePhrase& phrase) const;
  bool relative(std::size_t at, Tense tense, TimePhrase& phrase) const;
  bool rolling(std::size_t at, int sign, TimePhrase& phrase) const;
  bool near_unit(std::size_t at, int offset, Tense tense, TimePhrase& phrase) const;
  bool day_word(std::size_t at, Tense tense, TimePhrase& phrase) const;
  bool clock(std::size_t at, TimePhrase& phrase) const;
  bool month(std::size_t at, Tense tense, TimePhrase& phrase) const;
  bool year(std::size_t at, TimePhrase& phrase) const;
  bool quarter(std::size_t at, Tense tense, TimePhrase& phrase) const;
  bool season(std::size_t at, Tense tense, TimePhrase& phrase) const;
  bool counted(std::size_t at, Tense tense, TimePhrase& phrase) const;
  bool core(std::size_t at, Tense tense, TimePhrase& phrase) const;
  Days weekday(int number, Tense tense) const;
  Days narrowed(Days days, Part part) const;
  Days season_near(Season season, int offset, Tense tense) const;

  std::string_view word(std::size_t i) const {
    return i >= begin_ && i < end_ && !tokens_[i].mark ? std::string_view(tokens_[i].fold) : std::string_view();
  }
  bool mark(std::size_t i, char c) const { return i < end_ && tokens_[i].mark == c; }

  const Tokens& tokens_;
  std::size_t begin_, end_;
  const std::optional<Date>& day_;
};

}  // namespace netback::read
