// The measure of scrapinghub/article-extraction-benchmark (evaluate.py): runs of four words as multisets, each page's
// true and false counts as shares of one, precision and recall averaged over pages, F1 of the averages.
#pragma once
#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include <utf8proc.h>

namespace netback::read::test {

struct PageScore {
  double both = 0, only_found = 0, only_gold = 0;  // shares of one; all 0 when neither text has a word
};

// Python's \w+: letters, numbers and the underscore. Hashes, since only equality counts.
inline std::vector<std::uint64_t> word_hashes(const std::string& text) {
  std::vector<std::uint64_t> words;
  std::uint64_t hash = 0;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    utf8proc_int32_t point = 0;
    const auto used = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                                       static_cast<utf8proc_ssize_t>(text.size() - at), &point);
    at += used > 0 ? static_cast<std::size_t>(used) : 1;
    const utf8proc_category_t category = used > 0 ? utf8proc_category(point) : UTF8PROC_CATEGORY_CN;
    const bool letter = point == '_' || (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
                        (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
    if (letter) {
      if (!inside) hash = 1469598103934665603ull;
      hash = (hash ^ static_cast<std::uint64_t>(point)) * 1099511628211ull;
    } else if (inside) {
      words.push_back(hash);
    }
    inside = letter;
  }
  if (inside) words.push_back(hash);
  return words;
}

// A text shorter than a run counts as one run.
inline std::unordered_map<std::uint64_t, long> shingles(const std::string& text) {
  constexpr std::size_t kRun = 4;
  const std::vector<std::uint64_t> words = word_hashes(text);
  std::unordered_map<std::uint64_t, long> counts;
  const std::size_t runs = words.size() >= kRun ? words.size() - kRun + 1 : !words.empty();
  for (std::size_t i = 0; i < runs; ++i) {
    std::uint64_t hash = 0;
    for (std::size_t k = i; k < std::min(i + kRun, words.size()); ++k)
      hash = (hash ^ words[k]) * 0x9E3779B97F4A7C15ull + k - i;
    ++counts[hash];
  }
  return counts;
}

inline PageScore score_page(const std::string& gold, const std::string& found) {
  std::unordered_map<std::uint64_t, long> surplus = shingles(found);  // found less gold
  const std::unordered_map<std::uint64_t, long> wanted = shingles(gold);
  PageScore score;
  for (const auto& [run, count] : wanted) {
    const auto there = surplus.find(run);
    const long had = there == surplus.end() ? 0 : there->second;
    score.both += static_cast<double>(std::min(had, count));
    score.only_gold += static_cast<double>(std::max(0L, count - had));
    if (there != surplus.end()) there->second -= std::min(had, count);
  }
  for (const auto& [run, count] : surplus) score.only_found += static_cast<double>(count);
  if (const double sum = score.both + score.only_found + score.only_gold; sum > 0)
    score = {score.both / sum, score.only_found / sum, score.only_gold / sum};
  return score;
}

struct CorpusScore {
  double precision = 0, recall = 0;
  double f1() const { return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0; }
};

// A page with no text found takes no part in precision, one with no gold none in recall.
inline CorpusScore score_corpus(const std::vector<PageScore>& pages) {
  CorpusScore mean;
  double with_text = 0, with_gold = 0;
  for (const PageScore& page : pages) {
    if (const double found = page.both + page.only_found; found > 0) mean.precision += page.both / found, ++with_text;
    if (const double gold = page.both + page.only_gold; gold > 0) mean.recall += page.both / gold, ++with_gold;
  }
  mean.precision /= std::max(1.0, with_text);
  mean.recall /= std::max(1.0, with_gold);
  return mean;
}

}  // namespace netback::read::test
