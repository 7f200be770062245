// Scraped text: a line is a block, a blank line a gap. Paragraphs broken at a fixed width are put together again: lines
// of one group whose next line goes on in lower case, and in such a group every line near the group's full width.
#include <algorithm>
#include <cctype>

#include "read/page.h"

namespace netback::read {
namespace {

constexpr std::size_t kWrapWidth = 110;

struct Line {
  std::size_t begin = 0, end = 0;
  bool gap = false, joins = false;  // joins: belongs to the line before
};

bool ends_sentence(std::string_view line) {
  const char c = line.back();
  return c == '.' || c == '!' || c == '?' || c == ':' || c == ';' || line.ends_with("\xE2\x80\x9D") || c == '"';
}

// Marks the lines of one blank-delimited group that continue their predecessor.
void mark_wrapped(std::string_view text, std::vector<Line>& lines, std::size_t first, std::size_t last) {
  std::size_t widest = 0, continued = 0;
  const auto words = [&](std::size_t i) { return trim(text.substr(lines[i].begin, lines[i].end - lines[i].begin)); };
  for (std::size_t i = first; i < last; ++i) widest = std::max(widest, words(i).size());
  if (widest > kWrapWidth || last - first < 2) return;
  for (std::size_t i = first + 1; i < last; ++i) {
    if (std::islower(static_cast<unsigned char>(words(i)[0])) && !ends_sentence(words(i - 1))) {
      lines[i].joins = true;
      ++continued;
    }
  }
  if (continued * 5 < last - first || widest < 45) return;
  for (std::size_t i = first + 1; i < last; ++i) {
    const std::string_view next = words(i);
    // A short line after a full stop that is no sentence itself is a heading.
    if (ends_sentence(words(i - 1)) && next.size() * 2 < widest && !ends_sentence(next)) continue;
    const std::size_t first_word = std::min(next.find(' '), next.size());
    if (words(i - 1).size() + first_word + 1 >= widest - 2) lines[i].joins = true;  // the next word did not fit
  }
}

}  // namespace

RawPage split_plain(std::string_view text) {
  std::vector<Line> lines;
  RawPage page;
  bool gap = true;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && text[end] != '\n' && text[end] != '\r' && text[end] != '\f') ++end;
    if (trim(text.substr(at, end - at)).empty()) {
      gap = true;
    } else if (lines.size() >= kBlockLimit) {
      page.cut = true;
      break;
    } else {
      lines.push_back({at, end, gap, false});
      gap = false;
    }
    at = end + (end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
  }
  for (std::size_t first = 0; first < lines.size();) {
    std::size_t last = first + 1;
    while (last < lines.size() && !lines[last].gap) ++last;
    mark_wrapped(text, lines, first, last);
    first = last;
  }
  for (std::size_t i = 0; i < lines.size();) {
    TextBuilder builder;
    RawBlock block;
    block.gap_before = lines[i].gap;
    std::size_t last = i;
    do {
      if (last > i) builder.space(lines[last - 1].end, lines[last].begin - lines[last - 1].end);
      builder.append(text.substr(lines[last].begin, lines[last].end - lines[last].begin), lines[last].begin);
      ++last;
    } while (last < lines.size() && lines[last].joins);
    block.text = builder.take();
    if (!block.text.text.empty()) page.blocks.push_back(std::move(block));
    i = last;
  }
  return page;
}

}  // namespace netback::read
