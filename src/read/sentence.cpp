#include "read/sentence.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "read/word_set.h"

namespace netback::read {
namespace {

constexpr std::size_t kSentenceLimit = 1000;

// Never the end of a sentence before a capital.
constexpr WordSet kBeforeName{"mr",  "mrs",  "ms",  "dr",  "prof", "gen", "col", "lt",  "sgt", "capt", "sen", "rep",
                              "gov", "pres", "hon", "rev", "st",   "vs",  "e.g", "i.e", "cf",  "al",   "maj", "adm"};
// The end of a sentence only before a word that begins sentences.
constexpr WordSet kMaybeEnd{"u.s", "u.k", "u.n",    "e.u", "u.a.e", "a.m", "p.m", "inc",  "ltd", "co",   "corp",
                            "plc", "jan", "feb",    "mar", "apr",   "jun", "jul", "aug",  "sep", "sept", "oct",
                            "nov", "dec", "approx", "est", "etc",   "s.a", "d.c", "ph.d", "j.p", "n.v",  "b.v"};
constexpr WordSet kStarters{"the",       "it",       "a",    "an",    "in",      "on",        "at",        "she",
                            "they",      "we",       "and",  "but",   "however", "this",      "that",      "these",
                            "those",     "its",      "her",  "their", "there",   "after",     "before",    "while",
                            "as",        "from",     "with", "when",  "if",      "according", "meanwhile", "last",
                            "earlier",   "also",     "some", "many",  "most",    "one",       "two",       "several",
                            "officials", "analysts", "no",   "not",   "under",   "despite",   "since"};

// Bytes at which there is something to decide: marks that may end a sentence, quotation marks, signs of several bytes.
constexpr std::array<bool, 256> kLook = [] {
  std::array<bool, 256> look{};
  for (const char c : {'.', '!', '?', '"', '\xE2'}) look[static_cast<unsigned char>(c)] = true;
  return look;
}();

// Up to sixteen letters, digits and periods in lower case.
struct ShortWord {
  std::array<char, 16> letters;
  std::size_t size = 0;
  explicit ShortWord(std::string_view text) {
    for (const char c : text) letters[size++] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  std::string_view text() const { return {letters.data(), size}; }
};

struct Splitter {
  std::string_view text;
  std::vector<Sentence> sentences;
  std::size_t begin = 0;
  bool quoted = false, began_quoted = false;

  void cut(std::size_t end, std::size_t next) {
    while (begin < end && text[begin] == ' ') ++begin;
    if (begin < end) sentences.push_back({{begin, end}, began_quoted, quoted});
    begin = next;
    began_quoted = quoted;
  }
};

ShortWord word_before(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && at - begin < 16 &&
         (std::isalnum(static_cast<unsigned char>(text[begin - 1])) || text[begin - 1] == '.'))
    --begin;
  return ShortWord(text.substr(begin, at - begin));
}

bool starts_sentence(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && end - at < 16 && std::isalpha(static_cast<unsigned char>(text[end]))) ++end;
  return kStarters.has(ShortWord(text.substr(at, end - at)).text());
}

bool ends_here(std::string_view text, std::size_t period, std::size_t next) {
  if (next >= text.size()) return true;
  const unsigned char c = static_cast<unsigned char>(text[next]);
  if (std::islower(c)) return false;
  if (text[period] != '.') return true;
  const ShortWord before = word_before(text, period);
  const std::string_view word = before.text();
  // An initial, "J. Smith"; not "on X. It", "the 10-Q. Fees".
  if (word.size() == 1 && std::isalpha(static_cast<unsigned char>(word[0])) && word != "i" &&
      !(period >= 2 && text[period - 2] == '-')) {
    return word == "x" && starts_sentence(text, next);
  }
  if (kBeforeName.has(word)) return false;
  if (word == "no" || word == "nos") return !std::isdigit(c);
  if (kMaybeEnd.has(word)) {
    return starts_sentence(text, next);
  }
  return true;
}

}  // namespace

std::vector<Sentence> split_sentences(std::string_view text) {
  Splitter splitter;
  splitter.text = text;
  splitter.sentences.reserve(text.size() / 64 + 1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t short_until = std::min(text.size(), splitter.begin + kSentenceLimit + 1);
    while (i < short_until && !kLook[static_cast<unsigned char>(text[i])]) ++i;
    if (i >= text.size()) break;
    const std::string_view three = text.substr(i, 3);
    if (three == "“" || three == "”") splitter.quoted = three == "“";
    if (text[i] == '"') splitter.quoted = !splitter.quoted;
    if (i - splitter.begin > kSentenceLimit && i > splitter.begin && text[i] == ' ') {
      splitter.cut(i, i + 1);
      continue;
    }
    if (i - splitter.begin > kSentenceLimit + 400 && (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80)
      splitter.cut(i, i);
    const bool ellipsis = three == "…";
    if (text[i] != '.' && text[i] != '!' && text[i] != '?' && !ellipsis) continue;
    const std::size_t mark = i;
    std::size_t end = i + (ellipsis ? 3 : 1);
    while (end < text.size() && (text[end] == '.' || text[end] == '!' || text[end] == '?')) ++end;
    for (;;) {  // closing quotes and brackets belong to the sentence
      if (text.substr(end, 3) == "”")
        splitter.quoted = false, end += 3;
      else if (text.substr(end, 3) == "’")
        end += 3;
      else if (end < text.size() && text[end] == '"' && splitter.quoted)
        splitter.quoted = false, ++end;
      else if (end < text.size() && (text[end] == ')' || text[end] == ']' || text[end] == '\''))
        ++end;
      else
        break;
    }
    if (end < text.size() && text[end] != ' ') {
      i = end - 1;
      continue;
    }
    if (ends_here(text, mark, std::min(end + 1, text.size()))) splitter.cut(end, end);
    i = end - 1;
  }
  splitter.quoted = false;
  splitter.cut(text.size(), text.size());
  return splitter.sentences;
}

}  // namespace netback::read
