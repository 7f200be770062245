// Character references of HTML: all numeric ones, and the named ones that news pages use.
#include <algorithm>
#include <array>

#include "read/page.h"

namespace netback::read {
namespace {

struct Named { std::string_view name, text; };
constexpr Named kNamed[] = {
    {"AMP", "&"},    {"Aring", "Å"},  {"Auml", "Ä"},   {"Ccedil", "Ç"}, {"Eacute", "É"}, {"GT", ">"},     {"LT", "<"},
    {"Oslash", "Ø"}, {"Ouml", "Ö"},   {"QUOT", "\""},  {"Uuml", "Ü"},   {"aacute", "á"}, {"acirc", "â"},  {"acute", "´"},
    {"aelig", "æ"},  {"agrave", "à"}, {"amp", "&"},    {"apos", "'"},   {"aring", "å"},  {"atilde", "ã"}, {"auml", "ä"},
    {"bdquo", "„"},  {"bull", "•"},   {"ccedil", "ç"}, {"cent", "¢"},   {"copy", "©"},   {"deg", "°"},    {"eacute", "é"},
    {"ecirc", "ê"},  {"egrave", "è"}, {"ensp", " "},   {"emsp", " "},   {"euml", "ë"},   {"euro", "€"},   {"frac12", "½"},
    {"gt", ">"},     {"hellip", "…"}, {"iacute", "í"}, {"icirc", "î"},  {"iexcl", "¡"},  {"iuml", "ï"},   {"laquo", "«"},
    {"ldquo", "“"},  {"lsaquo", "‹"}, {"lsquo", "‘"},  {"lt", "<"},     {"mdash", "—"},  {"micro", "µ"},  {"middot", "·"},
    {"minus", "−"},  {"nbsp", " "},   {"ndash", "–"},  {"ntilde", "ñ"}, {"oacute", "ó"}, {"ocirc", "ô"},  {"ograve", "ò"},
    {"oslash", "ø"}, {"otilde", "õ"}, {"ouml", "ö"},   {"para", "¶"},   {"plusmn", "±"}, {"pound", "£"},  {"prime", "′"},
    {"quot", "\""},  {"raquo", "»"},  {"rdquo", "”"},  {"reg", "®"},    {"rsaquo", "›"}, {"rsquo", "’"},  {"sbquo", "‚"},
    {"sect", "§"},   {"shy", ""},     {"sup2", "²"},   {"sup3", "³"},   {"szlig", "ß"},  {"thinsp", " "}, {"times", "×"},
    {"trade", "™"},  {"uacute", "ú"}, {"ucirc", "û"},  {"ugrave", "ù"}, {"uuml", "ü"},   {"yen", "¥"},    {"zwj", ""},
    {"zwnj", ""}};

// Windows-1252 values that pages write as &#128;..&#159;; the HTML standard maps them.
constexpr std::array<char32_t, 32> kWindows = {
    0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D, 0x8F,
    0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178};

std::string utf8_of(char32_t point) {
  if (point >= 0x80 && point <= 0x9F) point = kWindows[point - 0x80];
  if (point == 0 || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) point = 0xFFFD;
  std::string made;
  const auto put = [&](char32_t byte) { made += static_cast<char>(byte); };
  if (point < 0x80) {
    put(point);
  } else if (point < 0x800) {
    put(0xC0 | point >> 6), put(0x80 | (point & 0x3F));
  } else if (point < 0x10000) {
    put(0xE0 | point >> 12), put(0x80 | (point >> 6 & 0x3F)), put(0x80 | (point & 0x3F));
  } else {
    put(0xF0 | point >> 18), put(0x80 | (point >> 12 & 0x3F)), put(0x80 | (point >> 6 & 0x3F)), put(0x80 | (point & 0x3F));
  }
  return made;
}

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 99;
}

}  // namespace

std::string decode_entity(std::string_view text, std::size_t at, std::size_t& length) {
  length = 1;
  std::size_t i = at + 1;
  if (i < text.size() && text[i] == '#') {
    int base = 10;
    if (++i < text.size() && (text[i] == 'x' || text[i] == 'X')) base = 16, ++i;
    const std::size_t first = i;
    char32_t point = 0;
    for (; i < text.size() && i < first + 8 && digit_of(text[i]) < base; ++i)
      point = point * static_cast<char32_t>(base) + static_cast<char32_t>(digit_of(text[i]));
    if (i == first) return "&";
    if (i < text.size() && text[i] == ';') ++i;
    length = i - at;
    return utf8_of(point);
  }
  const std::size_t first = i;
  while (i < text.size() && i < first + 8 && std::isalnum(static_cast<unsigned char>(text[i]))) ++i;
  if (i >= text.size() || text[i] != ';') return "&";
  const std::string_view name = text.substr(first, i - first);
  for (const Named& named : kNamed) {
    if (named.name != name) continue;
    length = i + 1 - at;
    return std::string(named.text);
  }
  return "&";
}

std::string decode_entities(std::string_view text) {
  std::string made;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t length = 1;
    if (text[at] == '&')
      made += decode_entity(text, at, length);
    else
      made += text[at];
    at += length;
  }
  return made;
}

}  // namespace netback::read
