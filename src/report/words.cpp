#include "report/words.h"

#include <charconv>
#include <cmath>

#include "core/number.h"

namespace netback::report {

std::string anchor(std::string_view kind, std::string_view id) {
  std::string result = std::string(kind) + "-";
  for (const char c : id) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    result += plain ? c : '-';
  }
  return result;
}

bool rounds_to_nothing(double value, int decimals) {
  return fixed_text(value, decimals).find_first_of("123456789in") == std::string::npos;
}

std::string signed_text(double value, int decimals) {
  const std::string text = fixed_text(value, decimals);
  return text.starts_with('-') || rounds_to_nothing(value, decimals) ? text : "+" + text;
}

std::string percent_text(double share, int decimals) { return fixed_text(share * 100, decimals) + " %"; }

std::string odds_text(const std::array<double, 3>& odds) {
  const auto one = [](double p) { return fixed_text(p * 100, (p > 0 && p < 0.01) || (p < 1 && p > 0.99) ? 1 : 0); };
  if (odds[0] == odds[1] && odds[1] == odds[2]) return one(odds[1]) + " %";
  return one(odds[0]) + "-" + one(odds[1]) + "-" + one(odds[2]) + " %";
}

std::string residual_text(double value) {
  if (!std::isfinite(value)) return "not finite";
  char buffer[40];
  const auto result = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific, 1);
  return {buffer, result.ptr};
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string result;
  for (const std::string& part : parts) result += (result.empty() ? "" : std::string(between)) + part;
  return result;
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

Names::Names(const world::World& world) {
  world::for_each_table(world, [&](const char*, const auto& rows) {
    for (const auto& row : rows) {
      if constexpr (requires { row.name; }) {
        if (!row.name.empty()) names_.emplace(row.id, clean(row.name));
      }
    }
  });
  names_.insert_or_assign("seller:home", "own production");
}

std::string Names::of(const std::string& id) const {
  if (const auto found = names_.find(id); found != names_.end()) return found->second;
  const auto colon = id.find(':');
  if (!id.starts_with("pipe:") && !id.starts_with("seller:")) return clean(id);
  std::string words = clean(id.substr(colon + 1));
  bool starts = true;
  for (char& c : words) {
    if (c == '-') c = ' ';
    if (starts && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    starts = c == ' ' || c == '/';
  }
  return words;
}

}  // namespace netback::report
