// How fast the reader is on one core: `read_speed DATA FILE...` reads all files as one page, best of five, and prints
// megabytes a second of processor time, so that other work on the machine hardly counts. Speed is told, never asserted
// (docs/reading.md); DATA is the folder with lexicon/ and world/.
#include <cstdio>
#include <ctime>
#include <string>

#include "core/csv.h"
#include "core/file.h"
#include "read/lexicon.h"
#include "read/read.h"

int main(int count, char** arguments) {
  using namespace netback;
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
  std::string text;
  for (int i = 2; i < count; ++i) {
    auto file = read_file(arguments[i]);
    if (!file) return std::fprintf(stderr, "%s cannot be read\n", arguments[i]), 1;
    text += *file + "\n";
  }
  double best = 1e9;
  std::size_t claims = 0;
  for (int round = 0; round < 5; ++round) {
    const std::clock_t begin = std::clock();
    claims = read::read_page(text, *lexicon, gazetteer, std::nullopt).claims.size();
    best = std::min(best, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  }
  std::printf("%zu bytes, %zu claims, %.3f s, %.2f MB/s\n", text.size(), claims, best,
              static_cast<double>(text.size()) / best / 1e6);
}
