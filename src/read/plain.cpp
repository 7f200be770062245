// Scraped text: a line is a block, a blank line a gap. Paragraphs broken at a fixed width are put together again: lines
// of one group whose next line goes on in lower case, and in such a group every line near the group's full width.
#include <algorithm>
#include <array>
#include <cctype>

#include "read/page.h"

namespace netback::read {
namespace {

constexpr std::size_t kWrapWidth = 110;

bool ends_sentence(std::string_view line) {
  const char c = line.back();
  return c == '.' || c == '!' || c == '?' || c == ':' || c == ';' || line.ends_with("\xE2\x80\x9D") || c == '"';
}

// Marks the lines of one group that continue their predecessor.
void mark_wrapped(const RawPage& page, std::size_t first, std::size_t last, std::vector<bool>& joins) {
  std::size_t widest = 0, continued = 0;
  for (std::size_t i = first; i < last; ++i) widest = std::max(widest, page.words(i).size());
  if (widest > kWrapWidth || last - first < 2) return;
  for (std::size_t i = first + 1; i < last; ++i) {
    if (std::islower(static_cast<unsigned char>(page.words(i)[0])) && !ends_sentence(page.words(i - 1))) {
      joins[i] = true;
      ++continued;
    }
  }
  if (continued * 5 < last - first || widest < 45) return;
  for (std::size_t i = first + 1; i < last; ++i) {
    const std::string_view next = page.words(i);
    // A short line after a full stop that is no sentence itself is a heading.
    if (ends_sentence(page.words(i - 1)) && next.size() * 2 < widest && !ends_sentence(next)) continue;
    const std::size_t first_word = std::min(next.find(' '), next.size());
    if (page.words(i - 1).size() + first_word + 1 >= widest - 2) joins[i] = true;  // the next word did not fit
  }
}

// Ends of lines, asked from the front to the back of a text.
class LineEnds {
 public:
  explicit LineEnds(std::string_view text) : text_(text) {}
  std::size_t operator()(std::size_t at) {
    for (Mark& mark : marks_)
      if (mark.next < at || at == 0) mark.next = std::min(text_.find(mark.sign, at), text_.size());
    return std::min({marks_[0].next, marks_[1].next, marks_[2].next});
  }

 private:
  struct Mark {
    char sign;
    std::size_t next;  // place of it
  };
  std::string_view text_;
  std::array<Mark, 3> marks_{{{'\n', 0}, {'\r', 0}, {'\f', 0}}};
};

}  // namespace

void join_wrapped(RawPage& page) {
  std::vector<RawBlock>& blocks = page.blocks;
  std::vector<bool> joins(blocks.size());
  bool any = false;
  for (std::size_t first = 0; first < blocks.size();) {
    std::size_t last = first + 1;
    while (last < blocks.size() && !blocks[last].gap_before && blocks[last].container == blocks[first].container) ++last;
    if (last - first > 1) mark_wrapped(page, first, last, joins);
    any = any || std::find(joins.begin() + static_cast<long>(first), joins.begin() + static_cast<long>(last), true) !=
                     joins.begin() + static_cast<long>(last);
    first = last;
  }
  if (!any) return;
  std::vector<std::uint32_t> place(blocks.size() + 1);  // old index -> new
  std::size_t kept = 0;
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    if (joins[b]) {
      RawBlock& whole = blocks[kept - 1];
      whole.span.end = blocks[b].span.end;
      whole.link_bytes += blocks[b].link_bytes;
    } else {
      blocks[kept++] = blocks[b];
    }
    place[b] = static_cast<std::uint32_t>(kept - 1);
  }
  place[blocks.size()] = static_cast<std::uint32_t>(kept);
  blocks.resize(kept);
  for (Container& container : page.containers) {
    container.first_block = place[container.first_block];
    container.end_block = place[container.end_block];
  }
}

RawPage split_plain(std::string_view text) {
  RawPage page;
  TextBuilder builder;
  bool gap = true;
  LineEnds line_end(text);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = line_end(at);
    if (page.blocks.size() >= kBlockLimit) {
      page.cut = true;
      break;
    }
    builder.append(text.substr(at, end - at), at);
    if (builder.empty()) {
      builder.end_block(end);
      gap = true;
    } else {
      page.blocks.push_back({builder.end_block(end), 0, 0, Tag::none, gap});
      gap = false;
    }
    at = end + (end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
  }
  page.containers[0].end_block = static_cast<std::uint32_t>(page.blocks.size());
  MappedText made = builder.take();
  page.text = std::move(made.text);
  page.map = std::move(made.map);
  join_wrapped(page);
  return page;
}

}  // namespace netback::read
