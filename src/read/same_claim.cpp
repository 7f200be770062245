#include "read/same_claim.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "read/derivation.h"
#include "read/text.h"

namespace netback::read {
namespace {

constexpr std::size_t kShingle = 4;         // words
constexpr double kNear = 0.8;               // share of the shorter claim's shingles that stand in the longer
constexpr std::size_t kPostings = 8;        // claims a shingle leads to at most: keeps the search linear

// "gov:russia" and "country:russia" act alike: Moscow, the Kremlin, Russia.
std::string party(const std::string& ref) {
  const std::size_t colon = ref.find(':');
  return ref.starts_with("gov:") || ref.starts_with("country:") ? "state" + ref.substr(colon) : ref;
}

std::string matter_of(const Claim& claim) {
  const ClaimEvent& event = claim.event;
  if (event.type.empty() || event.type == "background" || event.type == "accusation" || claim.kind == Kind::no_comment)
    return {};
  if (event.assets.empty() && (event.agent.empty() || event.target.empty())) return {};
  std::vector<std::string> assets = event.assets;
  std::ranges::sort(assets);
  assets.erase(std::unique(assets.begin(), assets.end()), assets.end());
  std::string topic = event.type + "|" + party(event.agent) + "|";
  for (const std::string& asset : assets) topic += asset + ",";
  if (assets.empty()) topic += party(event.target);
  return topic;
}

std::string topic_of(const Claim& claim, std::string topic) {
  if (topic.empty()) return topic;
  // A question left open and a precondition are no statements that the event comes.
  topic += claim.kind == Kind::unverified ? "|open" : claim.kind == Kind::precondition ? "|needed" : "|";
  if (!claim.condition.empty())
    topic += "|if " + (claim.condition_type.empty() ? fold(claim.condition) : claim.condition_type);
  return topic;
}

std::string figures_of(const Claim& claim) {
  std::vector<std::string> parts;
  for (const Amount& amount : claim.event.amounts) parts.push_back(short_number(amount.value) + " " + amount.unit);
  std::ranges::sort(parts);
  if (claim.when.state == When::State::resolved || claim.when.state == When::State::bounded)
    parts.push_back("@" + claim.when.value);
  std::string all;
  for (const std::string& part : parts) all += part + ";";
  return all;
}

std::vector<std::string> shingles_of(const std::vector<std::string>& words) {
  std::vector<std::string> shingles;
  for (std::size_t i = 0; i + kShingle <= words.size(); ++i) {
    std::string& shingle = shingles.emplace_back();
    for (std::size_t k = 0; k < kShingle; ++k) shingle += words[i + k] + " ";
  }
  std::ranges::sort(shingles);
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  return shingles;
}

// The words that carry a digit: near copies that differ there say something else.
std::string digits_of(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words)
    if (word.find_first_of("0123456789") != std::string::npos) all += word + " ";
  return all;
}

// Nearly the same words and polarity: through shared shingles, each claim with those before it.
void group_texts(std::vector<ClaimKey>& keys, Union& texts) {
  std::unordered_map<std::string, std::size_t> whole;
  std::unordered_map<std::string, std::vector<std::size_t>> postings;
  std::vector<std::size_t> sizes(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    std::string sign = keys[i].claim->negated ? "-" : "+";
    const auto [same, added] = whole.emplace(sign + keys[i].words, i);
    if (!added) {
      texts.join(same->second, i);
      continue;
    }
    const std::vector<std::string> words = fold_words(keys[i].words);
    if (words.size() < kCopyWords) continue;
    sign += digits_of(words) + "|";
    const std::vector<std::string> shingles = shingles_of(words);
    sizes[i] = shingles.size();
    std::map<std::size_t, std::size_t> shared;
    for (const std::string& shingle : shingles) {
      std::vector<std::size_t>& known = postings[sign + shingle];
      for (const std::size_t j : known) ++shared[j];
      if (known.size() < kPostings) known.push_back(i);
    }
    for (const auto& [j, count] : shared)
      if (static_cast<double>(count) >= kNear * static_cast<double>(std::min(sizes[i], sizes[j]))) texts.join(j, i);
  }
}

// The same topic and polarity: together when their figures agree. Claims without figures join those of the only figures
// there are.
void group_topics(const std::vector<ClaimKey>& keys, Union& same) {
  std::map<std::string, std::vector<std::size_t>> topics;
  for (std::size_t i = 0; i < keys.size(); ++i)
    if (!keys[i].topic.empty()) topics[keys[i].topic + (keys[i].claim->negated ? "-" : "+")].push_back(i);
  for (const auto& [topic, members] : topics) {
    std::map<std::string, std::size_t> by_figures;
    for (const std::size_t i : members) {
      if (keys[i].figures.empty() && is_broad(keys[i].claim->event.type)) continue;
      const auto [found, added] = by_figures.emplace(keys[i].figures, i);
      if (!added) same.join(found->second, i);
    }
    if (by_figures.size() == 2 && by_figures.begin()->first.empty())
      same.join(by_figures.begin()->second, by_figures.rbegin()->second);
  }
}

}  // namespace

bool is_broad(std::string_view type) {
  for (std::string_view broad :
       {"background", "policy", "motive", "business.up", "supply.change", "demand.change", "price.change", "deal.scope"})
    if (type == broad) return true;
  return false;
}

Union::Union(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }

std::size_t Union::of(std::size_t i) {
  while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
  return i;
}

void Union::join(std::size_t a, std::size_t b) {
  a = of(a), b = of(b);
  parent_[std::max(a, b)] = std::min(a, b);
}

std::vector<ClaimKey> claim_keys(const std::vector<NamedPage>& pages) {
  std::vector<ClaimKey> keys;
  for (std::size_t p = 0; p < pages.size(); ++p)
    for (std::size_t c = 0; c < pages[p].page.claims.size(); ++c) {
      const Claim& claim = pages[p].page.claims[c];
      ClaimKey key{{p, c}, &claim, {}, matter_of(claim), {}, figures_of(claim)};
      key.topic = topic_of(claim, key.matter);
      for (const std::string& word : fold_words(claim.text)) key.words += (key.words.empty() ? "" : " ") + word;
      keys.push_back(std::move(key));
    }
  const auto content = [&](const ClaimKey& key) {
    return std::tie(key.words, key.topic, key.figures, pages[key.at.page].page.sha256, key.at.claim);
  };
  std::ranges::sort(keys, [&](const ClaimKey& a, const ClaimKey& b) { return content(a) < content(b); });
  return keys;
}

void group_claims(std::vector<ClaimKey>& keys) {
  Union texts(keys.size());
  group_texts(keys, texts);
  Union same = texts;
  group_topics(keys, same);
  for (std::size_t i = 0; i < keys.size(); ++i) keys[i].text = texts.of(i), keys[i].same = same.of(i);
}

}  // namespace netback::read
