#include "read/charset.h"

#include <iconv.h>
#include <uchardet/uchardet.h>

#include <algorithm>
#include <array>
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

// Is the text UTF-8 with a few broken bytes, say a page cut in the middle or a comment pasted in another charset?
bool mostly_utf8(std::string_view bytes) {
  constexpr std::size_t kSeen = 1000, kGoodForBad = 4;
  std::size_t good = 0, bad = 0;
  for (std::size_t at = 0; at < bytes.size() && good + bad < kSeen;) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const std::size_t length = utf8_length(bytes, at);
    (length > 1 ? good : bad) += 1;
    at += length;
  }
  return good >= kGoodForBad * bad && good > 0;
}

// UTF-16 without a byte order mark: Latin text has a zero in every second byte.
std::string utf16_without_mark(std::string_view bytes) {
  constexpr std::size_t kSeen = 512;
  const std::size_t seen = std::min(bytes.size(), kSeen) / 2 * 2;
  if (seen < 16) return "";
  std::size_t even = 0, odd = 0;
  for (std::size_t i = 0; i < seen; i += 2) even += bytes[i] == 0, odd += bytes[i + 1] == 0;
  if (odd * 5 > seen * 2 && even * 50 < seen) return "utf-16le";
  if (even * 5 > seen * 2 && odd * 50 < seen) return "utf-16be";
  return "";
}

// The characters of a charset with one byte each; false when it has longer ones or is none.
bool single_bytes(const std::string& charset, std::array<std::string, 256>& characters) {
  iconv_t handle = iconv_open("UTF-8", charset.c_str());
  if (handle == reinterpret_cast<iconv_t>(-1)) return false;
  bool single = true;
  for (std::size_t i = 0; i < 256 && single; ++i) {
    char in = static_cast<char>(i), buffer[8];
    char *from = &in, *to = buffer;
    std::size_t from_left = 1, to_left = sizeof buffer;
    iconv(handle, nullptr, nullptr, nullptr, nullptr);
    if (iconv(handle, &from, &from_left, &to, &to_left) != static_cast<std::size_t>(-1) && from_left == 0)
      characters[i].assign(buffer, sizeof buffer - to_left);
    else if (errno == EINVAL)
      single = false;
    else
      characters[i] = kReplacement;
    single = single && (i >= 0x80 || characters[i] == std::string(1, static_cast<char>(i)));
  }
  iconv_close(handle);
  return single;
}

// Bytes from `at` on that are ASCII.
std::size_t ascii_run(std::string_view bytes, std::size_t at) {
  std::size_t end = at;
  while (end < bytes.size() && static_cast<unsigned char>(bytes[end]) < 0x80) ++end;
  return end - at;
}

void convert_single(std::string_view bytes, const std::array<std::string, 256>& characters, MappedText& made) {
  for (std::size_t at = 0; at < bytes.size();) {
    if (const std::size_t run = ascii_run(bytes, at); run > 0) {
      made.text.append(bytes, at, run);
      made.map.copy(at, run);
      at += run;
      continue;
    }
    const std::string& character = characters[static_cast<unsigned char>(bytes[at])];
    made.text += character;
    made.map.replace(character.size(), at++, 1);
  }
}

// One character at a time through a small output buffer, so that each piece of output knows its input bytes.
bool convert(std::string_view bytes, const std::string& charset, MappedText& made) {
  if (std::array<std::string, 256> characters; single_bytes(charset, characters)) {
    convert_single(bytes, characters, made);
    return true;
  }
  iconv_t handle = iconv_open("UTF-8", charset.c_str());
  if (handle == reinterpret_cast<iconv_t>(-1)) return false;
  char* in = const_cast<char*>(bytes.data());
  std::size_t left = bytes.size();
  const bool keeps_ascii = !charset.starts_with("utf-") && !charset.starts_with("iso-2022") && !charset.starts_with("hz");
  while (left > 0) {
    const std::size_t at = static_cast<std::size_t>(in - bytes.data());
    if (const std::size_t run = keeps_ascii ? ascii_run(bytes, at) : 0; run > 0) {
      made.text.append(bytes, at, run);
      made.map.copy(at, run);
      in += run;
      left -= run;
      continue;
    }
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
  std::string charset = bytes.starts_with("\xFF\xFE")   ? "utf-16le"
                        : bytes.starts_with("\xFE\xFF") ? "utf-16be"
                                                        : utf16_without_mark(bytes);
  if (bytes.starts_with("\xEF\xBB\xBF")) decoded.begin = 3;
  const bool valid = charset.empty() && first_invalid_utf8(bytes.substr(decoded.begin)) == std::string_view::npos;
  if (valid && bytes.find("\x1B$") == std::string_view::npos) return decoded;  // an escape: ISO-2022-JP is all ASCII
  decoded.as_is = false;
  bytes = bytes.substr(0, kConvertBytes);
  if (charset.empty() && decoded.begin == 0 && !(mostly_utf8(bytes) && !valid)) {
    charset = declared_charset(bytes);
    // UTF-16 could not have been read so far as to see this.
    if (charset.empty() || charset.starts_with("utf")) charset = guessed_charset(bytes);
    if (charset == "iso-8859-1" || charset == "ascii" || charset == "us-ascii" || charset == "latin1")
      charset = "windows-1252";
    if (charset == "gb2312") charset = "gb18030";
  }
  if (!charset.empty() && !charset.starts_with("utf-8") && convert(bytes, charset, decoded.own)) {
    decoded.charset = charset;
    return decoded;
  }
  decoded.own = repair_utf8(bytes);
  return decoded;
}

}  // namespace netback::read
