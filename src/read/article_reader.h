// The body of an article to claims and attributions: sentences -> pieces -> claims.
#pragma once
#include <vector>

#include "read/article.h"
#include "read/attribution.h"
#include "read/claim_maker.h"

namespace netback::read {

class ArticleReader {
 public:
  ArticleReader(const RawPage& raw, const Article& article, const Decoded& decoded, const Lexicon& lexicon,
                Vocabulary& vocabulary, SourceBook& book, ClaimMaker& maker, PageRead& page)
      : raw_(raw),
        article_(article),
        decoded_(decoded),
        lexicon_(lexicon),
        vocabulary_(vocabulary),
        book_(book),
        maker_(maker),
        page_(page) {}
  void read();

 private:
  struct Paragraph {
    std::size_t block = 0, number = 0;  // of the page; of the body
    std::string_view words;
    std::size_t read_bytes = 0;  // of `words`: where the article is too long, not all
    std::vector<SentenceRead> sentences;
  };
  void read(std::vector<Paragraph>& paragraphs);
  void split(Paragraph& paragraph);
  void find_pieces(Paragraph& paragraph);

  const RawPage& raw_;
  const Article& article_;
  const Decoded& decoded_;
  const Lexicon& lexicon_;
  Vocabulary& vocabulary_;
  SourceBook& book_;
  ClaimMaker& maker_;
  PageRead& page_;
  Discourse discourse_;
  AttributionRecord record_;
};

}  // namespace netback::read
