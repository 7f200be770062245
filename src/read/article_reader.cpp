#include "read/article_reader.h"

#include <algorithm>

#include "core/utf8.h"

namespace netback::read {
namespace {

// Paragraphs that go through each step together. One by one, every step would find its code gone from the processor's
// cache; all at once, their words would not fit in it.
constexpr std::size_t kTogether = 64;
constexpr std::size_t kBytesPerClaim = 120;  // of news, or a few more
constexpr std::size_t kKeptSentences = 1000;  // whose memory goes on to the next page

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

void ArticleReader::split(ParagraphRead& paragraph, std::size_t most_bytes) {
  const std::vector<Sentence> sentences = split_sentences(utf8_prefix(paragraph.words, most_bytes));
  paragraph.sentences.reserve(sentences.size());
  for (const Sentence& at : sentences) {
    SentenceRead& sentence = paragraph.sentences.emplace_back(at);
    if (!memory_.tokens.empty()) {
      sentence.tokens = std::move(memory_.tokens.back());
      memory_.tokens.pop_back();
    }
    tokenize(paragraph.words, at.at, memory_.vocabulary, sentence.tokens);
  }
}

void ArticleReader::find_pieces(ParagraphRead& paragraph, std::size_t number) {
  discourse_.block = number;
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

void ArticleReader::read_batch() {
  for (std::size_t i = 0; i < paragraphs_.size(); ++i) find_pieces(paragraphs_[i], first_number_ + i);
  SentenceRead* before = nullptr;
  for (ParagraphRead& paragraph : paragraphs_)
    for (SentenceRead& sentence : paragraph.sentences) {
      if (before) deny_hearsay(*before, sentence);
      before = &sentence;
    }
  std::vector<ToPage> to_page;
  std::vector<const Tokens*> tokens;
  for (const ParagraphRead& paragraph : paragraphs_) {
    to_page.emplace_back(raw_, raw_.blocks[paragraph.block], decoded_);
    tokens.clear();
    for (const SentenceRead& sentence : paragraph.sentences) tokens.push_back(&sentence.tokens);
    record_.add(tokens, paragraph.words, to_page.back());
  }
  maker_.add(paragraphs_, to_page);
  first_number_ += paragraphs_.size();
  for (ParagraphRead& paragraph : paragraphs_)
    for (SentenceRead& sentence : paragraph.sentences)
      if (memory_.tokens.size() < kKeptSentences) memory_.tokens.push_back(std::move(sentence.tokens));
  paragraphs_.clear();
}

void ArticleReader::read() {
  std::size_t taken = 0, bytes = 0;
  for (const std::size_t block : article_.body) bytes += raw_.blocks[block].span.size();
  page_.claims.reserve(std::min(bytes, kArticleLimit) / kBytesPerClaim);
  for (const std::size_t block : article_.body) {
    if (taken >= kArticleLimit) {
      page_.remarks.push_back("the article has more than 1 MiB: claims come from its first 1 MiB");
      break;
    }
    paragraphs_.push_back({block, raw_.words(block), {}});
    split(paragraphs_.back(), kArticleLimit - taken);
    taken += paragraphs_.back().words.size();
    if (paragraphs_.size() == kTogether) read_batch();
  }
  read_batch();
  maker_.relate();
  page_.attributions = record_.take();
  tie_claims(page_.claims, page_.attributions);
}

}  // namespace netback::read
