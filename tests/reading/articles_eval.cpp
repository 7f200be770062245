// Pages to article text over the 181 pages of scrapinghub/article-extraction-benchmark: F1 by its own measure and bytes a
// second of processor time on one core. The pages are not part of the house: without them the program says so and ends with
// 77 (skipped). articles_eval [DATA/lexicon] [--pages] [--write FOLDER] [--roles START-OF-ID]; the pages are in
// $NETBACK_READING, default
// ../shared/reading.
#include <zlib.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>

#include "read/article.h"
#include "read/charset.h"
#include "read/lexicon.h"
#include "read/page.h"
#include "read/read.h"
#include "shingle_score.h"

namespace netback::read::test {
namespace {

constexpr double kWanted = 0.960;
constexpr int kSkipped = 77, kRounds = 5;

struct GoldPage { std::string id, bytes, gold; };

std::string gunzip(const std::string& path) {
  std::string text;
  gzFile file = gzopen(path.c_str(), "rb");
  if (!file) return text;
  char buffer[1 << 16];
  for (int got = gzread(file, buffer, sizeof buffer); got > 0; got = gzread(file, buffer, sizeof buffer))
    text.append(buffer, static_cast<std::size_t>(got));
  gzclose(file);
  return text;
}

std::vector<GoldPage> load_pages(const std::string& folder) {
  std::vector<GoldPage> pages;
  std::ifstream file(folder + "/ground-truth.json");
  if (!file) return pages;
  const nlohmann::json gold = nlohmann::json::parse(file);  // keys sorted: the order is the same in every run
  for (const auto& [id, page] : gold.items())
    pages.push_back({id, gunzip(folder + "/html/" + id + ".html.gz"), page.value("articleBody", "")});
  return pages;
}

std::string text_of(const std::string& bytes, const Lexicon& lexicon) {
  const Decoded decoded = decode(bytes);
  const std::string_view text = decoded.text(bytes);
  const RawPage page = looks_like_html(text) ? split_html(text) : split_plain(text);
  return article_text(page, find_article(page, lexicon));
}

// What became of each block of one page, for whoever changes the rules.
void print_roles(const std::string& bytes, const Lexicon& lexicon) {
  const Decoded decoded = decode(bytes);
  const std::string_view text = decoded.text(bytes);
  const RawPage page = looks_like_html(text) ? split_html(text) : split_plain(text);
  const Article article = find_article(page, lexicon);
  for (std::size_t b = 0; b < page.blocks.size(); ++b) {
    const BlockRole& role = article.roles[b];
    const std::string words(page.words(b).substr(0, 90));
    std::printf("%4zu tag %d box %u<%u %s: %.*s %.*s | %s\n", b, static_cast<int>(page.blocks[b].tag),
                page.blocks[b].container, page.containers[page.blocks[b].container].parent, role_name(role.role),
                static_cast<int>(role.why.size()), role.why.data(), static_cast<int>(role.detail.size()), role.detail.data(),
                words.c_str());
  }
}

int run(const std::vector<std::string>& arguments) {
  const char* told = std::getenv("NETBACK_READING");
  const std::string folder = std::string(told ? told : "../shared/reading") + "/articles-181";
  const std::vector<GoldPage> pages = load_pages(folder);
  if (pages.empty()) {
    std::printf("SKIPPED: no pages in %s (set NETBACK_READING)\n", folder.c_str());
    return kSkipped;
  }
  std::string lexicon_folder = "data/lexicon", write_to;
  std::string roles_of;
  bool each = false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--pages")
      each = true;
    else if (arguments[i] == "--write" && i + 1 < arguments.size())
      write_to = arguments[++i];
    else if (arguments[i] == "--roles" && i + 1 < arguments.size())
      roles_of = arguments[++i];
    else
      lexicon_folder = arguments[i];
  }
  const auto lexicon = load_lexicon(lexicon_folder);
  if (!lexicon) {
    std::printf("no lexicon: %s\n", lexicon.error().what.c_str());
    return 1;
  }
  if (!roles_of.empty()) {
    for (const GoldPage& page : pages)
      if (page.id.starts_with(roles_of)) print_roles(page.bytes, *lexicon);
    return 0;
  }
  std::vector<PageScore> scores;
  double bytes = 0;
  for (const GoldPage& page : pages) {
    const std::string text = text_of(page.bytes, *lexicon);
    bytes += static_cast<double>(page.bytes.size());
    scores.push_back(score_page(page.gold, text));
    const PageScore& s = scores.back();
    if (each)
      std::printf("%.3f -%.3f +%.3f %s\n", 2 * s.both / (2 * s.both + s.only_found + s.only_gold), s.only_gold, s.only_found,
                  page.id.c_str());
    if (!write_to.empty()) std::ofstream(write_to + "/" + page.id + ".txt") << text;
  }
  double best = std::numeric_limits<double>::infinity();
  std::size_t sink = 0;
  for (int round = 0; round < kRounds; ++round) {
    const std::clock_t start = std::clock();
    for (const GoldPage& page : pages) sink += text_of(page.bytes, *lexicon).size();
    best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  const CorpusScore score = score_corpus(scores);
  std::printf(
      "%zu pages, %.1f MB: F1 %.4f (precision %.4f, recall %.4f), %.1f MB/s of processor time, best of %d (%zu bytes of "
      "text)\n",
      pages.size(), bytes / 1e6, score.f1(), score.precision, score.recall, bytes / 1e6 / best, kRounds, sink / kRounds);
  if (score.f1() >= kWanted) return 0;
  std::printf("FAILED: F1 below %.3f\n", kWanted);
  return 1;
}

}  // namespace
}  // namespace netback::read::test

int main(int count, char** words) { return netback::read::test::run({words + 1, words + count}); }
