// Scores the record of attributions on PolNeAR dev (84 news articles, brat stand-off) and fails below the gates.
// An attribution matches when cue spans overlap, one to one, best first. "+source": the sources overlap too, both empty
// counts as right; "+content": intersection over union of the contents is at least 0.5. The articles in even places (by
// name) are those the rules were written on; those in odd places are the cross-check.
// The texts are articles without a page around them, so every block is read as body; `page` reads them as pages.
// NETBACK_READING names the folder of the texts. Usage: polnear_eval [--page] [--errors]; errors are shown of the even
// half alone.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <map>
#include <sstream>

#include "core/file.h"
#include "read/attribution.h"
#include "read/lexicon.h"
#include "read/page.h"
#include "read/read.h"
#include "read/sentence.h"

namespace {

using namespace netback;
using namespace netback::read;
using Spans = std::vector<TextSpan>;

struct Item { Spans source, cue, content; };

std::size_t length(const Spans& spans) {
  std::size_t sum = 0;
  for (const TextSpan& span : spans) sum += span.size();
  return sum;
}
std::size_t shared(const Spans& a, const Spans& b) {
  std::size_t sum = 0;
  for (const TextSpan& x : a)
    for (const TextSpan& y : b) {
      const std::size_t begin = std::max(x.begin, y.begin), end = std::min(x.end, y.end);
      if (end > begin) sum += end - begin;
    }
  return sum;
}

// Brat counts characters; spans here are bytes.
std::vector<Item> read_gold(const std::string& file, const std::string& text) {
  std::vector<std::size_t> byte_of;
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) byte_of.push_back(i);
  byte_of.push_back(text.size());
  const auto at = [&](std::size_t character) { return byte_of[std::min(character, byte_of.size() - 1)]; };
  std::map<std::string, Spans> marks;
  std::vector<Item> items;
  std::istringstream lines(read_file(file).value_or(""));
  for (std::string line; std::getline(lines, line);) {
    std::istringstream fields(line);
    std::string id, field;
    if (line.starts_with('T')) {
      std::getline(fields, id, '\t');
      std::getline(fields, field, '\t');
      field = field.substr(field.find(' ') + 1);
      std::istringstream parts(field);
      for (std::string part; std::getline(parts, part, ';');) {
        std::size_t begin = 0, end = 0;
        if (std::sscanf(part.c_str(), "%zu %zu", &begin, &end) == 2) marks[id].push_back({at(begin), at(end)});
      }
    } else if (line.starts_with('E')) {
      fields >> id;
      Item item;
      while (fields >> field) {
        const std::size_t colon = field.find(':');
        const Spans& spans = marks[field.substr(colon + 1)];
        Spans* to = field.starts_with("Source")    ? &item.source
                    : field.starts_with("Cue")     ? &item.cue
                    : field.starts_with("Content") ? &item.content
                                                   : nullptr;
        if (to) to->insert(to->end(), spans.begin(), spans.end());
      }
      items.push_back(std::move(item));
    }
  }
  return items;
}

std::vector<Item> items_of(const std::vector<Attribution>& attributions) {
  std::vector<Item> items;
  for (const Attribution& a : attributions) items.push_back({a.source.size() ? Spans{a.source} : Spans{}, a.cue, a.content});
  return items;
}

struct Score {
  std::size_t gold = 0, found = 0;
  std::array<std::size_t, 4> right{};  // cue, +source, +content, all
  void add(const Score& other) {
    gold += other.gold, found += other.found;
    for (std::size_t i = 0; i < 4; ++i) right[i] += other.right[i];
  }
  double f1(std::size_t i) const {
    return gold + found ? 2.0 * static_cast<double>(right[i]) / static_cast<double>(gold + found) : 0;
  }
};

std::string words(const std::string& text, const Spans& spans) {
  std::string all;
  for (const TextSpan& span : spans) all += (all.empty() ? "" : " | ") + text.substr(span.begin, span.size());
  std::replace(all.begin(), all.end(), '\n', ' ');
  return all.substr(0, 230);
}

void show(const char* what, const std::string& text, const Item& item) {
  std::printf("%s [%s] <%s> {%s}\n", what, words(text, item.source).c_str(), words(text, item.cue).c_str(),
              words(text, item.content).c_str());
}

Score compare(const std::string& text, const std::vector<Item>& gold, const std::vector<Item>& found, bool errors) {
  Score score{gold.size(), found.size(), {}};
  struct Pair { std::size_t overlap, common, g, f; };
  std::vector<Pair> pairs;
  for (std::size_t g = 0; g < gold.size(); ++g)
    for (std::size_t f = 0; f < found.size(); ++f)
      if (const std::size_t o = shared(gold[g].cue, found[f].cue))
        pairs.push_back({o, shared(gold[g].content, found[f].content), g, f});
  std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
    return a.overlap != b.overlap ? a.overlap > b.overlap
           : a.common != b.common ? a.common > b.common
                                  : std::pair(a.g, a.f) < std::pair(b.g, b.f);
  });
  std::vector<char> used_g(gold.size()), used_f(found.size());
  for (const Pair& pair : pairs) {
    if (used_g[pair.g] || used_f[pair.f]) continue;
    used_g[pair.g] = used_f[pair.f] = 1;
    const Item &g = gold[pair.g], &f = found[pair.f];
    const bool source = (g.source.empty() && f.source.empty()) || shared(g.source, f.source) > 0;
    const std::size_t both = pair.common, any = length(g.content) + length(f.content) - both;
    const bool content = any > 0 && 2 * both >= any;
    ++score.right[0], score.right[1] += source, score.right[2] += content, score.right[3] += source && content;
    if (errors) show("RIGHT", text, f);
    if (errors && !source) show("SOURCE gold ", text, g), show("       found", text, f);
    if (errors && !content) show("CONTENT gold ", text, g), show("        found", text, f);
  }
  for (std::size_t g = 0; errors && g < gold.size(); ++g)
    if (!used_g[g]) show("MISSED", text, gold[g]);
  for (std::size_t f = 0; errors && f < found.size(); ++f)
    if (!used_f[f]) show("WRONG", text, found[f]);
  return score;
}

std::vector<Attribution> read_all_as_body(const std::string& text, const Lexicon& lexicon) {
  AttributionRecord record;
  Vocabulary vocabulary(lexicon);
  const RawPage raw = split_plain(text);
  const Decoded decoded;
  for (std::size_t b = 0; b < raw.blocks.size(); ++b) {
    const std::string words(raw.words(b));
    std::vector<Tokens> sentences;
    for (const Sentence& sentence : split_sentences(words)) sentences.push_back(tokenize(words, sentence.at, vocabulary));
    std::vector<const Tokens*> tokens;
    for (const Tokens& sentence : sentences) tokens.push_back(&sentence);
    record.add(tokens, words, ToPage(raw, raw.blocks[b], decoded));
  }
  return record.take();
}

}  // namespace

int main(int argc, char** argv) {
  bool page = false, errors = false;
  for (int i = 1; i < argc; ++i)
    page = page || !std::strcmp(argv[i], "--page"), errors = errors || !std::strcmp(argv[i], "--errors");
  const char* set = std::getenv("NETBACK_READING");
  const std::filesystem::path folder = std::filesystem::path(set ? set : "../shared/reading") / "polnear-dev";
  if (!std::filesystem::is_directory(folder / "text")) {
    std::printf("SKIPPED: no texts at %s (set NETBACK_READING)\n", folder.c_str());
    return 77;
  }
  const auto lexicon = load_lexicon(std::string(NETBACK_SOURCE_DIR) + "/data/lexicon");
  if (!lexicon) return std::printf("%s %s\n", lexicon.error().what.c_str(), lexicon.error().where.c_str()), 1;
  std::vector<std::filesystem::path> texts, marks;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "text")) texts.push_back(entry.path());
  for (const auto& entry : std::filesystem::directory_iterator(folder / "attributions")) marks.push_back(entry.path());
  std::sort(texts.begin(), texts.end());
  std::sort(marks.begin(), marks.end());
  std::array<Score, 2> halves;
  for (std::size_t n = 0; n < texts.size(); ++n) {
    const std::string text = read_file(texts[n].string()).value_or("");
    const auto mark =
        std::find_if(marks.begin(), marks.end(), [&](const auto& m) {  // of several annotators the first by name
          return m.filename().string().starts_with(texts[n].stem().string());
        });
    if (mark == marks.end()) return std::printf("no annotations of %s\n", texts[n].c_str()), 1;
    const auto found =
        page ? read_page(text, *lexicon, Gazetteer({}, {}), std::nullopt).attributions : read_all_as_body(text, *lexicon);
    halves[n % 2].add(compare(text, read_gold(mark->string(), text), items_of(found), errors && n % 2 == 0));
  }
  Score all = halves[0];
  all.add(halves[1]);
  const auto print = [](const char* name, const Score& s) {
    std::printf("%s: %zu gold, %zu found; cue P %.3f R %.3f F1 %.3f; +source %.3f; +content %.3f; all three %.3f\n", name,
                s.gold, s.found, static_cast<double>(s.right[0]) / static_cast<double>(s.found),
                static_cast<double>(s.right[0]) / static_cast<double>(s.gold), s.f1(0), s.f1(1), s.f1(2), s.f1(3));
  };
  print("even", halves[0]);
  print("odd ", halves[1]);
  print("all ", all);
  constexpr std::array<double, 3> kGates{0.75, 0.70, 0.58};  // cue, +source, +content over all articles
  for (std::size_t i = 0; i < kGates.size(); ++i)
    if (all.f1(i) < kGates[i]) return std::printf("F1 %.3f is below its gate %.2f\n", all.f1(i), kGates[i]), 1;
  return 0;
}
