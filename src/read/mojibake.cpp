#include "read/mojibake.h"

#include <iconv.h>

#include <algorithm>
#include <cctype>

#include "core/utf8.h"

namespace netback::read {
namespace {

char32_t point_at(std::string_view text, std::size_t at, std::size_t& length) {
  length = utf8_length(text, at);
  const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[at + i])); };
  if (length == 1) return byte(0);
  if (length == 2) return (byte(0) & 0x1F) << 6 | (byte(1) & 0x3F);
  if (length == 3) return (byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
  return (byte(0) & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F);
}

// The byte that windows-1252 shows as `point`, or 0. Bytes without a character pass as their own number.
unsigned windows_byte(char32_t point) {
  constexpr char32_t kHigh[] = {0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
                                0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};
  if (point >= 0xA0 && point <= 0xFF) return static_cast<unsigned>(point);
  for (unsigned i = 0; i < 32; ++i)
    if (kHigh[i] == point) return 0x80 + i;
  return 0;
}

// One character's worth of UTF-8 shown as windows-1252. Only leads whose result is a Western letter or punctuation mark:
// "ß»" or "Ñ»" are words that end before a quotation mark.
std::size_t from_windows(std::string_view text, std::size_t at, std::string& repaired) {
  std::size_t used = 0, length = 0;
  const unsigned lead = windows_byte(point_at(text, at, length));
  const std::size_t count = lead == 0xC2 || lead == 0xC3 ? 2 : lead == 0xE2 ? 3 : 0;
  if (count == 0) return 0;
  std::string bytes(1, static_cast<char>(lead));
  for (used = length; bytes.size() < count; used += length) {
    if (at + used >= text.size()) return 0;
    const unsigned byte = windows_byte(point_at(text, at + used, length));
    if (byte < 0x80 || byte > 0xBF) return 0;
    bytes += static_cast<char>(byte);
  }
  if (lead == 0xE2 && bytes[1] != '\x80' && bytes[1] != '\x82' && bytes[1] != '\x84') return 0;  // punctuation, currency
  if (first_invalid_utf8(bytes) != std::string_view::npos) return 0;
  repaired = bytes;
  return used;
}

bool latin_letter(std::string_view text, std::size_t at) {
  return at < text.size() && std::isalpha(static_cast<unsigned char>(text[at]));
}

struct ToGbk {
  iconv_t handle = iconv_open("GBK", "UTF-8");
  ToGbk() = default;
  ToGbk(const ToGbk&) = delete;
  ToGbk& operator=(const ToGbk&) = delete;
  ~ToGbk() {
    if (handle != reinterpret_cast<iconv_t>(-1)) iconv_close(handle);
  }
};

// A few Chinese signs within Latin letters whose GBK bytes are UTF-8.
std::size_t from_gbk(std::string_view text, std::size_t at, std::string& repaired) {
  constexpr std::size_t kMost = 4;  // signs: a quotation mark, a dash and a letter in a row
  const auto plain = [&](std::size_t i) {
    return latin_letter(text, i) || text[i] == ' ' || text[i] == ',' || text[i] == '.';
  };
  if (at > 0 && !plain(at - 1)) return 0;
  std::size_t end = at;
  for (std::size_t signs = 0;
       end < text.size() && static_cast<unsigned char>(text[end]) >= 0xE4 && static_cast<unsigned char>(text[end]) <= 0xE9;
       end += 3)
    if (++signs > kMost || end + 3 > text.size()) return 0;
  if (end < text.size() && !plain(end)) return 0;
  if (!latin_letter(text, end) && !(at > 0 && latin_letter(text, at - 1))) return 0;
  thread_local const ToGbk to_gbk;
  if (to_gbk.handle == reinterpret_cast<iconv_t>(-1)) return 0;
  char buffer[4 * kMost];
  char* from = const_cast<char*>(text.data()) + at;
  char* to = buffer;
  std::size_t from_left = end - at, to_left = sizeof buffer;
  const bool converted = iconv(to_gbk.handle, &from, &from_left, &to, &to_left) != static_cast<std::size_t>(-1);
  const std::string gbk(buffer, sizeof buffer - to_left);
  if (!converted || gbk.empty() || first_invalid_utf8(gbk) != std::string_view::npos) return 0;
  // What comes out must be Western: letters to U+024F or general punctuation.
  for (std::size_t i = 0, length = 0; i < gbk.size(); i += length) {
    const char32_t point = point_at(gbk, i, length);
    if (point > 0x24F && (point < 0x2000 || point > 0x20CF)) return 0;
  }
  repaired = gbk;
  return end - at;
}

}  // namespace

std::size_t repair_mojibake(std::string_view text, std::size_t at, std::string& repaired) {
  return static_cast<unsigned char>(text[at]) >= 0xE4 ? from_gbk(text, at, repaired) : from_windows(text, at, repaired);
}

}  // namespace netback::read
