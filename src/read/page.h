// Bytes to blocks: what a reader of the page would see as separate lines and paragraphs, with the hints that HTML gives.
// Plain text: a line is a block (hard-wrapped lines of one paragraph are joined). Example: "<p>One</p>two" -> 2 blocks.
// There is no tree: blocks stand in page order in one text, and a container is a run of them.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "read/charset.h"
#include "read/claim.h"
#include "read/text.h"

namespace netback::read {

enum class Tag : std::uint8_t { none, paragraph, heading, main_heading, list_item, cell, quotation };

struct RawBlock {
  TextSpan span;                 // of RawPage::text
  std::uint32_t container = 0;   // innermost
  std::uint32_t link_bytes = 0;  // bytes of the block inside <a>
  Tag tag = Tag::none;
  bool gap_before = true;  // a blank line or a block tag stands before it
};

// A box of HTML: <div>, <p>, <li>, or an inline element whose name is a hint. Plain text has the outermost one alone.
struct Container {
  std::uint32_t parent = 0;                      // below the own index; the outermost (0) is its own parent
  std::uint32_t first_block = 0, end_block = 0;  // blocks inside, with those of inner containers
  Role hint = Role::body;                        // role that its name suggests; body = none
  bool flow = false;                             // a paragraph, list or table: part of the text of the box around it
  bool article = false;                          // <article>, <main>
  bool story = false;  // says that it holds the story: itemprop=articleBody, class=entry-content
  std::string_view why;  // the hint's word; lives for ever
};

// A value of the page's meta data and where it stands.
struct Stated {
  std::string value;
  std::string_view from;  // "JSON-LD", "og:title", ...
  int rank = 0;  // of two, the higher stays, then the earlier
  void offer(std::string told, std::string_view told_from, int told_rank);
};

struct RawPage {
  bool is_html = false;
  bool cut = false;  // there was more than the limits allow
  std::string text;  // of all blocks, a space between two
  OffsetMap map;  // text -> decoded page
  std::vector<RawBlock> blocks;
  std::vector<Container> containers{Container{}};
  Stated title, date, site, author;
  std::string html_title;  // <title>, with the site's name

  std::string_view words(std::size_t block) const { return blocks[block].span.in(text); }
};

// From bytes of a block to the bytes of the page behind them.
class ToPage {
 public:
  ToPage(const RawPage& raw, const RawBlock& block, const Decoded& decoded)
      : raw_(raw), decoded_(decoded), begin_(block.span.begin) {
    if (decoded.as_is)
      if (const auto shift = raw.map.shift(block.span)) shift_ = begin_ + *shift + decoded.begin;
  }
  TextSpan operator()(TextSpan within) const {
    if (shift_) return {within.begin + *shift_, within.end + *shift_};
    return decoded_.to_input(raw_.map.to_input({within.begin + begin_, within.end + begin_}));
  }

 private:
  const RawPage& raw_;
  const Decoded& decoded_;
  std::size_t begin_;
  std::optional<std::size_t> shift_;  // where all of the block stands in the page as it is
};

// Limits: 16 MiB of page, 100,000 blocks, 1 MiB of article text (a long report has 0.1); the rest is not read, and a
// remark says so.
inline constexpr std::size_t kPageLimit = 16 << 20;
inline constexpr std::size_t kBlockLimit = 100'000;
inline constexpr std::size_t kArticleLimit = 1 << 20;

bool looks_like_html(std::string_view text);
RawPage split_html(std::string_view text);
RawPage split_plain(std::string_view text);
// Joins the lines of paragraphs that were broken at a fixed width: blocks without a gap between them.
void join_wrapped(RawPage& page);
// The character an entity at text[at] == '&' stands for, and its length; length 1 and "&" when it is none.
std::string decode_entity(std::string_view text, std::size_t at, std::size_t& length);
// Text with all entities decoded; for attribute values.
std::string decode_entities(std::string_view text);

}  // namespace netback::read
