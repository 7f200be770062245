// Words of the calendar and spans of days: "sept." is month 9, the gas winter of 2025 is 2025-10-01/2026-03-31.
#pragma once
#include <string>
#include <string_view>

#include "core/date.h"

namespace netback::read {

int month_of(std::string_view folded);                     // 1..12; 0 = none
int weekday_of(std::string_view folded);                   // 0 = Sunday .. 6; -1 = none
int small_number(std::string_view folded, int limit);      // "3", "3rd"; 0 = none or above the limit
int year_of(std::string_view folded);                      // 1900..2200; 0 = none
int count_of_word(std::string_view folded);                // "a", "two", "48"; 0 = none
enum class TimeUnit : std::uint8_t { none, hour, day, week, month, quarter, year, decade };
TimeUnit unit_of(std::string_view folded);                 // singular or plural
enum class Season : std::uint8_t { none, winter, spring, summer, autumn };
Season season_of(std::string_view folded);
std::string iso_duration(TimeUnit unit, int count);        // "P2W", "PT48H"

// Days from first to last, both in.
struct Days { Date first, last; };
Days days_of_month(int year, int month);
Days days_of_year(int year);
Days days_of_quarter(int year, int quarter);               // 1..4
Days week_of(Date day);                                    // Monday to Sunday
// Seasons of the gas trade: winter 1 October to 31 March (named after the year it begins in), summer 1 April to 30
// September; spring and autumn are March to May and September to November.
Days days_of_season(Season season, int year);
Date shifted(Date day, TimeUnit unit, int count);          // the day of the month is kept where the month has it

// The shortest of "2025-03-14", "2025-03", "2025" that says exactly these days, else "first/last" in days, months or years.
std::string text_of(const Days& days);
bool is_one_unit(const Days& days);                        // a day, a month or a year

}  // namespace netback::read
