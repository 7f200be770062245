// What a block is by what stands around it: parts below a heading, runs of paragraphs, teasers of other stories, lines
// between paragraphs.
#include "core/utf8.h"
#include "read/article_finder.h"

namespace netback::read {

void ArticleFinder::add_topic(Topic& topic, std::size_t b) const {
  for (const FoldedWord& word : book_.words_of(features_[b]))
    if (word.size > 3) topic.add(word.hash);
}

// Words count when somebody asks: on most pages nobody does.
void ArticleFinder::add_topic(Topic& topic, std::vector<std::size_t>& waiting) const {
  for (const std::size_t b : waiting) add_topic(topic, b);
  waiting.clear();
}

double ArticleFinder::topic_share(const Features& f, const Topic& topic) const {
  std::size_t content = 0, shared = 0;
  for (const FoldedWord& word : book_.words_of(f)) {
    if (word.size <= 3 || lexicon_.words.classes(book_.word(word))) continue;
    ++content;
    shared += topic.contains(word.hash);
  }
  return content ? static_cast<double>(shared) / static_cast<double>(content) : 0;
}

// A heading such as "Comments" gives its role to what follows in its box. Comments and disclaimers run to the end of it;
// other parts end where long paragraphs on the story's topic go on.
// In scraped text a list of related headlines ends where a paragraph of this many words begins.
constexpr std::uint32_t kStoryGoesOn = 25;

void ArticleFinder::apply_sections() {
  if (std::find(section_.begin(), section_.end(), 1) == section_.end()) return;
  Role current = Role::body;
  std::string_view why;
  std::size_t long_seen = 0, ends = 0;
  bool teasers = false;  // nothing but headlines stood below a heading of related stories
  Topic topic;
  std::vector<std::size_t> waiting;  // body blocks not yet in the topic
  for (std::size_t b = box_.first; b < box_.end; ++b) {
    if (b >= ends) current = Role::body;
    if (section_[b]) {
      current = roles_[b].role;
      why = utf8_prefix(page_.words(b), 40);
      // The heading's box is the block itself; the part is what its parent holds.
      const Container& own = page_.containers[page_.blocks[b].container];
      const bool alone = own.end_block - own.first_block == 1 && page_.blocks[b].container != 0;
      const Container* part = &page_.containers[alone ? own.parent : page_.blocks[b].container];
      while (part->end_block - part->first_block == 1 && part != &page_.containers[0])
        part = &page_.containers[part->parent];
      ends = part->end_block;
      teasers = current == Role::related && !page_.is_html;
      continue;
    }
    if (current != Role::body && body(b) && strong(b)) {
      const bool to_the_end = (current == Role::comments || current == Role::disclaimer) && long_seen >= 2;
      if (!to_the_end && of_story(b)) current = Role::body;
      if (teasers && features_[b].word_count >= kStoryGoesOn) current = Role::body;
      if (!to_the_end && long_seen >= 2) add_topic(topic, waiting);
      if (!to_the_end && (long_seen < 2 || topic_share(features_[b], topic) >= 0.2)) current = Role::body;
    }
    if (current == Role::menu && body(b)) current = Role::body;
    teasers = teasers && !body(b);
    if (page_.is_html && current == Role::related && roles_[b].why == kHeading && home(b) == box_.main) current = Role::body;
    if (current != Role::body && (body(b) || roles_[b].role == Role::other)) drop(b, current, "below", why);
    if (body(b)) {
      long_seen += strong(b);
      waiting.push_back(b);
    }
  }
}

// Runs of body blocks far from each other are different things; small runs far from the largest are not the story.
void ArticleFinder::keep_main_cluster() {
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

bool ArticleFinder::of_story(std::size_t b) const {
  if (!page_.is_html) return false;
  const std::uint32_t box = home(b);
  constexpr double kShare = 0.25;  // of the main box: a second column of the same story
  if (box == box_.main || box_.mass[box] >= kShare * box_.mass[box_.main]) return true;
  return page_.blocks[b].tag == Tag::quotation && box_.inside_main[box];  // a post that it shows
}

// A box of its own with a link on top of a paragraph or two leads to another story.
void ArticleFinder::drop_teasers() {
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
void ArticleFinder::take_short_blocks(std::size_t title) {
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
bool ArticleFinder::is_dateline(const Features& f) const {
  if (f.word_count == 0 || f.word_count > 12) return false;
  std::size_t dated = 0;
  bool number = false;
  for (const FoldedWord& word : book_.words_of(f)) {
    const std::string_view text = book_.word(word);
    const bool digit = text[0] >= '0' && text[0] <= '9';
    number = number || digit;
    dated += digit || (lexicon_.words.classes(text) & (kWeekday | kMonth | kTime));
  }
  return number && dated * 2 >= f.word_count && dated >= 2;
}

}  // namespace netback::read
