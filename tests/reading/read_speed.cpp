// How fast the reader is on one core: `read_speed DATA FILE...` prints megabytes of text a second of processor time, so that
// other work on the machine hardly counts. Speed is told, never asserted (docs/reading.md); DATA is the folder with lexicon/
// and world/. Twice: the files as pages one after the other, as a service reads them, and all of them as one long page. Of
// each the whole way from bytes to claims, and the way from the article, found beforehand, to its claims alone. Every round
// begins with a reader that knows no word yet, but for the last figure; the best of the rounds counts.
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>

#include "core/csv.h"
#include "core/file.h"
#include "read/lexicon.h"
#include "read/read.h"
#include "read/reader.h"

namespace {

using namespace netback;

double seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

struct Bench {
  const read::Lexicon& lexicon;
  const read::Gazetteer& gazetteer;
  int rounds;

  void run(const char* what, const std::vector<std::string>& pages) const {
    double whole = 1e9, claims_alone = 1e9, words_known = 1e9;
    std::size_t bytes = 0, claims = 0;
    for (const std::string& page : pages) bytes += page.size();
    std::vector<read::FoundPage> found;
    std::size_t body = 0;  // bytes of the articles
    for (const std::string& page : pages) {
      found.push_back(read::find_page(page, lexicon));
      for (const std::size_t block : found.back().article.body) body += found.back().raw.words(block).size();
    }
    for (int round = 0; round < rounds; ++round) {
      double begin = seconds();
      claims = 0;
      read::Reader reader(lexicon, gazetteer);
      for (const std::string& page : pages) claims += reader.read(page, std::nullopt).claims.size();
      whole = std::min(whole, seconds() - begin);
      read::Reader second(lexicon, gazetteer);
      for (double* best : {&claims_alone, &words_known}) {
        begin = seconds();
        for (std::size_t i = 0; i < pages.size(); ++i) second.read(pages[i], found[i], std::nullopt);
        *best = std::min(*best, seconds() - begin);
      }
    }
    const auto speed = [](std::size_t size, double time) { return static_cast<double>(size) / 1e6 / time; };
    std::printf("%s: %zu bytes, %zu of articles, %zu claims\n", what, bytes, body, claims);
    std::printf("  page to claims                 %6.2f MB of pages/s (%.1f ms)\n", speed(bytes, whole), whole * 1e3);
    std::printf("  article to claims              %6.2f MB of articles/s (%.1f ms)\n", speed(body, claims_alone),
                claims_alone * 1e3);
    std::printf("  article to claims, words known %6.2f MB of articles/s (%.1f ms)\n", speed(body, words_known),
                words_known * 1e3);
  }
};

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) return std::fputs("read_speed DATA FILE...\n", stderr), 2;
  const std::string data = arguments[1];
  auto lexicon = read::load_lexicon(data + "/lexicon");
  auto bytes = read_file(data + "/world/aliases.csv");
  if (!lexicon || !bytes) return std::fputs("no lexicon or no aliases in that folder\n", stderr), 1;
  const auto table = parse_csv(*bytes, "aliases.csv");
  if (!table) return std::fputs("aliases.csv cannot be read\n", stderr), 1;
  std::vector<read::Alias> aliases;
  for (const CsvRow& row : table->rows) aliases.push_back({row.fields[1], row.fields[2], row.fields[4]});
  const read::Gazetteer gazetteer(std::move(aliases), nullptr);
  std::vector<std::string> pages;
  std::string all;
  for (int i = 2; i < count; ++i) {
    auto file = read_file(arguments[i]);
    if (!file) return std::fprintf(stderr, "%s cannot be read\n", arguments[i]), 1;
    all += *file + "\n";
    pages.push_back(std::move(*file));
  }
  const char* const rounds = std::getenv("READ_SPEED_ROUNDS");
  const Bench bench{*lexicon, gazetteer, rounds ? std::atoi(rounds) : 9};
  bench.run((std::to_string(pages.size()) + " pages").c_str(), pages);
  bench.run("as one page", {all});
}
