// The room on one screen: bytes -> blocks -> article -> claims.
#include "read/read.h"

#include <algorithm>

#include "core/file.h"
#include "core/utf8.h"
#include "read/article.h"
#include "read/article_reader.h"
#include "read/reader.h"

namespace netback::read {
namespace {

constexpr std::size_t kKeptWords = 50'000;  // from page to page, 20 MB; English news has about so many

TextSpan block_bytes(const RawPage& raw, const RawBlock& block, const Decoded& decoded) {
  return ToPage(raw, block, decoded)({0, block.span.size()});
}

// Date of the page: meta data, else a full date in a short line at the head of the page, nearest to the title first, else
// in the dateline that opens the story ("LONDON, 13 March 2025 - ").
std::optional<Date> page_date(const RawPage& raw, const Article& article, std::string& from) {
  from = std::string(raw.date.from);
  if (const auto date = date_in(raw.date.value)) return date;
  from = "page";
  const std::size_t last = article.body.empty() ? 0 : article.body[std::min<std::size_t>(1, article.body.size() - 1)];
  const std::size_t end = std::min(raw.blocks.size(), last), title = std::min(article.title_block, end);
  const auto date_of = [&](std::size_t b) -> std::optional<Date> {
    const std::string_view text = raw.words(b);
    const Role role = article.roles[b].role;
    if (role == Role::body || role == Role::title || text.size() > 160) return std::nullopt;
    return date_in(std::string(text));
  };
  for (std::size_t b = title; b < end; ++b)
    if (const auto date = date_of(b)) return date;
  for (std::size_t b = title; b-- > 0;)
    if (const auto date = date_of(b)) return date;
  if (!article.body.empty()) {
    const std::string_view head = utf8_prefix(raw.words(article.body.front()), 80);
    for (std::string_view dash : {" \xE2\x80\x94 ", " \xE2\x80\x93 ", " - ", " -- "})
      if (const std::size_t at = head.find(dash); at != std::string_view::npos)
        if (const auto date = date_in(std::string(head.substr(0, at)))) return date;
  }
  from.clear();
  return std::nullopt;
}

// "By Jane Doe" near the head of the page, when the meta data name nobody.
void add_byline(const RawPage& raw, const Article& article, PageRead& page) {
  page.byline = raw.author.value;
  page.byline_from = std::string(raw.author.from);
  const std::size_t end = article.body.empty() ? 0 : article.body.front() + 1;
  for (std::size_t b = end; b-- > 0 && page.byline.empty();) {
    const std::string_view text = raw.words(b);
    if (article.roles[b].role != Role::byline || text.size() > 100 || text.size() < 4) continue;
    if (!text.starts_with("By ") && !text.starts_with("by ") && !text.starts_with("BY ")) continue;
    page.byline = std::string(text.substr(3));
    page.byline_from = "page";
  }
}

void write_blocks(const RawPage& raw, const Article& article, const Decoded& decoded, PageRead& page) {
  page.blocks.reserve(raw.blocks.size());
  for (std::size_t b = 0; b < raw.blocks.size(); ++b) {
    Block block;
    block.id = "b" + std::to_string(b);
    block.bytes = block_bytes(raw, raw.blocks[b], decoded);
    block.role = article.roles[b].role;
    block.why = std::string(article.roles[b].why);
    if (const std::string_view detail = article.roles[b].detail; !detail.empty())
      block.why += detail.starts_with('<') ? " " + std::string(detail) : " '" + std::string(detail) + "'";
    if (block.role == Role::title || block.role == Role::body) block.text = std::string(raw.words(b));
    if (block.role == Role::duplicate) block.duplicate_of = "b" + std::to_string(article.roles[b].copy_of);
    page.blocks.push_back(std::move(block));
  }
}

void add_remarks(const RawPage& raw, const Article& article, std::optional<Date> as_of, const TimeContext& context,
                 PageRead& page) {
  if (raw.cut)
    page.remarks.push_back("the page is longer than " + std::to_string(kBlockLimit) + " blocks: the rest is not read");
  if (!article.found) {
    page.remarks.push_back("no article on this page: " + std::string(article.missing) + ", so there are no claims");
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

FoundPage find_page(std::string_view bytes, const Lexicon& lexicon) {
  bytes = bytes.substr(0, kPageLimit);
  FoundPage found{decode(bytes), {}, {}};
  const std::string_view text = found.decoded.text(bytes);
  found.raw = looks_like_html(text) ? split_html(text) : split_plain(text);
  found.article = find_article(found.raw, lexicon);
  return found;
}

Reader::Reader(const Lexicon& lexicon, const Gazetteer& gazetteer)
    : lexicon_(lexicon), gazetteer_(gazetteer), memory_(std::make_unique<ReaderMemory>(lexicon, gazetteer.names())) {}
Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;

PageRead Reader::read(std::string_view bytes, std::optional<Date> as_of) {
  return read(bytes, find_page(bytes, lexicon_), as_of);
}

PageRead Reader::read(std::string_view bytes, const FoundPage& found, std::optional<Date> as_of) {
  const auto& [decoded, raw, article] = found;
  PageRead page;
  page.sha256 = sha256_hex(bytes);
  page.byte_count = bytes.size();
  page.published.state = When::State::symbolic;
  if (bytes.size() > kPageLimit) page.remarks.push_back("the page has more than 16 MiB: only the first 16 MiB are read");
  page.charset = decoded.charset;
  page.title = article.title;
  page.title_from = std::string(article.title_from);
  page.site = raw.site.value, page.site_from = std::string(raw.site.from);
  add_byline(raw, article, page);

  const std::string& language = article.language;
  write_blocks(raw, article, decoded, page);

  TimeContext context;
  context.day = page_date(raw, article, page.published_from);
  context.page_dated = context.day.has_value();
  if (context.day) {
    page.published.state = When::State::resolved;
    page.published.value = context.day->text();
  } else {
    context.day = as_of;
  }

  const AliasIndex& aliases = gazetteer_.names();
  memory_->vocabulary.forget_beyond(kKeptWords);
  SourceBook book(lexicon_, aliases);
  ClaimMaker maker(lexicon_, aliases, book, context, memory_->events, page);
  if (article.found && language == "English")
    ArticleReader(raw, article, decoded, lexicon_, *memory_, book, maker, page).read();
  page.sources = book.sources();
  add_remarks(raw, article, as_of, context, page);
  if (article.found && language != "English")
    page.remarks.push_back("the article is " + (language.empty() ? std::string("not in English") : "in " + language) +
                           ": only English is read, so there are no claims");
  return page;
}

PageRead read_page(std::string_view bytes, const Lexicon& lexicon, const Gazetteer& gazetteer, std::optional<Date> as_of) {
  return Reader(lexicon, gazetteer).read(bytes, as_of);
}

}  // namespace netback::read
