#include "read/block_feature.h"

#include <algorithm>
#include <cctype>
#include <unordered_set>

namespace netback::read {
namespace {

bool ends_terminal(std::string_view text) {
  for (;;) {
    if (text.ends_with("”") || text.ends_with("’") || text.ends_with("»"))
      text.remove_suffix(text.ends_with("»") ? 2 : 3);
    else if (!text.empty() && (text.back() == '"' || text.back() == '\'' || text.back() == ')' || text.back() == ']'))
      text.remove_suffix(1);
    else
      break;
  }
  return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with("…");
}
// The text of a heading without what surrounds its words: "Comments (12):" -> "comments".
std::string bare(const Features& f) {
  std::string joined;
  for (const std::string& word : f.words) {
    if (std::isdigit(static_cast<unsigned char>(word[0]))) continue;
    if (!joined.empty()) joined += ' ';
    joined += word;
    if (joined.size() > 60) break;
  }
  return joined;
}

bool has_phrase(const std::string& text, const std::string& phrase) {
  const std::size_t at = text.find(phrase);
  if (at == std::string::npos) return false;
  const auto letter = [&](std::size_t i) { return i < text.size() && std::isalnum(static_cast<unsigned char>(text[i])); };
  return !(at > 0 && letter(at - 1)) && !letter(at + phrase.size());
}

}  // namespace

Features features_of(const RawBlock& block) {
  Features f;
  const std::string& text = block.text.text;
  f.words = fold_words(text);
  f.folded = fold(std::string_view(text).substr(0, 4000));
  f.terminal = ends_terminal(text);
  for (std::size_t i = 0; i + 1 < text.size(); ++i)
    f.sentences += (text[i] == '.' || text[i] == '!' || text[i] == '?') && text[i + 1] == ' ';
  f.sentences += f.terminal;
  static const std::unordered_set<std::string> kAddress = {"you",   "your", "we",    "our",    "us", "please",
                                                           "click", "i'm",  "we're", "you're", "my"};
  // What somebody is quoted as saying does not speak to the visitor.
  std::string outside;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (text.compare(i, 3, "“") == 0) quoted = true;
    if (text.compare(i, 3, "”") == 0) quoted = false;
    if (!quoted) outside += text[i];
  }
  for (const std::string& word : fold_words(outside)) f.second_person += kAddress.contains(word);
  return f;
}
BlockRole marked_role(const Features& f, const Lexicon& lexicon, bool& section) {
  section = false;
  BlockRole found{Role::body, "", kNoBlock};
  std::size_t hits = 0;
  const std::string heading = f.words.size() <= 6 ? bare(f) : "";
  const std::size_t length = f.words.size();
  for (const BoilerplateRow& row : lexicon.boilerplate) {
    bool hit = false;
    if (row.where == BoilerplateRow::Where::section)
      hit = !heading.empty() && heading == row.phrase;
    else if (row.where == BoilerplateRow::Where::start)
      hit = length <= 25 && f.folded.compare(0, row.phrase.size(), row.phrase) == 0 &&
            (f.folded.size() == row.phrase.size() || !std::isalpha(static_cast<unsigned char>(f.folded[row.phrase.size()])));
    else
      hit = length <= 120 && has_phrase(f.folded, row.phrase);
    if (!hit) continue;
    const bool weak_start =
        row.where == BoilerplateRow::Where::start && length > kBodyWords && f.terminal && row.role != Role::error_banner;
    if (weak_start && f.second_person == 0 && f.folded[row.phrase.size()] == ' ') continue;
    ++hits;
    if (row.where == BoilerplateRow::Where::section) section = true;
    if (found.role == Role::body || section) found = {row.role, "holds the mark '" + row.phrase + "'", kNoBlock};
  }
  // "Disclaimer of warranties:" heads what follows whatever its words.
  if (found.role == Role::disclaimer && length > 0 && length <= 6 && f.folded.ends_with(':')) section = true;
  if (section || hits >= 2 || length <= 12) return found;
  if (hits == 1 && (f.second_person > 0 || length <= 25)) {
    if (f.second_person == 0 && f.terminal && length >= kBodyWords && found.why.find("copyright") == std::string::npos)
      return {Role::body, "", kNoBlock};
    return found;
  }
  return {Role::body, "", kNoBlock};
}

}  // namespace netback::read
