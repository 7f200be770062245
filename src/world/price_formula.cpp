#include "world/price_formula.h"

#include <cctype>
#include <optional>

#include "core/number.h"

namespace netback::world {
namespace {

constexpr int kLongestLag = 12;  // months; no contract we know of looks further back

std::unexpected<Error> fault(std::string what) {
  return bad_input(std::move(what), "", "Write a sum such as 0.125*brent(3..8)+0.5 or ttf.");
}

bool is_index_name(std::string_view text) {
  if (text.empty() || !std::isalpha(static_cast<unsigned char>(text.front()))) return false;
  for (const char c : text)
    if (!std::isalnum(static_cast<unsigned char>(c)) && c != '_') return false;
  return true;
}

std::optional<int> lag(std::string_view text) {
  const auto value = parse_number(text);
  if (!value || *value != static_cast<int>(*value) || *value < 0 || *value > kLongestLag) return std::nullopt;
  return static_cast<int>(*value);
}

// "brent" or "brent(3..8)", "brent(3)"
Result<PriceTerm> index_term(std::string_view text, double coefficient) {
  PriceTerm term;
  term.coefficient = coefficient;
  const auto open = text.find('(');
  const std::string_view name = text.substr(0, open);
  if (!is_index_name(name)) return fault("'" + std::string(text) + "' is neither a number nor an index");
  term.series = "price:";
  for (const char c : name) term.series += c == '_' ? '-' : c;
  if (open == std::string_view::npos) return term;
  if (text.back() != ')') return fault("a lag without its closing bracket: '" + std::string(text) + "'");
  const std::string_view inside = text.substr(open + 1, text.size() - open - 2);
  const auto dots = inside.find("..");
  const auto first = lag(inside.substr(0, dots)),
             last = dots == std::string_view::npos ? first : lag(inside.substr(dots + 2));
  if (!first || !last || *last < *first)
    return fault("lag '" + std::string(inside) + "' is not first..last in months, at most " + std::to_string(kLongestLag));
  term.first = *first, term.last = *last;
  return term;
}

}  // namespace

Result<PriceFormula> parse_price_formula(std::string_view text) {
  PriceFormula formula;
  while (!text.empty()) {
    const auto plus = text.find('+');
    const std::string_view part = text.substr(0, plus);
    if (plus != std::string_view::npos && plus + 1 == text.size()) return fault("a sum that ends in +");
    text = plus == std::string_view::npos ? std::string_view() : text.substr(plus + 1);
    if (const auto number = parse_number(part)) {
      formula.constant += *number;
      continue;
    }
    const auto star = part.find('*');
    const auto coefficient = star == std::string_view::npos ? std::optional(1.0) : parse_number(part.substr(0, star));
    if (!coefficient) return fault("'" + std::string(part.substr(0, star)) + "' is no coefficient");
    NB_TRY(term, index_term(star == std::string_view::npos ? part : part.substr(star + 1), *coefficient));
    formula.terms.push_back(std::move(term));
  }
  return formula;
}

}  // namespace netback::world
