// The room on one screen: bytes -> blocks -> article -> sentences -> pieces -> claims.
#include "read/read.h"

#include <algorithm>

#include "core/file.h"
#include "core/utf8.h"
#include "read/article.h"
#include "read/claim_maker.h"
#include "read/sentence.h"

namespace netback::read {
namespace {

TextSpan block_bytes(const RawBlock& block, const Decoded& decoded) {
  return decoded.to_input(block.text.map.to_input({0, block.text.text.size()}));
}

// Date of the page: meta data, else a full date in a short line at the head of the page.
std::optional<Date> page_date(const RawPage& raw, const Article& article) {
  if (const auto date = date_in(raw.meta_date)) return date;
  const std::size_t last = article.body.empty() ? 0 : article.body[std::min<std::size_t>(1, article.body.size() - 1)];
  for (std::size_t b = 0; b < std::min(raw.blocks.size(), last); ++b) {
    const std::string& text = raw.blocks[b].text.text;
    const Role role = article.roles[b].role;
    if (role == Role::body || role == Role::title || text.size() > 160) continue;
    if (const auto date = date_in(text)) return date;
  }
  return std::nullopt;
}

void write_blocks(const RawPage& raw, const Article& article, const Decoded& decoded, PageRead& page) {
  for (std::size_t b = 0; b < raw.blocks.size(); ++b) {
    Block block;
    block.id = "b" + std::to_string(b);
    block.bytes = block_bytes(raw.blocks[b], decoded);
    block.role = article.roles[b].role;
    block.why = article.roles[b].why;
    if (block.role == Role::title || block.role == Role::body) block.text = raw.blocks[b].text.text;
    if (block.role == Role::duplicate) block.duplicate_of = "b" + std::to_string(article.roles[b].copy_of);
    page.blocks.push_back(std::move(block));
  }
}

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

void add_remarks(const RawPage& raw, const Article& article, std::optional<Date> as_of, const TimeContext& context,
                 PageRead& page) {
  if (raw.cut)
    page.remarks.push_back("the page is longer than " + std::to_string(kBlockLimit) + " blocks: the rest is not read");
  if (!article.found) {
    page.remarks.push_back("no article on this page: no claims");
    return;
  }
  std::string symbolic;
  for (const Claim& claim : page.claims)
    for (const When* when : {&claim.when, &claim.said})
      if (when->state == When::State::symbolic && when->value.starts_with("weekday:") && symbolic.empty())
        symbolic = when->value.substr(8);
  if (!symbolic.empty())
    page.remarks.push_back(symbolic + " stays symbolic: the page has no date (give --as-of to resolve it)");
  if (!context.page_dated && as_of)
    page.remarks.push_back("the page has no date: days are taken as the last such day on or before " + as_of->text());
}

}  // namespace

PageRead read_page(std::string_view bytes, const Lexicon& lexicon, const Gazetteer& gazetteer, std::optional<Date> as_of) {
  PageRead page;
  page.sha256 = sha256_hex(bytes);
  page.byte_count = bytes.size();
  page.published.state = When::State::symbolic;
  if (bytes.size() > kPageLimit) page.remarks.push_back("the page has more than 16 MiB: only the first 16 MiB are read");
  bytes = bytes.substr(0, kPageLimit);
  const Decoded decoded = decode(bytes);
  page.charset = decoded.charset;
  const std::string_view text = decoded.text(bytes);
  const RawPage raw = looks_like_html(text) ? split_html(text) : split_plain(text);
  Article article = find_article(raw, lexicon);
  page.title = article.title;

  std::string language = "English";
  if (article.found) {
    std::vector<std::vector<std::string>> words(raw.blocks.size());
    for (const std::size_t b : article.body) words[b] = fold_words(utf8_prefix(raw.blocks[b].text.text, 8000));
    language = language_of(words, article.body, lexicon);
  }
  write_blocks(raw, article, decoded, page);

  TimeContext context;
  context.day = page_date(raw, article);
  context.page_dated = context.day.has_value();
  if (context.day) {
    page.published.state = When::State::resolved;
    page.published.value = context.day->text();
  } else {
    context.day = as_of;
  }

  const AliasIndex aliases(gazetteer);
  Vocabulary vocabulary(lexicon, &aliases);
  SourceBook book(lexicon, aliases);
  ClaimMaker maker(lexicon, aliases, book, context, page);
  if (article.found && language == "English") {
    Discourse discourse;
    std::size_t taken = 0;
    for (std::size_t n = 0; n < article.body.size(); ++n) {
      const RawBlock& block = raw.blocks[article.body[n]];
      const std::string& words = block.text.text;
      discourse.block = n;
      if (taken >= kArticleLimit) {
        page.remarks.push_back("the article has more than 1 MiB: claims come from its first 1 MiB");
        break;
      }
      std::vector<SentenceRead> sentences;
      for (const Sentence& at : split_sentences(utf8_prefix(words, kArticleLimit - taken))) {
        SentenceRead sentence{at, tokenize(words, at.at, vocabulary), {}};
        sentence.pieces = read_clauses(sentence.tokens, words, lexicon, book, discourse);
        take_over_speaker(sentence, discourse);
        sentences.push_back(std::move(sentence));
      }
      taken += words.size();
      share_quotation(sentences);
      const std::size_t before = page.claims.size();
      for (const SentenceRead& sentence : sentences)
        maker.add(sentence, words, [&](TextSpan span) { return decoded.to_input(block.text.map.to_input(span)); });
      for (std::size_t c = before; c < page.claims.size(); ++c) page.claims[c].block = article.body[n];
    }
    maker.relate();
  }
  page.sources = book.sources();
  add_remarks(raw, article, as_of, context, page);
  if (article.found && language != "English")
    page.remarks.push_back("the article is " + (language.empty() ? std::string("not in English") : "in " + language) +
                           ": only English is read, so there are no claims");
  return page;
}

}  // namespace netback::read
