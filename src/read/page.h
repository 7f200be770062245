// Bytes to blocks: what a reader of the page would see as separate lines and paragraphs, with the hints that HTML gives.
// Plain text: a line is a block (hard-wrapped lines of one paragraph are joined). Example: "<p>One</p>two" -> 2 blocks.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "read/charset.h"
#include "read/claim.h"
#include "read/text.h"

namespace netback::read {

enum class Tag : std::uint8_t { none, paragraph, heading, main_heading, list_item, cell };

struct RawBlock {
  MappedText text;  // maps to the decoded text
  Tag tag = Tag::none;
  std::size_t link_bytes = 0;  // bytes of `text` inside <a>
  Role hint = Role::body;      // role that a container suggests; body = no hint
  std::string hint_why;
  bool gap_before = true;  // a blank line or a block tag stands before it
  bool in_article = false;
};

struct RawPage {
  bool is_html = false;
  bool cut = false;  // there was more than the limits allow
  std::vector<RawBlock> blocks;
  std::string meta_title, html_title, meta_date;  // og:title or JSON-LD headline; <title>; datePublished
};

// Limits: 16 MiB of page, 100,000 blocks, 1 MiB of article text (a long report has 0.1); the rest is not read, and a
// remark says so.
inline constexpr std::size_t kPageLimit = 16 << 20;
inline constexpr std::size_t kBlockLimit = 100'000;
inline constexpr std::size_t kArticleLimit = 1 << 20;

bool looks_like_html(std::string_view text);
RawPage split_html(std::string_view text);
RawPage split_plain(std::string_view text);
// The character an entity at text[at] == '&' stands for, and its length; length 1 and "&" when it is none.
std::string decode_entity(std::string_view text, std::size_t at, std::size_t& length);
// Text with all entities decoded; for attribute values.
std::string decode_entities(std::string_view text);

}  // namespace netback::read
