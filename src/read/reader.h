// Reads page after page. What a word is does not change from page to page, so the words of all pages are classed once and
// kept; of all else memory alone is. One reader a thread. What is read never depends on what was read before.
#pragma once
#include <memory>
#include <optional>
#include <string_view>

#include "core/date.h"
#include "read/article.h"
#include "read/gazetteer.h"
#include "read/page.h"

namespace netback::read {

struct ReaderMemory;

// A page whose article is found, before any claim is read.
struct FoundPage {
  Decoded decoded;
  RawPage raw;
  Article article;
};
FoundPage find_page(std::string_view bytes, const Lexicon& lexicon);

class Reader {
 public:
  // Both must outlive the reader.
  Reader(const Lexicon& lexicon, const Gazetteer& gazetteer);
  ~Reader();
  Reader(Reader&&) noexcept;
  // As read_page (read.h).
  PageRead read(std::string_view bytes, std::optional<Date> as_of);
  // The second half of it: from the article to its claims. `found` is find_page of these bytes.
  PageRead read(std::string_view bytes, const FoundPage& found, std::optional<Date> as_of);

 private:
  const Lexicon& lexicon_;
  const Gazetteer& gazetteer_;
  std::unique_ptr<ReaderMemory> memory_;
};

}  // namespace netback::read
