// A table as data, drawn twice: as text that fits a width, and as HTML.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "report/facts.h"

namespace netback::report {

struct Link { std::string text, anchor; };
struct Cell {
  std::string text;
  std::vector<Link> links;  // HTML shows these in the place of the text
  Cell(std::string words) : text(std::move(words)) {}
  Cell(const char* words) : text(words) {}
  explicit Cell(std::vector<Link> to);
};
// A line under a row: "assumed: date ...", or the quote of a claim (for HTML, which can link to it).
struct Under {
  enum class Where : std::uint8_t { both, text, html };
  std::string label, text, anchor;
  Where where = Where::both;
};
struct Column {
  std::string name;
  bool is_number = false, is_short = false;
};  // short: never broken in HTML
struct Row {
  std::vector<Cell> cells;
  std::vector<Under> under;
  std::string anchor = {};
};
struct Table {
  std::string id, title, lead;
  std::vector<Column> columns;
  std::vector<Row> rows;
  std::vector<std::string> notes;
  std::string empty;  // said when there is no row; a table without rows and without this is left out
};

std::string text_table(const Table& table, std::size_t width, bool colour);
std::string html_table(const Table& table);
// Lines of at most `width` characters, later ones indented.
std::vector<std::string> wrapped(std::string_view text, std::size_t width, std::size_t indent = 0);

// Lines of a label that stand under three rows or more are said once, as notes, and referred to: "A1, A2".
void fold_repeats(Table& table, const std::string& label, const std::string& prefix);

// All but what the page says, in the order of the report.
std::vector<Table> result_tables(const Facts& facts);

Table claims_table(const Facts& facts);
Table accusations_table(const Facts& facts);
Table events_table(const Facts& facts);
Table alone_table(const Facts& facts);
Table lasting_table(const Facts& facts);
Table flows_table(const Facts& facts);
Table prices_table(const Facts& facts);
Table sellers_table(const Facts& facts);
Table dependence_table(const Facts& facts);
Table n_minus_1_table(const Facts& facts);
Table stops_table(const Facts& facts);
Table gains_table(const Facts& facts);
Table stakes_table(const Facts& facts);
Table bindings_table(const Facts& facts);
Table netbacks_table(const Facts& facts);
Table marginal_table(const Facts& facts);
Table ranges_table(const Facts& facts);
Table robustness_table(const Facts& facts);
Table envelope_table(const Facts& facts);

}  // namespace netback::report
