#include "read/token.h"

#include <algorithm>
#include <array>
#include <utility>

#include "read/text.h"

namespace netback::read {
namespace {

std::size_t char_length(std::string_view text, std::size_t at) {
  const unsigned char lead = static_cast<unsigned char>(text[at]);
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return std::min(length, text.size() - at);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr std::array<bool, 256> kLetterOrDigit = [] {
  std::array<bool, 256> made{};
  for (const auto& [first, last] : {std::pair{'0', '9'}, std::pair{'A', 'Z'}, std::pair{'a', 'z'}})
    for (char c = first; c <= last; ++c) made[static_cast<unsigned char>(c)] = true;
  return made;
}();
bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
bool letter_or_digit(char c) { return kLetterOrDigit[static_cast<unsigned char>(c)]; }

}  // namespace

// Typographic marks as their plain counterparts; 0 = a letter of some alphabet.
char mark_of(std::string_view ch) {
  if (ch.size() > 3) return 0;
  if (ch.size() == 1) return static_cast<unsigned char>(ch[0]) < 0x80 && !is_letter(ch[0]) && !is_digit(ch[0]) ? ch[0] : 0;
  if (ch == "“" || ch == "”" || ch == "„" || ch == "«" || ch == "»") return '"';
  if (ch == "‘" || ch == "’" || ch == "‛") return '\'';
  if (ch == "–" || ch == "—" || ch == "―" || ch == "−") return '-';
  if (ch == "…" || ch == "•" || ch == "·") return '.';
  if (ch == "€" || ch == "£" || ch == "¥") return '$';
  if (ch == "\xEF\xBF\xBD") return '?';
  return 0;
}

namespace {

class Tokenizer {
 public:
  Tokenizer(std::string_view text, TextSpan part, Vocabulary& vocabulary, Tokens& tokens)
      : text_(text.substr(0, part.end)), at_(part.begin), vocabulary_(vocabulary), tokens_(tokens) {}
  void run();

 private:
  std::size_t word_end(std::size_t at) const;
  bool ends_word(std::size_t at) const;
  void push(std::size_t begin, std::size_t end) { vocabulary_.ask(text_, {begin, end}); }
  void push_word(std::size_t begin, std::size_t end);

  std::string_view text_;
  std::size_t at_;
  Vocabulary& vocabulary_;
  Tokens& tokens_;
};

// The word ends before `at`, a place after letters and digits; where that takes a closer look, no.
bool Tokenizer::ends_word(std::size_t at) const {
  if (at == text_.size() || text_[at] == ' ') return true;
  const bool plain_next = at + 1 == text_.size() || (is_ascii(text_[at + 1]) && !letter_or_digit(text_[at + 1]));
  return plain_next && (text_[at] == ',' || text_[at] == '.');
}

// Letters and digits; apostrophes, hyphens, periods and commas only where they join (it's, lng-arc7, U.S., 1,200.5).
std::size_t Tokenizer::word_end(std::size_t at) const {
  std::size_t i = at;
  while (i < text_.size()) {
    if (letter_or_digit(text_[i])) {
      ++i;
      continue;
    }
    const std::size_t length = char_length(text_, i);
    const std::string_view ch = text_.substr(i, length);
    const char mark = mark_of(ch);
    if (mark == 0) {
      i += length;
      continue;
    }
    const std::size_t next = i + length;
    const bool more = next < text_.size() && mark_of(text_.substr(next, char_length(text_, next))) == 0;
    const char last = text_[i - 1];
    if (i == at) break;
    if ((mark == '\'' || ch == "-" || ch == "&" || ch == "_") && more) {
      i = next;
    } else if (ch == "." && more && (is_digit(last) == is_digit(text_[next]))) {
      i = next;
    } else if (ch == "." && !more && i >= at + 3 && text_[i - 2] == '.' && is_letter(last)) {
      return next;  // the last period of "U.S.", "a.m."
    } else if (ch == "," && more && is_digit(last) && is_digit(text_[next])) {
      i = next;
    } else {
      break;
    }
  }
  return i;
}

void Tokenizer::push_word(std::size_t begin, std::size_t end) {
  const std::string_view word = text_.substr(begin, end - begin);
  // The last apostrophe parts a possessive or a contraction.
  std::size_t cut = word.rfind('\'');
  std::size_t width = 1;
  if (const std::size_t curly = word.rfind("’");
      curly != std::string_view::npos && (cut == std::string_view::npos || curly > cut))
    cut = curly, width = 3;
  if (cut == std::string_view::npos || cut == 0) return push(begin, end);
  const std::string tail = fold(word.substr(cut + width));
  if (tail == "t" && cut > 1 && (word[cut - 1] == 'n' || word[cut - 1] == 'N')) {
    push(begin, begin + cut - 1);
    return push(begin + cut - 1, end);
  }
  if (tail == "s" || tail == "re" || tail == "ve" || tail == "ll" || tail == "d" || tail == "m") {
    push(begin, begin + cut);
    return push(begin + cut, end);
  }
  push(begin, end);
}

// The nearest quotation mark before a word inside quotation marks opens: it touches the word after it and not the one
// before.
void mark_quoted(Tokens& tokens) {
  bool quoted = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    tokens[i].quoted = quoted;
    if (tokens[i].mark != '"') continue;
    const bool touches_next = i + 1 < tokens.size() && tokens[i].at.end == tokens[i + 1].at.begin;
    const bool touches_last = i > 0 && tokens[i - 1].at.end == tokens[i].at.begin;
    quoted = touches_next && !touches_last;
  }
}

void Tokenizer::run() {
  tokens_.reserve((text_.size() - at_) / 4);
  while (at_ < text_.size()) {
    if (text_[at_] == ' ') {
      ++at_;
      continue;
    }
    std::size_t plain = at_;  // end of the letters and digits
    while (plain < text_.size() && letter_or_digit(text_[plain])) ++plain;
    if (plain > at_ && ends_word(plain)) {
      push(at_, plain);
      at_ = plain;
      continue;
    }
    const std::size_t length = char_length(text_, at_);
    const char mark = mark_of(text_.substr(at_, length));
    if (mark == ' ') {
      at_ += length;
    } else if (mark != 0) {
      push(at_, at_ + length);
      at_ += length;
    } else {
      const std::size_t end = std::max(word_end(at_), at_ + length);
      push_word(at_, end);
      at_ = end;
    }
  }
  vocabulary_.answer(text_, [&](TextSpan at, const Vocabulary::Entry& entry) {
    tokens_.emplace_back(entry.known, at);
    tokens_.classes |= entry.known.classes;
    tokens_.cues |= entry.known.cues;
    tokens_.words |= entry.bit;
  });
  mark_quoted(tokens_);
}

}  // namespace

void tokenize(std::string_view text, TextSpan part, Vocabulary& vocabulary, Tokens& tokens) {
  std::vector<Token> memory = std::move(tokens);
  memory.clear();
  tokens = Tokens{std::move(memory)};
  Tokenizer(text, part, vocabulary, tokens).run();
}

Tokens tokenize(std::string_view text, TextSpan part, Vocabulary& vocabulary) {
  Tokens tokens;
  tokenize(text, part, vocabulary, tokens);
  return tokens;
}

}  // namespace netback::read
