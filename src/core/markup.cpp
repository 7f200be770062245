#include "core/markup.h"

#include "core/utf8.h"

namespace netback {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

bool is_space(std::string_view c) {
  return c == " " || c == "\t" || c == "\n" || c == "\r" || c == "\f" || c == "\v" || c == "\xC2\xA0";
}

// Control characters (C0, DEL, C1), zero width, direction marks and tag characters: they draw nothing and can deceive.
bool is_steering(std::string_view c) {
  const auto tail = static_cast<unsigned char>(c.back());
  if (c.size() == 1) return tail < 0x20 || tail == 0x7f;
  if (c.size() == 2) return (c[0] == '\xC2' && tail < 0xA0) || c == "\xD8\x9C";  // C1; Arabic letter mark
  if (c.size() == 4) return c.starts_with("\xF3\xA0\x80") || c.starts_with("\xF3\xA0\x81");
  if (c.starts_with("\xE2\x80")) return (tail >= 0x8B && tail <= 0x8F) || (tail >= 0xA8 && tail <= 0xAE);
  if (c.starts_with("\xE2\x81")) return tail >= 0xA0 && tail <= 0xAF;
  return c == "\xEF\xBB\xBF" || c == "\xE1\xA0\x8E";
}

std::string cleaned(std::string_view text, bool keep_ends) {
  std::string result;
  bool gap = false;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;  // plain characters in one go
    while (end < text.size() && text[end] > 0x20 && text[end] < 0x7F) ++end;
    if (end > at) {
      if (gap) result += ' ';
      gap = false;
      result.append(text, at, end - at);
      at = end;
      continue;
    }
    const std::string_view c = text.substr(at, utf8_length(text, at));
    at += c.size();
    if (is_space(c)) {
      gap = keep_ends || !result.empty();
      continue;
    }
    if (is_steering(c)) continue;
    if (gap) result += ' ';
    gap = false;
    result += first_invalid_utf8(c) == std::string_view::npos ? c : kReplacement;
  }
  if (gap && keep_ends) result += ' ';
  return result;
}

}  // namespace

std::string clean(std::string_view text) { return cleaned(text, false); }
std::string clean_piece(std::string_view text) { return cleaned(text, true); }

std::string escape(std::string_view text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      case '\'':
        result += "&#39;";
        break;
      default:
        result += c;
    }
  }
  return result;
}

}  // namespace netback
