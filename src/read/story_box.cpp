// Which box of the page holds the story. Every paragraph weighs its bytes, every link list and stray line counts against
// its box; the box with the largest sum is the smallest one around the story.
#include <algorithm>

#include "read/article.h"
#include "read/block_feature.h"

namespace netback::read {
namespace {

constexpr double kLongBytes = 80;     // about 13 words: a paragraph without further proof
constexpr double kShortBytes = 25;
constexpr double kStrayCost = 12;     // of a line that is no paragraph
constexpr double kStoryBonus = 2, kArticleBonus = 1.3;  // for the bytes of a box that says what it is
constexpr double kMainShare = 0.5;    // a box with more of the page's paragraphs is no side box, whatever its name

double weight_of(const RawPage& page, std::size_t b) {
  const RawBlock& block = page.blocks[b];
  const double size = static_cast<double>(block.span.size()), links = block.link_bytes;
  if (links * 2 > size) return -std::min(size, 4 * kStrayCost);
  if (block.tag == Tag::heading || block.tag == Tag::main_heading) return 0;
  if (size >= kLongBytes || (size >= kShortBytes && ends_terminal(page.words(b)))) return size - links;
  return block.tag == Tag::paragraph || block.tag == Tag::cell || block.tag == Tag::quotation ? 0 : -kStrayCost;
}

}  // namespace

StoryBox find_story_box(const RawPage& page, bool use_hints, std::vector<BlockRole>& roles) {
  const std::size_t blocks = page.blocks.size(), boxes = page.containers.size();
  roles.assign(blocks, {Role::body, "", "", kNoBlock});
  std::vector<double> weight(blocks), mass(boxes), score(boxes);
  double all = 0;
  std::vector<double> bonus(boxes, 1.0);
  for (std::size_t c = 1; c < boxes && use_hints; ++c) {
    const Container& box = page.containers[c];
    bonus[c] = std::max(bonus[box.parent], box.story ? kStoryBonus : box.article ? kArticleBonus : 1.0);
  }
  for (std::size_t b = 0; b < blocks; ++b) {
    weight[b] = weight_of(page, b) * bonus[page.blocks[b].container];
    mass[page.blocks[b].container] += std::max(0.0, weight[b]);
    all += std::max(0.0, weight[b]);
  }
  for (std::size_t c = boxes; c-- > 1;) mass[page.containers[c].parent] += mass[c];
  // Hints hold for all that is inside. The story's own box is not dropped for its name.
  std::vector<std::uint32_t> hinted(boxes);  // container that rules it out, 0 = none
  for (std::size_t c = 1; c < boxes && use_hints; ++c) {
    const Container& box = page.containers[c];
    hinted[c] = hinted[box.parent];
    if (hinted[c] == 0 && box.hint != Role::body && !(box.hint != Role::comments && mass[c] > kMainShare * all))
      hinted[c] = static_cast<std::uint32_t>(c);
  }
  for (std::size_t b = 0; b < blocks; ++b) {
    const std::uint32_t by = hinted[page.blocks[b].container];
    // A quoted post has the share buttons' box around it and is part of the story.
    const bool quoted = by != 0 && page.blocks[b].tag == Tag::quotation && page.containers[by].hint == Role::menu;
    if (by != 0 && !quoted) roles[b] = {page.containers[by].hint, "inside", page.containers[by].why, kNoBlock};
    score[page.blocks[b].container] += by == 0 ? weight[b] : 0;
  }
  std::size_t best = 0;
  for (std::size_t c = boxes; c-- > 1;) score[page.containers[c].parent] += score[c];
  for (std::size_t c = 0; c < boxes; ++c)
    if (score[c] > score[best] ||
        (score[c] == score[best] && page.containers[c].first_block >= page.containers[best].first_block))
      best = c;
  // A box that says that it is the story, and is most of it.
  constexpr double kMostOfIt = 0.8;
  std::uint32_t story = 0;
  for (std::uint32_t c = 1; c < boxes; ++c)
    if (page.containers[c].story && hinted[c] == 0 && score[c] >= kMostOfIt * score[best] &&
        (story == 0 || score[c] > score[story]))
      story = c;
  if (use_hints && story != 0) best = story;
  StoryBox box;
  box.first = page.containers[best].first_block;
  box.end = page.containers[best].end_block;
  box.home.resize(boxes);
  box.mass.resize(boxes);
  for (std::uint32_t c = 1; c < boxes; ++c) {
    const Container& own = page.containers[c];
    box.home[c] = own.flow || own.end_block - own.first_block <= 1 ? box.home[own.parent] : c;
  }
  for (std::size_t b = 0; b < blocks; ++b) {
    if ((b < box.first || b >= box.end) && roles[b].role == Role::body)
      roles[b] = {Role::other, "outside the story's box", "", kNoBlock};
    if (roles[b].role == Role::body) box.mass[box.home[page.blocks[b].container]] += std::max(0.0, weight[b]);
  }
  for (std::uint32_t c = 0; c < boxes; ++c)
    if (box.mass[c] > box.mass[box.main]) box.main = c;
  box.inside_main.resize(boxes);
  for (std::uint32_t c = 0; c < boxes; ++c)
    box.inside_main[c] = c == box.main || (c > 0 && box.inside_main[page.containers[c].parent]);
  return box;
}

}  // namespace netback::read
