#include "read/article_reader.h"

#include <algorithm>

#include "core/utf8.h"

namespace netback::read {
namespace {

// Paragraphs that go through each step together. One by one, every step would find its code gone from the processor's
// cache; all at once, their words would not fit in it.
constexpr std::size_t kTogether = 64;
constexpr std::size_t kBytesPerClaim = 250;  // of news, about

// Sentences of one quotation share its speaker: "“We cut. It was time,” Novak said."
void share_quotation(std::vector<SentenceRead>& sentences) {
  const auto give = [](SentenceRead& to, const SentenceRead& from) {
    const auto said =
        std::find_if(from.pieces.begin(), from.pieces.end(), [](const Piece& p) { return p.framed && !p.chain.empty(); });
    if (said == from.pieces.end()) return;
    for (Piece& piece : to.pieces)
      if (piece.chain.empty()) piece.chain = said->chain, piece.framed = true, piece.row = said->row;
  };
  for (std::size_t i = 0; i + 1 < sentences.size(); ++i)
    if (sentences[i].at.ends_quoted) give(sentences[i + 1], sentences[i]);
  for (std::size_t i = sentences.size(); i-- > 1;)
    if (sentences[i - 1].at.ends_quoted) give(sentences[i - 1], sentences[i]);
}

}  // namespace

void ArticleReader::split(Paragraph& paragraph) {
  for (const Sentence& at : split_sentences(utf8_prefix(paragraph.words, paragraph.read_bytes)))
    paragraph.sentences.push_back({at, tokenize(paragraph.words, at.at, vocabulary_), {}});
}

void ArticleReader::find_pieces(Paragraph& paragraph) {
  discourse_.block = paragraph.number;
  bool first = true;
  for (SentenceRead& sentence : paragraph.sentences) {
    const SpeakerLabel label = speaker_label(sentence.tokens, paragraph.words);
    if (first) {
      discourse_.speaker.clear();
      if (label.name.empty()) book_.no_label();
      const SourceIndex speaker = label.answer ? book_.answering()
                                  : label.name.empty()
                                      ? kNobody
                                      : book_.labelled(sentence.tokens, label.name, label.role, paragraph.words);
      if (speaker != kNobody) discourse_.speaker = {speaker};
    }
    first = false;
    sentence.pieces = read_clauses(sentence.tokens, paragraph.words, lexicon_, book_, discourse_, label);
    take_over_speaker(sentence, discourse_);
    deny_aside(sentence, book_, paragraph.words);
  }
  share_quotation(paragraph.sentences);
}

void ArticleReader::read(std::vector<Paragraph>& paragraphs) {
  for (Paragraph& paragraph : paragraphs) split(paragraph);
  for (Paragraph& paragraph : paragraphs) find_pieces(paragraph);
  SentenceRead* before = nullptr;
  for (Paragraph& paragraph : paragraphs)
    for (SentenceRead& sentence : paragraph.sentences) {
      if (before) deny_hearsay(*before, sentence);
      before = &sentence;
    }
  std::vector<const Tokens*> tokens;
  for (const Paragraph& paragraph : paragraphs) {
    tokens.clear();
    for (const SentenceRead& sentence : paragraph.sentences) tokens.push_back(&sentence.tokens);
    record_.add(tokens, paragraph.words, ToPage(raw_, raw_.blocks[paragraph.block], decoded_));
  }
  for (const Paragraph& paragraph : paragraphs) {
    const ToPage to_page(raw_, raw_.blocks[paragraph.block], decoded_);
    for (const SentenceRead& sentence : paragraph.sentences) maker_.add(sentence, paragraph.words, paragraph.block, to_page);
  }
  paragraphs.clear();
}

void ArticleReader::read() {
  std::vector<Paragraph> paragraphs;
  std::size_t taken = 0, bytes = 0;
  for (const std::size_t block : article_.body) bytes += raw_.blocks[block].span.size();
  page_.claims.reserve(std::min(bytes, kArticleLimit) / kBytesPerClaim);
  for (std::size_t n = 0; n < article_.body.size(); ++n) {
    if (taken >= kArticleLimit) {
      page_.remarks.push_back("the article has more than 1 MiB: claims come from its first 1 MiB");
      break;
    }
    const std::string_view words = raw_.words(article_.body[n]);
    paragraphs.push_back({article_.body[n], n, words, kArticleLimit - taken, {}});
    taken += words.size();
    if (paragraphs.size() == kTogether) read(paragraphs);
  }
  read(paragraphs);
  maker_.relate();
  page_.attributions = record_.take();
  tie_claims(page_.claims, page_.attributions);
}

}  // namespace netback::read
