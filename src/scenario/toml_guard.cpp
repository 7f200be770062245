#include "scenario/toml_guard.h"

#include <algorithm>
#include <utility>

namespace netback::scenario {
namespace {

// toml++ 3.3 nests a table for every dot of a key and frees them by recursion: a line of dots would end the stack.
constexpr std::ptrdiff_t kMaxDotsInLine = 2000;

// U+FEA6 to U+FEFE: toml++ 3.3 takes the last block of its table of spaces for impossible and runs into undefined code.
bool has_ligature(std::string_view text) {
  for (std::size_t at = text.find('\xEF'); at != std::string_view::npos; at = text.find('\xEF', at + 1)) {
    const std::string_view letter = text.substr(at, 3);
    if (letter >= "\xEF\xBA\xA6" && letter <= "\xEF\xBB\xBE") return true;
  }
  return false;
}

// Lines that toml++ cannot be given: a table header without a name, more dots than its recursion bears, a ligature.
std::optional<std::pair<std::size_t, std::string>> line_fault(std::string_view bytes) {
  for (std::size_t begin = 0, line = 1; begin < bytes.size(); ++line) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    std::string_view text = bytes.substr(begin, end - begin);
    begin = end + 1;
    if (has_ligature(text)) return std::pair(line, "an Arabic ligature that the TOML reader does not bear");
    if (std::ranges::count(text, '.') > kMaxDotsInLine) return std::pair(line, "more than 2000 dots in a line");
    if (!text.starts_with('[')) continue;
    text.remove_prefix(text.starts_with("[[") ? 2 : 1);
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
    const char c = text.empty() ? ' ' : text.front();
    const bool name = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      std::string_view("_-\"'").find(c) != std::string_view::npos;
    if (!name) return std::pair(line, "a table without a name");
  }
  return std::nullopt;
}

}  // namespace

std::optional<Error> toml_fault(std::string_view bytes, const std::string& file) {
  const auto fault = line_fault(bytes);
  if (!fault) return std::nullopt;
  return Error{Error::Code::bad_input, fault->second, file + ":" + std::to_string(fault->first),
               "Correct the TOML at this line."};
}

}  // namespace netback::scenario
