// Blocks to roles: one title, each body paragraph once, and why everything else is not read. Works on general features
// of a block (length, punctuation, links, place) and the marks of data/lexicon/boilerplate.tsv; no site is known by name.
#pragma once
#include <string>
#include <vector>

#include "read/lexicon.h"
#include "read/page.h"

namespace netback::read {

struct BlockRole {
  Role role = Role::other;
  std::string why;
  std::size_t copy_of = static_cast<std::size_t>(-1);  // index of the block it repeats
};

struct Article {
  std::vector<BlockRole> roles;  // one per block
  std::string title;
  std::size_t title_block = static_cast<std::size_t>(-1);  // npos: the title stands in the page's meta data only
  std::vector<std::size_t> body;                           // block indices in page order
  bool found = false;
};

Article find_article(const RawPage& page, const Lexicon& lexicon);

// Body blocks whose 5-word shingles stand to 80 % in earlier ones become duplicates. Linear: one hash table.
void mark_duplicates(const RawPage& page, const std::vector<std::vector<std::string>>& words, std::vector<BlockRole>& roles);

// "English", another language's name, "a language written in Cyrillic", or empty when there is too little to tell.
std::string language_of(const std::vector<std::vector<std::string>>& words, const std::vector<std::size_t>& body,
                        const Lexicon& lexicon);

}  // namespace netback::read
