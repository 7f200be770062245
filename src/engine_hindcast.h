// What the two kinds of hindcast share: lists, the judge, and tables of text. Only src/engine_hindcast*.cpp include it.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "calibrate/spread.h"
#include "engine_parts.h"

namespace netback::engine {

// Faults of a file of rows as a failure that lists all of them.
Failure failure_of(const std::vector<world::Finding>& findings);
// A dated list; with `world` its targets must be in there. Fails with `failure` filled.
Result<std::vector<calibrate::ListedEvent>> load_list(const std::string& file, const world::World* world, Failure& failure);
// What a year is judged by: the tables, or what `observed` (a file; empty: none) says of it. Fails with `failure` filled.
Result<world::World> judge_of(const world::World& all, const std::string& observed, int year, Failure& failure);

std::string pad(std::string text, std::size_t width, bool right = false);
// Empty where there is nothing.
std::string number_cell(const std::optional<double>& value, int decimals);
std::string percent_cell(const std::optional<double>& share);
// A figure's value as it is written: "4.80", "7.9 %", "1.3 points".
std::string figure_text(calibrate::FigureKind kind, double value);
std::string range_text(calibrate::FigureKind kind, const calibrate::Range& range);

// Outcomes of a year side by side, each under its name.
using Columns = std::vector<std::pair<std::string, const market::Outcome*>>;
// TTF by month: what came where it is known, and what each outcome says.
std::string months_lines(const world::World& judge, const Columns& columns, int year);
// Stocks on the two days that are scored and at the year's end, as shares of the working gas volume.
std::string stock_lines(const world::World& judge, const Columns& columns, int year);

std::string unserved_words(const market::Outcome& outcome);
std::string certificate_words(const market::Outcome& outcome);

}  // namespace netback::engine
