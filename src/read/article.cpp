#include "read/article.h"

#include "read/article_finder.h"
#include "read/language.h"

namespace netback::read {
namespace {

constexpr std::size_t kArticleWords = 40;

}  // namespace

void ArticleFinder::first_role(std::size_t b) {
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

// Features are made only of blocks in the story's box and some before it; of a small page, of all.
void ArticleFinder::first_roles() {
  const bool small = page_.blocks.size() <= 3 * kTitleReach;
  const std::size_t first = small ? 0 : title_from();
  const std::size_t end = small ? page_.blocks.size() : box_.end;
  features_.assign(page_.blocks.size(), {});
  if (first < end) book_.reserve(page_.blocks[end - 1].span.end - page_.blocks[first].span.begin);
  section_.assign(page_.blocks.size(), 0);
  for (std::size_t b = first; b < end; ++b) {
    features_[b] = book_.add(page_.words(b));
    const bool outside = b < box_.first || b >= box_.end;
    if (!outside && roles_[b].role == Role::body) {
      first_role(b);
    } else if (roles_[b].role == Role::other) {  // only what a mark says of it is told
      bool section = false;
      if (BlockRole marked = marked_role(features_[b], book_, lexicon_, section); marked.role != Role::body)
        roles_[b] = marked;
    }
  }
}

// Is what is left an article?
void ArticleFinder::decide(Article& article) {
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
  LanguageVote language(lexicon_);
  for (const std::size_t b : article.body) language.add(page_.words(b), book_.words_of(features_[b]));
  if (article.found) article.language = language.language();
}

Article ArticleFinder::find(bool use_hints) {
  box_ = find_story_box(page_, use_hints, roles_);
  first_roles();
  drop_teasers();
  apply_sections();
  DuplicateMarker duplicates(book_, features_);
  duplicates.mark(roles_);
  keep_main_cluster();
  Article article;
  find_title(article);
  drop_before_title(article);
  take_short_blocks(article.title_block);
  duplicates.mark(roles_);
  repeats_of_title(article);
  decide(article);
  article.roles = std::move(roles_);
  if (!article.found) {
    for (const std::size_t b : article.body)
      article.roles[b] = {Role::other, "too little text for an article", "", kNoBlock};
    for (BlockRole& role : article.roles)
      if (role.role == Role::heading) role = {Role::other, "a heading without a story", "", kNoBlock};
    article.body.clear();
    if (article.title_block != kNoBlock)
      article.roles[article.title_block] = {Role::other, "a heading without a story", "", kNoBlock};
    article.title_block = kNoBlock;
  }
  return article;
}

Article find_article(const RawPage& page, const Lexicon& lexicon) {
  Article article = ArticleFinder(page, lexicon).find(true);
  // Some sites name their story box "content-with-sidebar newsletter-open"; when the hints leave nothing, do without.
  if (!article.found && page.is_html) {
    Article plain = ArticleFinder(page, lexicon).find(false);
    if (plain.found) return plain;
  }
  return article;
}

std::string article_text(const RawPage& page, const Article& article) {
  std::string text;
  for (std::size_t b = 0; b < article.roles.size(); ++b)
    if (article.roles[b].role == Role::body || article.roles[b].role == Role::heading)
      text.append(page.words(b)).append("\n");
  return text;
}

}  // namespace netback::read
