// One table of a TOML file: typed access by key, the first fault kept with its line. Private to the reader of scenario.toml.
#pragma once
// toml++ 3.3 ends the process by assertion on some broken input ("[[[["), so it is compiled here, not linked, with an
// assertion that throws; no other file may include toml++.
namespace netback::scenario {
struct TomlAssertion {};
constexpr void toml_require(bool holds) {
  if (!holds) throw TomlAssertion{};
}
}  // namespace netback::scenario
#undef TOML_HEADER_ONLY
#undef TOML_SHARED_LIB
#define TOML_HEADER_ONLY 1
#define TOML_ASSERT(expression) netback::scenario::toml_require(static_cast<bool>(expression))
#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "core/month.h"
#include "scenario/value.h"

namespace netback::scenario {

inline constexpr std::size_t kMaxItems = 1000;  // of a list

// Reads keys of one table; the first fault is kept with its line.
class Table {
 public:
  Table(const toml::table& table, const std::string& file) : table_(table), file_(file) {}

  std::size_t line(std::string_view key) const {
    const toml::node* node = table_.get(key);
    return (node ? node->source() : table_.source()).begin.line;
  }
  std::string where(std::string_view key) const { return file_ + ":" + std::to_string(line(key)); }
  void fault(std::string_view key, std::string what, std::string fix) {
    if (!error) error = Error{Error::Code::bad_input, std::move(what), where(key), std::move(fix)};
  }
  bool has_key(std::string_view key) const { return table_.contains(key); }

  std::string word(std::string_view key, bool needed) {
    const toml::node* node = table_.get(key);
    if (!node) {
      if (needed) fault(key, "no " + std::string(key), "Add " + std::string(key) + " = \"...\".");
      return {};
    }
    if (const auto* text = node->as_string()) return text->get();
    return fault(key, std::string(key) + " is not a text", "Put it between double quotes."), std::string();
  }
  std::vector<std::string> words(std::string_view key) {
    std::vector<std::string> items;
    const toml::node* node = table_.get(key);
    if (!node) return items;
    const toml::array* array = node->as_array();
    bool good = array && array->size() <= kMaxItems;
    if (good)
      for (const toml::node& item : *array) {
        if (const auto* text = item.as_string())
          items.push_back(text->get());
        else
          good = false;
      }
    if (!good)
      fault(key, std::string(key) + " is not a list of texts", "Write " + std::string(key) + " = [\"...\", \"...\"].");
    return items;
  }
  double number(std::string_view key, double otherwise) {
    const toml::node* node = table_.get(key);
    if (!node) return otherwise;
    const auto value = node->is_number() ? node->value<double>() : std::nullopt;
    if (value && std::isfinite(*value)) return *value;
    return fault(key, std::string(key) + " is not a number", "Write a plain number."), otherwise;
  }
  bool truth(std::string_view key) {
    const toml::node* node = table_.get(key);
    if (node && !node->is_boolean()) fault(key, std::string(key) + " is neither true nor false", "Write true or false.");
    return node && node->value_or(false);
  }
  std::optional<Date> date(std::string_view key) {
    const toml::node* node = table_.get(key);
    if (!node) return std::nullopt;
    std::optional<Date> result;
    if (const auto* day = node->as_date()) result = Date{day->get().year, day->get().month, day->get().day};
    if (const auto* text = node->as_string()) result = parse_date(text->get());
    if (!result) fault(key, std::string(key) + " is no date", "Write it as 2025-03-14.");
    return result;
  }
  std::optional<Month> month(std::string_view key, bool needed) {
    if (!needed && !has_key(key)) return std::nullopt;
    if (const toml::node* node = table_.get(key); node && node->is_date()) {
      const auto day = date(key);
      return day ? std::optional(Month::of(*day)) : std::nullopt;
    }
    const auto result = parse_month(word(key, needed));
    if (!result) fault(key, std::string(key) + " is no month", "Write it as \"2026-01\".");
    return result;
  }
  // A value with its unit, read by `parse`; `example` goes into the fix.
  double value(auto parse, const char* example, std::optional<double> otherwise = std::nullopt) {
    if (otherwise && !has_key("value")) return *otherwise;
    const std::string text = word("value", true);
    const auto number = parse(text);
    if (!number) fault("value", "'" + text + "' is no value with a unit", "Write value = \"" + std::string(example) + "\".");
    return number.value_or(0);
  }
  void only(const std::vector<std::string_view>& known) {
    for (const auto& [key, node] : table_) {
      if (std::ranges::find(known, key.str()) != known.end()) continue;
      const std::string near = nearest(key.str(), known);
      if (!error)
        error = Error{Error::Code::bad_input, "unknown key '" + std::string(key.str()) + "'",
                      file_ + ":" + std::to_string(key.source().begin.line),
                      near.empty() ? "Remove it." : "Did you mean '" + near + "'?"};
    }
  }

  std::optional<Error> error;

 private:
  const toml::table& table_;
  const std::string& file_;
};

}  // namespace netback::scenario
