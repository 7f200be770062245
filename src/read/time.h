// Times as the page says them. "on Thursday" is symbolic until a date is known, "September 2022" is resolved to 2022-09,
// "by 2027" is bounded; nothing is ever resolved against today.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "read/claim.h"
#include "read/text.h"
#include "read/token.h"

namespace netback::read {

struct TimeContext {
  std::optional<Date> day;  // the page's date, or as_of when the page has none
  bool page_dated = false;
};

// Which "Monday" or "March" a clause without a year means: news tells what was, "will" and "is to" what comes.
enum class Tense : std::uint8_t { unknown, past, future };

struct FoundTime {
  When when;                       // words: bytes of the block's text; open when only a duration is said
  std::string duration;            // ISO 8601 ("P3W", "PT48H"), "open" = until further notice; mostly empty
  std::size_t begin = 0, end = 0;  // token range, preposition included
};

// A word that an expression of time is built around ("monday", "weeks", "2027", "end"); all others are passed over unread.
bool may_begin_time(std::string_view folded, std::uint64_t hash);
inline bool may_begin_time(std::string_view folded) { return may_begin_time(folded, word_hash(folded)); }
// All time expressions within tokens[begin, end), in order.
std::vector<FoundTime> find_times(const Tokens& tokens, std::size_t begin, std::size_t end, const TimeContext& context,
                                  Tense tense = Tense::unknown);
// End of the time expression that begins at token `at` ("on Thursday", "earlier this week"), or `at`.
std::size_t skip_time(const Tokens& tokens, std::size_t at, std::size_t end);
// A full civil date written anywhere in a short line: "March 13, 2025", "13 March 2025", "2025-03-13T08:00Z".
std::optional<Date> date_in(std::string_view text);

}  // namespace netback::read
