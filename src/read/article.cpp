#include "read/article.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "core/utf8.h"
#include "read/block_feature.h"

namespace netback::read {
namespace {

constexpr std::size_t kLongWords = 20, kArticleWords = 40;
constexpr std::size_t kTitleReach = 40;  // blocks before the story's box where its title may stand

using Topic = std::unordered_map<std::uint64_t, std::size_t>;  // long words and how often

class Finder {
 public:
  Finder(const RawPage& page, const Lexicon& lexicon) : page_(page), lexicon_(lexicon) {}
  Article find(bool use_hints);

 private:
  void first_role(std::size_t b);
  void apply_sections();
  void keep_main_cluster();
  void drop_teasers();
  void take_short_blocks(std::size_t title);
  bool is_dateline(const Features& f) const;
  void find_title(Article& article);
  void drop_before_title(const Article& article);
  void repeats_of_title(const Article& article);
  void decide(Article& article);
  double topic_share(const Features& f, const Topic& topic) const;
  void add_topic(Topic& topic, std::size_t b) const;
  bool of_story(std::size_t b) const;
  std::uint32_t home(std::size_t b) const { return box_.home[page_.blocks[b].container]; }
  bool body(std::size_t b) const { return roles_[b].role == Role::body; }
  bool strong(std::size_t b) const { return features_[b].terminal && features_[b].word_count >= kLongWords; }
  void drop(std::size_t b, Role role, std::string_view why, std::string_view detail = "") {
    roles_[b] = {role, why, detail, kNoBlock};
  }

  const RawPage& page_;
  const Lexicon& lexicon_;
  StoryBox box_;
  WordBook book_;
  std::vector<Features> features_;
  std::vector<BlockRole> roles_;
  std::vector<char> section_;  // heads a part of the page
};

constexpr std::string_view kHeading = "a heading", kShortLine = "a short line", kNoSentence = "not a sentence", kLinks = "mostly links";

void Finder::first_role(std::size_t b) {
  const RawBlock& block = page_.blocks[b];
  const Features& f = features_[b];
  bool section = false;
  const BlockRole marked = marked_role(f, book_, lexicon_, section);
  section_[b] = section;
  const bool heading = block.tag == Tag::heading || block.tag == Tag::main_heading;
  if (marked.role != Role::body)
    roles_[b] = marked;
  else if (f.word_count == 0)
    drop(b, Role::empty, "no words");
  else if (block.link_bytes * 5 > block.span.size() * 3 && f.word_count < 30)
    drop(b, Role::menu, kLinks);
  else if (heading)
    drop(b, Role::other, kHeading);
  else if (f.terminal && f.word_count >= kBodyWords && f.second_person * 5 >= f.word_count)
    drop(b, Role::other, "speaks to the visitor");
  else if ((f.terminal && f.word_count >= kBodyWords) || f.word_count >= 30)
    roles_[b] = {Role::body, "sentences", "", kNoBlock};
  else if (page_.blocks.size() == 1 && f.terminal && f.word_count >= 3 && f.second_person == 0)
    roles_[b] = {Role::body, "the only line", "", kNoBlock};
  else
    drop(b, Role::other, f.terminal ? kShortLine : kNoSentence);
}

void Finder::add_topic(Topic& topic, std::size_t b) const {
  for (const FoldedWord& word : book_.words_of(features_[b]))
    if (word.size > 3) ++topic[word.hash];
}

double Finder::topic_share(const Features& f, const Topic& topic) const {
  std::size_t content = 0, shared = 0;
  for (const FoldedWord& word : book_.words_of(f)) {
    if (word.size <= 3 || lexicon_.word(std::string(book_.word(word))).classes) continue;
    ++content;
    shared += topic.contains(word.hash);
  }
  return content ? static_cast<double>(shared) / static_cast<double>(content) : 0;
}

// A heading such as "Comments" gives its role to what follows in its box. Comments and disclaimers run to the end of it;
// other parts end where long paragraphs on the story's topic go on.
void Finder::apply_sections() {
  if (std::find(section_.begin(), section_.end(), 1) == section_.end()) return;
  Role current = Role::body;
  std::string_view why;
  std::size_t long_seen = 0, ends = 0;
  Topic topic;
  for (std::size_t b = box_.first; b < box_.end; ++b) {
    if (b >= ends) current = Role::body;
    if (section_[b]) {
      current = roles_[b].role;
      why = utf8_prefix(page_.words(b), 40);
      // The heading's box is the block itself; the part is what its parent holds.
      const Container& own = page_.containers[page_.blocks[b].container];
      const bool alone = own.end_block - own.first_block == 1 && page_.blocks[b].container != 0;
      const Container* part = &page_.containers[alone ? own.parent : page_.blocks[b].container];
      while (part->end_block - part->first_block == 1 && part != &page_.containers[0]) part = &page_.containers[part->parent];
      ends = part->end_block;
      continue;
    }
    if (current != Role::body && body(b) && strong(b)) {
      const bool to_the_end = (current == Role::comments || current == Role::disclaimer) && long_seen >= 2;
      if (!to_the_end && of_story(b)) current = Role::body;
      if (!to_the_end && (long_seen < 2 || topic_share(features_[b], topic) >= 0.2)) current = Role::body;
    }
    if (current == Role::menu && body(b)) current = Role::body;
    if (page_.is_html && current == Role::related && roles_[b].why == kHeading && home(b) == box_.main) current = Role::body;
    if (current != Role::body && (body(b) || roles_[b].role == Role::other)) drop(b, current, "below", why);
    if (body(b)) {
      long_seen += strong(b);
      add_topic(topic, b);
    }
  }
}

// Runs of body blocks far from each other are different things; small runs far from the largest are not the story.
void Finder::keep_main_cluster() {
  struct Cluster { std::size_t first, last, words; };
  std::vector<Cluster> clusters;
  std::size_t apart = 0;
  for (std::size_t b = box_.first; b < box_.end; ++b) {
    const Role role = roles_[b].role;
    if (role != Role::body) {
      apart += role != Role::empty && role != Role::caption && role != Role::duplicate;
      continue;
    }
    if (clusters.empty() || apart > 6) clusters.push_back({b, b, 0});
    clusters.back().last = b;
    clusters.back().words += features_[b].word_count;
    apart = 0;
  }
  std::size_t most = 0;
  for (const Cluster& cluster : clusters) most = std::max(most, cluster.words);
  for (const Cluster& cluster : clusters) {
    if (cluster.words * 4 >= most) continue;
    for (std::size_t b = cluster.first; b <= cluster.last; ++b)
      if (body(b) && !of_story(b)) drop(b, Role::other, "far from the story");
  }
}

// Does the block stand in the running text of the story, not in a box of its own within it?
bool Finder::of_story(std::size_t b) const {
  if (!page_.is_html) return false;
  const std::uint32_t box = home(b);
  constexpr double kShare = 0.25;  // of the main box: a second column of the same story
  if (box == box_.main || box_.mass[box] >= kShare * box_.mass[box_.main]) return true;
  return page_.blocks[b].tag == Tag::quotation && box_.inside_main[box];  // a post that it shows
}

// A box of its own with a link on top of a paragraph or two leads to another story.
void Finder::drop_teasers() {
  if (!page_.is_html) return;
  constexpr double kMost = 0.5;  // of the main box's text: a teaser is short
  std::vector<std::uint32_t> bodies(page_.containers.size()), links(bodies);
  for (std::size_t b = box_.first; b < box_.end; ++b) {
    bodies[home(b)] += body(b);
    links[home(b)] += roles_[b].why == kLinks;
  }
  for (std::size_t b = box_.first; b < box_.end; ++b) {
    const std::uint32_t box = home(b);
    const bool teaser = box != box_.main && links[box] > 0 && bodies[box] > 0 && bodies[box] <= 2;
    if (teaser && box_.mass[box] < kMost * box_.mass[box_.main] && (body(b) || roles_[b].role == Role::other))
      drop(b, Role::related, "a link and its teaser");
  }
}

// "The EU declined to comment." is too short to stand alone but belongs between paragraphs. So does, where HTML says that
// a line is a paragraph or an item of the running text, one that is no sentence; and a heading with text below it.
void Finder::take_short_blocks(std::size_t title) {
  std::vector<std::size_t> next(box_.end - box_.first + 1, kNoBlock);
  for (std::size_t b = box_.end; b-- > box_.first;) next[b - box_.first] = body(b) ? b : next[b - box_.first + 1];
  std::vector<char> holds_body(page_.containers.size());
  for (std::size_t b = box_.first; b < box_.end; ++b)
    if (body(b)) holds_body[page_.blocks[b].container] = 1;
  std::size_t last = kNoBlock;
  for (std::size_t b = box_.first; b < box_.end; ++b) {
    if (body(b)) {
      last = b;
      continue;
    }
    if (roles_[b].role != Role::other) continue;
    const Features& f = features_[b];
    const std::size_t coming = next[b - box_.first];
    const bool after = last != kNoBlock && b - last <= 2, before = coming != kNoBlock && coming - b <= 2;
    const std::string_view why = roles_[b].why;
    const bool line = why == kShortLine || why == kNoSentence;
    const bool marked_up = page_.blocks[b].tag != Tag::none || holds_body[page_.blocks[b].container];
    if (why == kShortLine && f.word_count >= 3 && f.second_person == 0 && after && (before || coming == kNoBlock))
      roles_[b] = {Role::body, "a short sentence between paragraphs", "", kNoBlock};
    else if (line && marked_up && (last != kNoBlock || b > title) && of_story(b) && !is_dateline(f))
      roles_[b] = {Role::body, "a line of the running text", "", kNoBlock};
    else if (why == kHeading && last != kNoBlock && of_story(b))
      roles_[b] = {Role::heading, "a heading between paragraphs", "", kNoBlock};
    if (body(b)) last = b;
  }
  // A heading with nothing below it heads what was dropped.
  bool text_below = false;
  for (std::size_t b = box_.end; b-- > box_.first;) {
    if (roles_[b].role == Role::heading && !text_below) drop(b, Role::other, "a heading without text");
    if (body(b)) text_below = true;
  }
}

// Mostly numbers, months and weekdays: a date line.
bool Finder::is_dateline(const Features& f) const {
  if (f.word_count == 0 || f.word_count > 12) return false;
  std::size_t dated = 0;
  bool number = false;
  for (const FoldedWord& word : book_.words_of(f)) {
    const std::string_view text = book_.word(word);
    const bool digit = text[0] >= '0' && text[0] <= '9';
    number = number || digit;
    dated += digit || (lexicon_.word(std::string(text)).classes & (kWeekday | kMonth | kTime));
  }
  return number && dated * 2 >= f.word_count && dated >= 2;
}

bool heading_like(const RawBlock& block, const Features& f, std::string_view text) {
  if (f.word_count < 3 || f.word_count > 30 || text.size() > 250) return false;
  return !text.ends_with('.') && !text.ends_with(':') && block.link_bytes * 2 <= text.size() + 20;
}

std::string without_site(const std::string& title) {
  for (std::string_view bar : {" | ", " - ", " — ", " – ", " :: "}) {
    const std::size_t at = title.rfind(bar);
    if (at != std::string::npos && at * 2 > title.size()) return title.substr(0, at);
  }
  return title;
}

void Finder::find_title(Article& article) {
  std::size_t first_body = box_.end;
  for (std::size_t b = box_.end; b-- > box_.first;)
    if (body(b)) first_body = b;
  Topic topic;
  std::size_t taken = 0;
  for (std::size_t b = first_body; b < box_.end && taken < 6; ++b)
    if (body(b)) add_topic(topic, b), ++taken;
  const bool stated = !page_.title.value.empty();
  const std::string meta = stated ? page_.title.value : without_site(page_.html_title);
  WordBook meta_book;
  meta_book.add(meta);
  std::unordered_set<std::uint64_t> meta_words;
  for (const FoldedWord& word : meta_book.words) meta_words.insert(word.hash);
  double best = 0.15;
  constexpr double kSure = 1.5;  // a main heading that shares words with the meta data's title
  // A title may itself read as a sentence ("Will gas flow again?"), so blocks up to the first long paragraph count.
  std::size_t until = first_body;
  while (until < box_.end && until < first_body + 2 && features_[until].word_count < kLongWords) ++until;
  for (std::size_t b = box_.first - std::min(box_.first, kTitleReach); b < box_.end; ++b) {
    const RawBlock& block = page_.blocks[b];
    if (b >= until && ((block.tag != Tag::main_heading && block.tag != Tag::heading) || best >= kSure)) continue;
    const Features& f = features_[b];
    const Role role = roles_[b].role;
    if (!heading_like(block, f, page_.words(b)) || (role != Role::other && role != Role::body && role != Role::heading)) continue;
    std::size_t shared = 0;
    for (const FoldedWord& word : book_.words_of(f)) shared += meta_words.contains(word.hash);
    double score = topic_share(f, topic) + 1.5 * static_cast<double>(shared) /
                                               static_cast<double>(std::max<std::size_t>(f.word_count, meta_words.size() + 1));
    if (block.tag == Tag::main_heading) score += 1;
    if (block.tag == Tag::heading) score += 0.2;
    score += b + 6 >= first_body ? 0.1 : 0;
    score += f.word_count >= 5 ? 0.1 : 0;
    if (score <= best || (b >= until && score < kSure)) continue;
    best = score, article.title_block = b;
    const std::size_t words = std::max<std::size_t>(f.word_count, meta_words.size());
    article.title_sure = (block.tag == Tag::main_heading && score >= kSure) ||
                         (block.tag == Tag::heading && shared * 5 >= words * 4);
  }
  article.title = meta;
  article.title_from = stated ? page_.title.from : meta.empty() ? "" : "<title>";
  if (article.title_block == kNoBlock) return;
  article.title = std::string(page_.words(article.title_block));
  article.title_from = "page";
  while (article.title.starts_with('#') || article.title.starts_with(' ')) article.title.erase(0, 1);
  roles_[article.title_block] = {Role::title, "heading before the story that shares its words", "", kNoBlock};
}

// What stands before a main heading that the meta data confirm is not the story, unless the story is there.
void Finder::drop_before_title(const Article& article) {
  if (!page_.is_html || article.title_block == kNoBlock || !article.title_sure) return;
  constexpr double kLeastAfter = 0.3;  // of the body's words
  std::size_t before = 0, after = 0;
  for (std::size_t b = box_.first; b < box_.end; ++b)
    if (body(b)) (b < article.title_block ? before : after) += features_[b].word_count;
  if (static_cast<double>(after) < kLeastAfter * static_cast<double>(before + after)) return;
  for (std::size_t b = box_.first; b < std::min(article.title_block, box_.end); ++b)
    if (body(b) || roles_[b].role == Role::heading) drop(b, Role::other, "before the title");
}

void Finder::repeats_of_title(const Article& article) {
  WordBook title;
  const std::string_view text = title.text_of(title.add(article.title));
  if (text.empty()) return;
  for (std::size_t b = box_.first - std::min(box_.first, kTitleReach); b < box_.end; ++b)
    if (b != article.title_block && roles_[b].role != Role::duplicate && book_.text_of(features_[b]) == text)
      roles_[b] = {Role::duplicate, "repeats the title", "", article.title_block == kNoBlock ? b : article.title_block};
}

// Is what is left an article?
void Finder::decide(Article& article) {
  std::size_t body_words = 0, all_words = 0;
  bool banner = false, paragraph = false;
  for (std::size_t b = 0; b < roles_.size(); ++b) {
    if (roles_[b].role != Role::duplicate) all_words += features_[b].word_count;
    banner = banner || roles_[b].role == Role::error_banner;
    paragraph = paragraph || (body(b) && strong(b));
    if (body(b)) article.body.push_back(b), body_words += features_[b].word_count;
  }
  // Under an error banner a few short lines of apology are no story.
  const std::size_t enough = banner && !paragraph ? 2 * kArticleWords : kArticleWords;
  // A sentence or two given alone is read too: "netback read -" with one line.
  article.found = body_words >= enough || (body_words >= 3 && body_words * 2 > all_words && page_.blocks.size() <= 3);
  if (!article.found)
    article.missing = page_.blocks.empty() ? "it has no words"
                      : banner             ? "it is an error page"
                      : body_words == 0    ? "it has no paragraph"
                                           : "it has too little text";
}

Article Finder::find(bool use_hints) {
  box_ = find_story_box(page_, use_hints, roles_);
  const std::size_t first = page_.blocks.size() <= 3 * kTitleReach ? 0 : box_.first - std::min(box_.first, kTitleReach);
  const std::size_t end = page_.blocks.size() <= 3 * kTitleReach ? page_.blocks.size() : box_.end;
  features_.assign(page_.blocks.size(), {});
  section_.assign(page_.blocks.size(), 0);
  for (std::size_t b = first; b < end; ++b) {
    features_[b] = book_.add(page_.words(b));
    const bool outside = b < box_.first || b >= box_.end;
    if (!outside && roles_[b].role == Role::body) {
      first_role(b);
    } else if (roles_[b].role == Role::other) {  // only what a mark says of it is told
      bool section = false;
      if (BlockRole marked = marked_role(features_[b], book_, lexicon_, section); marked.role != Role::body) roles_[b] = marked;
    }
  }
  drop_teasers();
  apply_sections();
  mark_duplicates(book_, features_, roles_);
  keep_main_cluster();
  Article article;
  find_title(article);
  drop_before_title(article);
  take_short_blocks(article.title_block);
  mark_duplicates(book_, features_, roles_);
  repeats_of_title(article);
  decide(article);
  article.roles = std::move(roles_);
  if (!article.found) {
    for (const std::size_t b : article.body) article.roles[b] = {Role::other, "too little text for an article", "", kNoBlock};
    article.body.clear();
    if (article.title_block != kNoBlock)
      article.roles[article.title_block] = {Role::other, "a heading without a story", "", kNoBlock};
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

std::string article_text(const RawPage& page, const Article& article) {
  std::string text;
  for (std::size_t b = 0; b < article.roles.size(); ++b)
    if (article.roles[b].role == Role::body || article.roles[b].role == Role::heading) text.append(page.words(b)).append("\n");
  return text;
}

}  // namespace netback::read
