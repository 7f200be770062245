// Which block is the title: a heading before the story that shares its words with the story and with the meta data.
#include "read/article_finder.h"

namespace netback::read {
namespace {

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

}  // namespace

void ArticleFinder::find_title(Article& article) {
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
  KeyTable<std::uint64_t> meta_words;
  for (const FoldedWord& word : meta_book.words) meta_words.add(word.hash);
  double best = 0.15;
  constexpr double kSure = 1.5;  // a main heading that shares words with the meta data's title
  // A title may itself read as a sentence ("Will gas flow again?"), so blocks up to the first long paragraph count.
  std::size_t until = first_body;
  while (until < box_.end && until < first_body + 2 && features_[until].word_count < kLongWords) ++until;
  for (std::size_t b = title_from(); b < box_.end; ++b) {
    const RawBlock& block = page_.blocks[b];
    if (b >= until && ((block.tag != Tag::main_heading && block.tag != Tag::heading) || best >= kSure)) continue;
    const Features& f = features_[b];
    const Role role = roles_[b].role;
    if (!heading_like(block, f, page_.words(b)) || (role != Role::other && role != Role::body && role != Role::heading))
      continue;
    std::size_t shared = 0;
    for (const FoldedWord& word : book_.words_of(f)) shared += meta_words.contains(word.hash);
    double score =
        topic_share(f, topic) +
        1.5 * static_cast<double>(shared) / static_cast<double>(std::max<std::size_t>(f.word_count, meta_words.size() + 1));
    if (block.tag == Tag::main_heading) score += 1;
    if (block.tag == Tag::heading) score += 0.2;
    score += b + 6 >= first_body ? 0.1 : 0;
    score += f.word_count >= 5 ? 0.1 : 0;
    if (score <= best || (b >= until && score < kSure)) continue;
    best = score, article.title_block = b;
    const std::size_t words = std::max<std::size_t>(f.word_count, meta_words.size());
    article.title_sure =
        (block.tag == Tag::main_heading && score >= kSure) || (block.tag == Tag::heading && shared * 5 >= words * 4);
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
void ArticleFinder::drop_before_title(const Article& article) {
  if (!page_.is_html || article.title_block == kNoBlock || !article.title_sure) return;
  constexpr double kLeastAfter = 0.3;  // of the body's words
  std::size_t before = 0, after = 0;
  for (std::size_t b = box_.first; b < box_.end; ++b)
    if (body(b)) (b < article.title_block ? before : after) += features_[b].word_count;
  if (static_cast<double>(after) < kLeastAfter * static_cast<double>(before + after)) return;
  for (std::size_t b = box_.first; b < std::min(article.title_block, box_.end); ++b)
    if (body(b) || roles_[b].role == Role::heading) drop(b, Role::other, "before the title");
}

void ArticleFinder::repeats_of_title(const Article& article) {
  WordBook title;
  const std::string_view text = title.text_of(title.add(article.title));
  if (text.empty()) return;
  for (std::size_t b = title_from(); b < box_.end; ++b)
    if (b != article.title_block && roles_[b].role != Role::duplicate && book_.text_of(features_[b]) == text)
      roles_[b] = {Role::duplicate, "repeats the title", "", article.title_block == kNoBlock ? b : article.title_block};
}

}  // namespace netback::read
