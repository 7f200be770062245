#include "read/block_feature.h"

#include <algorithm>
#include <cctype>

namespace netback::read {

bool ends_terminal(std::string_view text) {
  for (;;) {
    if (text.ends_with("”") || text.ends_with("’") || text.ends_with("」") || text.ends_with("»"))
      text.remove_suffix(text.ends_with("»") ? 2 : 3);
    else if (!text.empty() && (text.back() == '"' || text.back() == '\'' || text.back() == ')' || text.back() == ']'))
      text.remove_suffix(1);
    else
      break;
  }
  return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with("…") || text.ends_with("。") ||
         text.ends_with("！") || text.ends_with("？");
}

namespace {

constexpr std::size_t kLongestToVisitor = 6;  // letters of the longest of these words
bool addresses_visitor(std::uint64_t hash) {
  switch (hash) {
    case word_hash("you"):
    case word_hash("your"):
    case word_hash("we"):
    case word_hash("our"):
    case word_hash("us"):
    case word_hash("please"):
    case word_hash("click"):
    case word_hash("i'm"):
    case word_hash("we're"):
    case word_hash("you're"):
    case word_hash("my"):
      return true;
    default:
      return false;
  }
}

bool ascii_letter(char c) { return std::isalnum(static_cast<unsigned char>(c)); }

// The text of a heading without what surrounds its words: "Comments (12):" -> "comments".
std::string bare(const Features& f, const WordBook& book) {
  std::string joined;
  for (const FoldedWord& word : book.words_of(f)) {
    const std::string_view text = book.word(word);
    if (std::isdigit(static_cast<unsigned char>(text[0]))) continue;
    if (!joined.empty()) joined += ' ';
    joined += text;
    if (joined.size() > 60) break;
  }
  return joined;
}

// Does the phrase stand at `at`, whole words?
bool phrase_at(std::string_view text, std::size_t at, std::string_view phrase) {
  return text.compare(at, phrase.size(), phrase) == 0 &&
         (at + phrase.size() >= text.size() || !ascii_letter(text[at + phrase.size()]));
}

}  // namespace

Features WordBook::add(std::string_view text) {
  Features f;
  f.begin = static_cast<std::uint32_t>(folded.size());
  f.first_word = static_cast<std::uint32_t>(words.size());
  fold_into(text, folded);
  f.end = static_cast<std::uint32_t>(folded.size());
  find_words(folded, f.begin, words);
  f.word_count = static_cast<std::uint32_t>(words.size()) - f.first_word;
  f.terminal = ends_terminal(text);
  // What somebody is quoted as saying does not speak to the visitor. Folding made all double quotes one.
  bool quoted = false;
  std::size_t seen = f.begin;
  const bool quotes = folded.find('"', f.begin) != std::string::npos;
  for (const FoldedWord& word : words_of(f)) {
    for (; quotes && seen < word.begin; ++seen) quoted = quoted != (folded[seen] == '"');
    f.second_person += !quoted && word.size <= kLongestToVisitor && addresses_visitor(word.hash);
  }
  return f;
}

BlockRole marked_role(const Features& f, const WordBook& book, const Lexicon& lexicon, bool& section) {
  section = false;
  BlockRole found{Role::body, "", "", kNoBlock};
  const std::size_t length = f.word_count;
  const std::string_view text = book.text_of(f);
  constexpr std::size_t kLongBlock = 40;   // words; one mark in so many is chance
  constexpr std::size_t kMostWords = 120;  // a longer block is no box, whatever it mentions
  if (length > kMostWords) return found;
  std::size_t best_row = lexicon.boilerplate.size();
  const std::string heading = length <= 6 ? bare(f, book) : "";
  bool before_words = true;  // "12 Comments": numbers do not count
  std::vector<std::uint32_t> hit_rows;
  for (const FoldedWord& word : book.words_of(f)) {
    const bool first_word = before_words && !std::isdigit(static_cast<unsigned char>(book.word(word)[0]));
    before_words = before_words && !first_word;
    for (const std::uint32_t r : lexicon.boilerplate_rows(word.hash)) {
      const BoilerplateRow& row = lexicon.boilerplate[r];
      const bool at_start = word.begin == f.begin;
      if (row.where == BoilerplateRow::Where::section ? !(first_word && heading == row.phrase)
                                                      : !phrase_at(text, word.begin - f.begin, row.phrase))
        continue;
      if (row.where == BoilerplateRow::Where::start) {
        if (!at_start || length > 25) continue;
        const bool weak = length > kBodyWords && f.terminal && row.role != Role::error_banner;
        if (weak && f.second_person == 0 && text.size() > row.phrase.size() && text[row.phrase.size()] == ' ') continue;
      }
      if (std::find(hit_rows.begin(), hit_rows.end(), r) != hit_rows.end()) continue;
      hit_rows.push_back(r);
      const bool heads = row.where == BoilerplateRow::Where::section;
      // Of several marks the first row of the table names the role; one that heads a section goes before all.
      if ((heads && !section) || (heads == section && r < best_row)) {
        best_row = r;
        found = {row.role, "holds the mark", row.phrase, kNoBlock};
      }
      section = section || heads;
    }
  }
  const std::size_t hits = hit_rows.size();
  // "Disclaimer of warranties:" heads what follows whatever its words.
  if (found.role == Role::disclaimer && length > 0 && length <= 6 && text.ends_with(':')) section = true;
  if (section || length <= 12) return found;
  if (hits >= 2 && (length <= kLongBlock || f.second_person > 0 || found.role == Role::disclaimer)) return found;
  if (length > kLongBlock) return {Role::body, "", "", kNoBlock};
  if (hits == 1 && (f.second_person > 0 || length <= 25)) {
    if (f.second_person == 0 && f.terminal && length >= kBodyWords &&
        found.detail.find("copyright") == std::string_view::npos)
      return {Role::body, "", "", kNoBlock};
    return found;
  }
  return {Role::body, "", "", kNoBlock};
}

}  // namespace netback::read
