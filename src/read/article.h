// Blocks to roles: one title, each body paragraph once, and why everything else is not read. Works on general features
// of a block (length, punctuation, links, place) and the marks of data/lexicon/boilerplate.tsv; no site is known by name.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "read/lexicon.h"
#include "read/page.h"

namespace netback::read {

struct BlockRole {
  Role role = Role::other;
  std::string_view why;     // lives for ever
  std::string_view detail;  // of the page or the lexicon: the mark, the heading
  std::size_t copy_of = static_cast<std::size_t>(-1);  // index of the block it repeats
};

struct Article {
  std::vector<BlockRole> roles;  // one per block
  std::string title;
  std::string_view title_from;   // "page", or where the meta data states it
  std::size_t title_block = static_cast<std::size_t>(-1);  // npos: the title stands in the page's meta data only
  bool title_sure = false;       // a heading that the meta data's title confirms
  std::vector<std::size_t> body;                           // block indices in page order
  std::string_view missing;      // without an article: why there is none
  std::string language = "English";  // of the body, as LanguageVote names it
  bool found = false;
};

Article find_article(const RawPage& page, const Lexicon& lexicon);
// Body and headings between them, a block a line.
std::string article_text(const RawPage& page, const Article& article);

// The box that holds the story: the one whose paragraphs outweigh what else is in it by most. `roles` gets the reason for
// blocks that a box inside it, or the page around it, rules out. With `use_hints` false only weights count.
struct StoryBox {
  std::size_t first = 0, end = 0;        // blocks
  std::vector<std::uint32_t> home;       // of each container: the box whose running text it belongs to
  std::vector<double> mass;              // bytes of paragraphs of which a container is the home
  std::uint32_t main = 0;                // home of most
  std::vector<char> inside_main;         // containers within it
};
StoryBox find_story_box(const RawPage& page, bool use_hints, std::vector<BlockRole>& roles);

}  // namespace netback::read
