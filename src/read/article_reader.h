// The body of an article to claims and attributions: sentences -> pieces -> claims.
#pragma once
#include <vector>

#include "read/article.h"
#include "read/attribution.h"
#include "read/claim_maker.h"

namespace netback::read {

// What goes from page to page: words once classed, and memory, which is not asked for again for every sentence.
struct ReaderMemory {
  ReaderMemory(const Lexicon& lexicon, const AliasIndex& aliases)
      : vocabulary(lexicon, &aliases), events(lexicon, aliases) {}
  Vocabulary vocabulary;
  EventFinder events;
  std::vector<Tokens> tokens;  // of sentences that are done with
};

class ArticleReader {
 public:
  ArticleReader(const RawPage& raw, const Article& article, const Decoded& decoded, const Lexicon& lexicon,
                ReaderMemory& memory, SourceBook& book, ClaimMaker& maker, PageRead& page)
      : raw_(raw),
        article_(article),
        decoded_(decoded),
        lexicon_(lexicon),
        memory_(memory),
        book_(book),
        maker_(maker),
        page_(page) {}
  void read();

 private:
  void read_batch();
  void split(ParagraphRead& paragraph, std::size_t most_bytes);
  void find_pieces(ParagraphRead& paragraph, std::size_t number);

  const RawPage& raw_;
  const Article& article_;
  const Decoded& decoded_;
  const Lexicon& lexicon_;
  ReaderMemory& memory_;
  SourceBook& book_;
  ClaimMaker& maker_;
  PageRead& page_;
  Discourse discourse_;
  AttributionRecord record_;
  // Paragraphs that go through each step together: the first is `first_number_` of the body.
  std::vector<ParagraphRead> paragraphs_;
  std::size_t first_number_ = 0;
};

}  // namespace netback::read
