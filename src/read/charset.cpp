#include "read/charset.h"

#include <iconv.h>
#include <uchardet/uchardet.h>

#include <algorithm>
#include <cctype>
#include <cerrno>

#include "core/utf8.h"

namespace netback::read {
namespace {

constexpr std::size_t kGuessBytes = 256 << 10;
// Converted text needs an offset per character, so a page in another charset is read to here (a news page has 0.1 MB).
constexpr std::size_t kConvertBytes = 4 << 20;
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

std::string lower(std::string_view text) {
  std::string made(text);
  for (char& c : made) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return made;
}

// charset=... within the first 4 KiB, as HTML and XML declare it.
std::string declared_charset(std::string_view bytes) {
  const std::string head = lower(bytes.substr(0, 4096));
  for (std::string_view key : {"charset=", "encoding="}) {
    std::size_t at = head.find(key);
    if (at == std::string::npos) continue;
    at += key.size();
    if (at < head.size() && (head[at] == '"' || head[at] == '\'')) ++at;
    std::size_t end = at;
    while (end < head.size() &&
           (std::isalnum(static_cast<unsigned char>(head[end])) || head[end] == '-' || head[end] == '_'))
      ++end;
    if (end > at && end - at < 24) return head.substr(at, end - at);
  }
  return "";
}

std::string guessed_charset(std::string_view bytes) {
  uchardet_t detector = uchardet_new();
  uchardet_handle_data(detector, bytes.data(), std::min(bytes.size(), kGuessBytes));
  uchardet_data_end(detector);
  std::string name = lower(uchardet_get_charset(detector));
  uchardet_delete(detector);
  return name;
}

MappedText repair_utf8(std::string_view bytes) {
  MappedText made;
  for (std::size_t at = 0; at < bytes.size();) {
    std::size_t bad = first_invalid_utf8(bytes.substr(at));
    if (bad == std::string_view::npos) bad = bytes.size() - at;
    made.text.append(bytes, at, bad);
    made.map.copy(at, bad);
    at += bad;
    if (at >= bytes.size()) break;
    made.text += kReplacement;
    made.map.replace(kReplacement.size(), at, 1);
    ++at;
  }
  return made;
}

// One character at a time through a small output buffer, so that each piece of output knows its input bytes.
bool convert(std::string_view bytes, const std::string& charset, MappedText& made) {
  iconv_t handle = iconv_open("UTF-8", charset.c_str());
  if (handle == reinterpret_cast<iconv_t>(-1)) return false;
  char* in = const_cast<char*>(bytes.data());
  std::size_t left = bytes.size();
  while (left > 0) {
    char buffer[8];
    std::size_t take = 1, used = 0, got = 0;
    // The shortest run of input bytes that yields output is one character (longest: 4 bytes and shift sequences).
    for (; take <= std::min<std::size_t>(left, 8); ++take) {
      char* from = in;
      std::size_t from_left = take;
      char* to = buffer;
      std::size_t to_left = sizeof buffer;
      const std::size_t result = iconv(handle, &from, &from_left, &to, &to_left);
      used = take - from_left;
      got = sizeof buffer - to_left;
      if (result != static_cast<std::size_t>(-1) || used > 0 || errno != EINVAL) break;
    }
    if (used == 0) {
      made.text += kReplacement;
      made.map.replace(kReplacement.size(), static_cast<std::size_t>(in - bytes.data()), 1);
      used = 1;
      iconv(handle, nullptr, nullptr, nullptr, nullptr);
    } else if (got > 0) {
      made.text.append(buffer, got);
      made.map.replace(got, static_cast<std::size_t>(in - bytes.data()), used);
    }
    in += used;
    left -= used;
  }
  iconv_close(handle);
  return true;
}

}  // namespace

TextSpan Decoded::to_input(TextSpan text) const {
  return as_is ? TextSpan{text.begin + begin, text.end + begin} : own.map.to_input(text);
}

Decoded decode(std::string_view bytes) {
  Decoded decoded;
  decoded.charset = "utf-8";
  if (bytes.starts_with("\xEF\xBB\xBF")) decoded.begin = 3;
  if (first_invalid_utf8(bytes.substr(decoded.begin)) == std::string_view::npos &&
      !(decoded.begin == 0 && (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))))
    return decoded;
  decoded.as_is = false;
  bytes = bytes.substr(0, kConvertBytes);
  std::string charset;
  if (bytes.starts_with("\xFF\xFE"))
    charset = "utf-16le";
  else if (bytes.starts_with("\xFE\xFF"))
    charset = "utf-16be";
  if (charset.empty() && decoded.begin == 0) charset = declared_charset(bytes);
  if (charset.empty() || charset == "utf-8" || charset == "utf8") charset = decoded.begin ? "utf-8" : guessed_charset(bytes);
  if (charset == "iso-8859-1" || charset == "ascii" || charset == "latin1") charset = "windows-1252";
  if (!charset.empty() && charset != "utf-8" && convert(bytes, charset, decoded.own)) {
    decoded.charset = charset;
    return decoded;
  }
  decoded.own = repair_utf8(bytes);
  return decoded;
}

}  // namespace netback::read
