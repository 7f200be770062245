#include "export/mps.h"

#include <charconv>
#include <cmath>
#include <string_view>
#include <vector>

namespace netback::exports {
namespace {

// The two ways to write lower <= a x <= upper: RHS is one bound, RANGES the distance to the other.
struct RowForm {
  char type = 'N';
  double rhs = 0, range = 0;  // range 0 = none
};

RowForm form_of(double lower, double upper) {
  const bool has_lower = std::isfinite(lower), has_upper = std::isfinite(upper);
  if (!has_lower && !has_upper) return {};
  if (!has_lower) return {'L', upper, 0};
  if (!has_upper) return {'G', lower, 0};
  if (lower == upper) return {'E', lower, 0};
  // Take the form from which both bounds come back unrounded, where there is one.
  const double range = upper - lower;
  if (upper - range != lower && lower + range == upper) return {'G', lower, range};
  return {'L', upper, range};
}

class Writer {
 public:
  explicit Writer(std::size_t bytes) { text_.reserve(bytes); }
  Writer& word(std::string_view text) {
    text_.append(text);
    return *this;
  }
  Writer& number(double value) {
    char buffer[40];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value == 0 ? 0.0 : value).ptr;
    text_.append(buffer, end);
    return *this;
  }
  void entry(std::string_view lead, std::string_view name, double value) {
    word(lead).word(name).word(" ").number(value).word("\n");
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

void write_bounds(Writer& out, std::string_view name, double lower, double upper) {
  const auto bound = [&](std::string_view kind, double value) { out.word(kind).entry(" b ", name, value); };
  if (lower == upper) return bound(" FX", lower);
  if (lower == 0 && upper == solve::kInfinity) return;
  if (!std::isfinite(lower) && !std::isfinite(upper)) {
    out.word(" FR b ").word(name).word("\n");
    return;
  }
  if (!std::isfinite(lower)) out.word(" MI b ").word(name).word("\n");
  // A negative upper bound alone would open the lower one in some readers, so the lower one is then said.
  if (std::isfinite(lower) && (lower != 0 || upper < 0)) bound(" LO", lower);
  if (std::isfinite(upper)) bound(" UP", upper);
}

}  // namespace

std::string mps(const solve::LinearProgram& program, const Names& names) {
  const auto cols = static_cast<std::size_t>(program.col_count()), rows = static_cast<std::size_t>(program.row_count());
  Writer out(64 * (cols * 2 + rows * 2 + program.a_index.size()));
  std::vector<std::string> row_name(rows);
  std::vector<RowForm> form(rows);
  out.word("* minimise; TWh, USD/MWh, million USD\nNAME netback\nROWS\n N cost\n");
  for (std::size_t r = 0; r < rows; ++r) {
    row_name[r] = names.row(r);
    form[r] = form_of(program.row_lower[r], program.row_upper[r]);
    out.word(" ").word({&form[r].type, 1}).word(" ").word(row_name[r]).word("\n");
  }
  out.word("COLUMNS\n");
  std::string lead;
  for (std::size_t c = 0; c < cols; ++c) {
    lead = " " + names.col(c) + " ";
    const auto begin = static_cast<std::size_t>(program.a_start[c]), end = static_cast<std::size_t>(program.a_start[c + 1]);
    // A column is declared by its first entry, so an empty one is written at cost 0.
    // Two entries a line, as the format allows.
    std::size_t count = 0;
    const auto entry = [&](std::string_view row, double value) {
      out.word(count % 2 == 0 ? lead : " ").word(row).word(" ").number(value);
      if (++count % 2 == 0) out.word("\n");
    };
    if (program.col_cost[c] != 0 || begin == end) entry("cost", program.col_cost[c]);
    for (std::size_t k = begin; k < end; ++k)
      entry(row_name[static_cast<std::size_t>(program.a_index[k])], program.a_value[k]);
    if (count % 2 == 1) out.word("\n");
  }
  out.word("RHS\n");
  for (std::size_t r = 0; r < rows; ++r)
    if (form[r].rhs != 0) out.entry(" rhs ", row_name[r], form[r].rhs);
  out.word("RANGES\n");
  for (std::size_t r = 0; r < rows; ++r)
    if (form[r].range != 0) out.entry(" rng ", row_name[r], form[r].range);
  out.word("BOUNDS\n");
  for (std::size_t c = 0; c < cols; ++c) write_bounds(out, names.col(c), program.col_lower[c], program.col_upper[c]);
  out.word("ENDATA\n");
  return out.take();
}

}  // namespace netback::exports
