// Character references of HTML: all numeric ones, those named in HTML 4, and the letters of European names.
#include <algorithm>
#include <array>

#include "read/page.h"

namespace netback::read {
namespace {

struct Named { std::string_view name, text; };
// Sorted by name, for the search.
constexpr Named kNamed[] = {
    {"AElig", "Æ"},   {"AMP", "&"},     {"Aacute", "Á"},   {"Acirc", "Â"},   {"Agrave", "À"},  {"Alpha", "Α"},
    {"Aring", "Å"},   {"Atilde", "Ã"},  {"Auml", "Ä"},     {"Beta", "Β"},    {"COPY", "©"},    {"Cacute", "Ć"},
    {"Ccaron", "Č"},  {"Ccedil", "Ç"},  {"Chi", "Χ"},      {"Dagger", "‡"},  {"Delta", "Δ"},   {"ETH", "Ð"},
    {"Eacute", "É"},  {"Ecirc", "Ê"},   {"Egrave", "È"},   {"Epsilon", "Ε"}, {"Eta", "Η"},     {"Euml", "Ë"},
    {"GT", ">"},      {"Gamma", "Γ"},   {"Iacute", "Í"},   {"Icirc", "Î"},   {"Idot", "İ"},    {"Igrave", "Ì"},
    {"Iota", "Ι"},    {"Iuml", "Ï"},    {"Kappa", "Κ"},    {"LT", "<"},      {"Lambda", "Λ"},  {"Lstrok", "Ł"},
    {"Mu", "Μ"},      {"NewLine", " "}, {"Ntilde", "Ñ"},   {"Nu", "Ν"},      {"OElig", "Œ"},   {"Oacute", "Ó"},
    {"Ocirc", "Ô"},   {"Ograve", "Ò"},  {"Omega", "Ω"},    {"Omicron", "Ο"}, {"Oslash", "Ø"},  {"Otilde", "Õ"},
    {"Ouml", "Ö"},    {"Phi", "Φ"},     {"Pi", "Π"},       {"Prime", "″"},   {"Psi", "Ψ"},     {"QUOT", "\""},
    {"REG", "®"},     {"Rho", "Ρ"},     {"Scaron", "Š"},   {"Scedil", "Ş"},  {"Sigma", "Σ"},   {"THORN", "Þ"},
    {"Tab", " "},     {"Tau", "Τ"},     {"Theta", "Θ"},    {"Uacute", "Ú"},  {"Ucirc", "Û"},   {"Ugrave", "Ù"},
    {"Upsilon", "Υ"}, {"Uuml", "Ü"},    {"Xi", "Ξ"},       {"Yacute", "Ý"},  {"Yuml", "Ÿ"},    {"Zcaron", "Ž"},
    {"Zeta", "Ζ"},    {"aacute", "á"},  {"abreve", "ă"},   {"acirc", "â"},   {"acute", "´"},   {"aelig", "æ"},
    {"agrave", "à"},  {"alefsym", "ℵ"}, {"alpha", "α"},    {"amp", "&"},     {"and", "∧"},     {"ang", "∠"},
    {"aogon", "ą"},   {"apos", "'"},    {"aring", "å"},    {"ast", "*"},     {"asymp", "≈"},   {"atilde", "ã"},
    {"auml", "ä"},    {"bdquo", "„"},   {"beta", "β"},     {"brvbar", "¦"},  {"bull", "•"},    {"cacute", "ć"},
    {"cap", "∩"},     {"ccaron", "č"},  {"ccedil", "ç"},   {"cedil", "¸"},   {"cent", "¢"},    {"chi", "χ"},
    {"circ", "ˆ"},    {"clubs", "♣"},   {"colon", ":"},    {"comma", ","},   {"commat", "@"},  {"cong", "≅"},
    {"copy", "©"},    {"crarr", "↵"},   {"cup", "∪"},      {"curren", "¤"},  {"dArr", "⇓"},    {"dagger", "†"},
    {"darr", "↓"},    {"dash", "‐"},    {"deg", "°"},      {"delta", "δ"},   {"diams", "♦"},   {"divide", "÷"},
    {"dollar", "$"},  {"eacute", "é"},  {"ecaron", "ě"},   {"ecirc", "ê"},   {"egrave", "è"},  {"empty", "∅"},
    {"emsp", " "},    {"ensp", " "},    {"eogon", "ę"},    {"epsilon", "ε"}, {"equiv", "≡"},   {"eta", "η"},
    {"eth", "ð"},     {"euml", "ë"},    {"euro", "€"},     {"excl", "!"},    {"exist", "∃"},   {"fnof", "ƒ"},
    {"forall", "∀"},  {"frac12", "½"},  {"frac14", "¼"},   {"frac34", "¾"},  {"frasl", "⁄"},   {"gamma", "γ"},
    {"gbreve", "ğ"},  {"ge", "≥"},      {"gt", ">"},       {"hArr", "⇔"},    {"harr", "↔"},    {"hearts", "♥"},
    {"hellip", "…"},  {"hyphen", "‐"},  {"iacute", "í"},   {"icirc", "î"},   {"iexcl", "¡"},   {"igrave", "ì"},
    {"image", "ℑ"},   {"imath", "ı"},   {"infin", "∞"},    {"int", "∫"},     {"iota", "ι"},    {"iquest", "¿"},
    {"isin", "∈"},    {"iuml", "ï"},    {"kappa", "κ"},    {"lArr", "⇐"},    {"lambda", "λ"},  {"lang", "〈"},
    {"laquo", "«"},   {"larr", "←"},    {"lceil", "⌈"},    {"ldquo", "“"},   {"le", "≤"},      {"lfloor", "⌊"},
    {"lowast", "∗"},  {"lowbar", "_"},  {"loz", "◊"},      {"lpar", "("},    {"lrm", ""},      {"lsaquo", "‹"},
    {"lsqb", "["},    {"lsquo", "‘"},   {"lstrok", "ł"},   {"lt", "<"},      {"macr", "¯"},    {"mdash", "—"},
    {"micro", "µ"},   {"middot", "·"},  {"minus", "−"},    {"mu", "μ"},      {"nabla", "∇"},   {"nacute", "ń"},
    {"nbsp", " "},    {"ndash", "–"},   {"ne", "≠"},       {"ni", "∋"},      {"not", "¬"},     {"notin", "∉"},
    {"nsub", "⊄"},    {"ntilde", "ñ"},  {"nu", "ν"},       {"num", "#"},     {"oacute", "ó"},  {"ocirc", "ô"},
    {"odblac", "ő"},  {"oelig", "œ"},   {"ograve", "ò"},   {"oline", "‾"},   {"omega", "ω"},   {"omicron", "ο"},
    {"oplus", "⊕"},   {"or", "∨"},      {"ordf", "ª"},     {"ordm", "º"},    {"oslash", "ø"},  {"otilde", "õ"},
    {"otimes", "⊗"},  {"ouml", "ö"},    {"para", "¶"},     {"part", "∂"},    {"percnt", "%"},  {"period", "."},
    {"permil", "‰"},  {"perp", "⊥"},    {"phi", "φ"},      {"pi", "π"},      {"piv", "ϖ"},     {"plus", "+"},
    {"plusmn", "±"},  {"pound", "£"},   {"prime", "′"},    {"prod", "∏"},    {"prop", "∝"},    {"psi", "ψ"},
    {"quest", "?"},   {"quot", "\""},   {"rArr", "⇒"},     {"radic", "√"},   {"rang", "〉"},   {"raquo", "»"},
    {"rarr", "→"},    {"rcaron", "ř"},  {"rceil", "⌉"},    {"rdquo", "”"},   {"real", "ℜ"},    {"reg", "®"},
    {"rfloor", "⌋"},  {"rho", "ρ"},     {"rlm", ""},       {"rpar", ")"},    {"rsaquo", "›"},  {"rsqb", "]"},
    {"rsquo", "’"},   {"sacute", "ś"},  {"sbquo", "‚"},    {"scaron", "š"},  {"scedil", "ş"},  {"sdot", "⋅"},
    {"sect", "§"},    {"semi", ";"},    {"shy", ""},       {"sigma", "σ"},   {"sigmaf", "ς"},  {"sim", "∼"},
    {"sol", "/"},     {"spades", "♠"},  {"sub", "⊂"},      {"sube", "⊆"},    {"sum", "∑"},     {"sup", "⊃"},
    {"sup1", "¹"},    {"sup2", "²"},    {"sup3", "³"},     {"supe", "⊇"},    {"szlig", "ß"},   {"tau", "τ"},
    {"there4", "∴"},  {"theta", "θ"},   {"thetasym", "ϑ"}, {"thinsp", " "},  {"thorn", "þ"},   {"tilde", "˜"},
    {"times", "×"},   {"trade", "™"},   {"uArr", "⇑"},     {"uacute", "ú"},  {"uarr", "↑"},    {"ucirc", "û"},
    {"udblac", "ű"},  {"ugrave", "ù"},  {"uml", "¨"},      {"upsih", "ϒ"},   {"upsilon", "υ"}, {"uuml", "ü"},
    {"verbar", "|"},  {"weierp", "℘"},  {"xi", "ξ"},       {"yacute", "ý"},  {"yen", "¥"},     {"yuml", "ÿ"},
    {"zacute", "ź"},  {"zcaron", "ž"},  {"zdot", "ż"},     {"zeta", "ζ"},    {"zwj", ""},      {"zwnj", ""}};
static_assert(std::ranges::is_sorted(kNamed, {}, &Named::name));

constexpr std::size_t kNameLimit = 8;  // of a name in the table

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
  while (i < text.size() && i < first + kNameLimit && std::isalnum(static_cast<unsigned char>(text[i]))) ++i;
  const std::string_view name = text.substr(first, i - first);
  const bool closed = i < text.size() && text[i] == ';';
  // Old pages leave out the semicolon of the commonest; "&copy2" stays what it is.
  if (!closed && name != "nbsp" && name != "amp" && name != "quot" && name != "lt" && name != "gt") return "&";
  const Named* found = std::ranges::lower_bound(kNamed, name, {}, &Named::name);
  if (found == std::end(kNamed) || found->name != name) return "&";
  length = i + closed - at;
  return std::string(found->text);
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
