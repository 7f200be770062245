#include "read/article.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "core/utf8.h"
#include "read/block_feature.h"

namespace netback::read {
namespace {

constexpr std::size_t kLongWords = 20, kArticleWords = 40;

class Finder {
 public:
  Finder(const RawPage& page, const Lexicon& lexicon) : page_(page), lexicon_(lexicon) {}
  Article find(bool use_hints);

 private:
  void first_roles(bool use_hints);
  void apply_sections();
  void keep_article_part();
  void keep_main_cluster();
  void take_short_sentences();
  void find_title(Article& article);
  double topic_share(const Features& f, const std::unordered_map<std::string, std::size_t>& topic) const;
  std::unordered_map<std::string, std::size_t> topic_words(std::size_t block_count) const;
  bool body(std::size_t b) const { return roles_[b].role == Role::body; }
  void drop(std::size_t b, Role role, std::string why) { roles_[b] = {role, std::move(why), kNoBlock}; }

  const RawPage& page_;
  const Lexicon& lexicon_;
  std::vector<Features> features_;
  std::vector<BlockRole> roles_;
  std::vector<char> section_;  // heads a part of the page
};

void Finder::first_roles(bool use_hints) {
  roles_.assign(page_.blocks.size(), {});
  section_.assign(page_.blocks.size(), 0);
  for (std::size_t b = 0; b < page_.blocks.size(); ++b) {
    const RawBlock& block = page_.blocks[b];
    const Features& f = features_[b];
    bool section = false;
    const BlockRole marked = marked_role(f, lexicon_, section);
    section_[b] = section && !(use_hints && block.hint != Role::body);  // a box that HTML closes ends by itself
    const bool heading = block.tag == Tag::heading || block.tag == Tag::main_heading;
    if (use_hints && block.hint != Role::body)
      drop(b, block.hint, "inside " + block.hint_why);
    else if (marked.role != Role::body)
      roles_[b] = marked;
    else if (f.words.empty())
      drop(b, Role::empty, "no words");
    else if (block.link_bytes * 5 > block.text.text.size() * 3 && f.words.size() < 30)
      drop(b, Role::menu, "mostly links");
    else if (heading)
      drop(b, Role::other, "a heading");
    else if (f.terminal && f.words.size() >= kBodyWords && f.second_person * 5 >= f.words.size())
      drop(b, Role::other, "speaks to the visitor");
    else if ((f.terminal && f.words.size() >= kBodyWords) || f.words.size() >= 30)
      roles_[b] = {Role::body, "sentences", kNoBlock};
    else if (page_.blocks.size() == 1 && f.terminal && f.words.size() >= 3 && f.second_person == 0)
      roles_[b] = {Role::body, "the only line", kNoBlock};
    else
      drop(b, Role::other, f.terminal ? "a short line" : "not a sentence");
  }
}

std::unordered_map<std::string, std::size_t> Finder::topic_words(std::size_t block_count) const {
  std::unordered_map<std::string, std::size_t> topic;
  std::size_t taken = 0;
  for (std::size_t b = 0; b < roles_.size() && taken < block_count; ++b) {
    if (!body(b)) continue;
    ++taken;
    for (const std::string& word : features_[b].words)
      if (word.size() > 3) ++topic[word];
  }
  return topic;
}

double Finder::topic_share(const Features& f, const std::unordered_map<std::string, std::size_t>& topic) const {
  std::size_t content = 0, shared = 0;
  for (const std::string& word : f.words) {
    if (word.size() <= 3 || lexicon_.word(word).classes) continue;
    ++content;
    shared += topic.contains(word);
  }
  return content ? static_cast<double>(shared) / static_cast<double>(content) : 0;
}

// A heading such as "Comments" gives its role to what follows. Comments and disclaimers run to the end of the page;
// other boxes end where long paragraphs on the story's topic go on.
void Finder::apply_sections() {
  Role current = Role::body;
  std::string why;
  std::size_t long_seen = 0;
  std::unordered_map<std::string, std::size_t> topic;
  for (std::size_t b = 0; b < roles_.size(); ++b) {
    if (section_[b]) {
      current = roles_[b].role;
      why = "below '" + std::string(utf8_prefix(page_.blocks[b].text.text, 40)) + "'";
      continue;
    }
    const bool strong = body(b) && features_[b].words.size() >= kLongWords && features_[b].terminal;
    if (current != Role::body && strong) {
      const bool to_the_end = (current == Role::comments || current == Role::disclaimer) && long_seen >= 2;
      const bool on_topic = long_seen < 2 || topic_share(features_[b], topic) >= 0.2;
      if (!to_the_end && on_topic) current = Role::body;
    }
    if (current == Role::menu && body(b)) current = Role::body;
    if (current != Role::body && (body(b) || roles_[b].role == Role::other)) drop(b, current, why);
    if (body(b)) {
      long_seen += strong;
      for (const std::string& word : features_[b].words)
        if (word.size() > 3) ++topic[word];
    }
  }
}

void Finder::keep_article_part() {
  std::size_t inside = 0, all = 0;
  for (std::size_t b = 0; b < roles_.size(); ++b) {
    if (!body(b)) continue;
    all += features_[b].words.size();
    if (page_.blocks[b].in_article) inside += features_[b].words.size();
  }
  if (inside < kArticleWords || inside * 2 < all) return;
  for (std::size_t b = 0; b < roles_.size(); ++b)
    if (body(b) && !page_.blocks[b].in_article) drop(b, Role::other, "outside <article>");
}

// Runs of body blocks far from each other are different things; small runs far from the largest are not the story.
void Finder::keep_main_cluster() {
  struct Cluster { std::size_t first, last, words; };
  std::vector<Cluster> clusters;
  std::size_t apart = 0;
  for (std::size_t b = 0; b < roles_.size(); ++b) {
    const Role role = roles_[b].role;
    if (role != Role::body) {
      apart += role != Role::empty && role != Role::caption && role != Role::duplicate;
      continue;
    }
    if (clusters.empty() || apart > 6) clusters.push_back({b, b, 0});
    clusters.back().last = b;
    clusters.back().words += features_[b].words.size();
    apart = 0;
  }
  std::size_t most = 0;
  for (const Cluster& cluster : clusters) most = std::max(most, cluster.words);
  for (const Cluster& cluster : clusters) {
    if (cluster.words * 4 >= most) continue;
    for (std::size_t b = cluster.first; b <= cluster.last; ++b)
      if (body(b)) drop(b, Role::other, "far from the story");
  }
}

// "The EU declined to comment." is too short to stand alone but belongs between paragraphs.
void Finder::take_short_sentences() {
  std::vector<std::size_t> next(roles_.size(), kNoBlock);
  std::size_t coming = kNoBlock;
  for (std::size_t b = roles_.size(); b-- > 0;) {
    next[b] = coming;
    if (body(b)) coming = b;
  }
  std::size_t last = kNoBlock;
  for (std::size_t b = 0; b < roles_.size(); ++b) {
    if (roles_[b].why == "a short line" && features_[b].words.size() >= 3 && features_[b].second_person == 0 &&
        last != kNoBlock && b - last <= 2 && (next[b] == kNoBlock || next[b] - b <= 2))
      roles_[b] = {Role::body, "a short sentence between paragraphs", kNoBlock};
    if (body(b)) last = b;
  }
}

bool heading_like(const RawBlock& block, const Features& f) {
  if (f.words.size() < 3 || f.words.size() > 30 || block.text.text.size() > 250) return false;
  return !block.text.text.ends_with('.') && !block.text.text.ends_with(':') &&
         block.link_bytes * 2 <= block.text.text.size() + 20;
}

std::string without_site(const std::string& title) {
  for (std::string_view bar : {" | ", " - ", " — ", " – ", " :: "}) {
    const std::size_t at = title.rfind(bar);
    if (at != std::string::npos && at * 2 > title.size()) return title.substr(0, at);
  }
  return title;
}

void Finder::find_title(Article& article) {
  std::size_t first_body = roles_.size();
  for (std::size_t b = roles_.size(); b-- > 0;)
    if (body(b)) first_body = b;
  const auto topic = topic_words(6);
  const std::string meta = !page_.meta_title.empty() ? page_.meta_title : without_site(page_.html_title);
  const std::vector<std::string> meta_words = fold_words(meta);
  const std::unordered_set<std::string> meta_set(meta_words.begin(), meta_words.end());
  double best = 0.15;
  // A title may itself read as a sentence ("Will gas flow again?"), so blocks up to the first long paragraph count.
  std::size_t until = first_body;
  while (until < roles_.size() && until < first_body + 2 && features_[until].words.size() < kLongWords) ++until;
  for (std::size_t b = 0; b < std::min(until, roles_.size()); ++b) {
    const RawBlock& block = page_.blocks[b];
    const Features& f = features_[b];
    if (!heading_like(block, f) || (roles_[b].role != Role::other && roles_[b].role != Role::body)) continue;
    std::size_t shared = 0;
    for (const std::string& word : f.words) shared += meta_set.contains(word);
    double score = topic_share(f, topic) +
                   1.5 * static_cast<double>(shared) / static_cast<double>(std::max(f.words.size(), meta_set.size() + 1));
    if (block.tag == Tag::main_heading) score += 1;
    if (block.tag == Tag::heading) score += 0.2;
    score += b + 6 >= first_body ? 0.1 : 0;
    score += f.words.size() >= 5 ? 0.1 : 0;
    if (score > best) best = score, article.title_block = b;
  }
  if (article.title_block != kNoBlock) {
    article.title = page_.blocks[article.title_block].text.text;
    while (article.title.starts_with('#') || article.title.starts_with(' ')) article.title.erase(0, 1);
    roles_[article.title_block] = {Role::title, "heading before the story that shares its words", kNoBlock};
    for (std::size_t b = 0; b < roles_.size(); ++b)
      if (b != article.title_block && features_[b].folded == features_[article.title_block].folded &&
          roles_[b].role != Role::duplicate)
        roles_[b] = {Role::duplicate, "repeats the title", article.title_block};
  } else {
    article.title = meta;
  }
}

Article Finder::find(bool use_hints) {
  features_.clear();
  for (const RawBlock& block : page_.blocks) features_.push_back(features_of(block));
  first_roles(use_hints);
  apply_sections();
  if (page_.is_html) keep_article_part();
  std::vector<std::vector<std::string>> words;
  for (Features& f : features_) words.push_back(f.words);
  mark_duplicates(page_, words, roles_);
  keep_main_cluster();
  take_short_sentences();
  mark_duplicates(page_, words, roles_);
  Article article;
  find_title(article);
  std::size_t body_words = 0, all_words = 0;
  for (std::size_t b = 0; b < roles_.size(); ++b) {
    if (roles_[b].role != Role::duplicate) all_words += features_[b].words.size();
    if (body(b)) article.body.push_back(b), body_words += features_[b].words.size();
  }
  // Under an error banner a few short lines of apology are no story.
  bool banner = false, paragraph = false;
  for (std::size_t b = 0; b < roles_.size(); ++b) {
    banner = banner || roles_[b].role == Role::error_banner;
    paragraph = paragraph || (body(b) && features_[b].terminal && features_[b].words.size() >= kLongWords);
  }
  const std::size_t enough = banner && !paragraph ? 2 * kArticleWords : kArticleWords;
  // A sentence or two given alone is read too: "netback read -" with one line.
  article.found = body_words >= enough || (body_words >= 3 && body_words * 2 > all_words && page_.blocks.size() <= 3);
  article.roles = std::move(roles_);
  if (!article.found) {
    for (const std::size_t b : article.body) article.roles[b] = {Role::other, "too little text for an article", kNoBlock};
    article.body.clear();
    if (article.title_block != kNoBlock)
      article.roles[article.title_block] = {Role::other, "a heading without a story", kNoBlock};
    article.title_block = kNoBlock;
  }
  return article;
}

}  // namespace

Article find_article(const RawPage& page, const Lexicon& lexicon) {
  Article article = Finder(page, lexicon).find(true);
  // Some sites name their story box "content-with-sidebar newsletter-open"; when the hints leave nothing, do without.
  if (!article.found && page.is_html) {
    Article plain = Finder(page, lexicon).find(false);
    if (plain.found) return plain;
  }
  return article;
}

}  // namespace netback::read
