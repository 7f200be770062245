#include "read/html_hints.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "core/utf8.h"

namespace netback::read {
namespace {

constexpr std::size_t kAttributeLimit = 8 << 10;  // class lists of real pages are below 1 KiB

// Words of a class or id; "rel" stands for "related" in many templates, so short forms that mean two things are left out.
constexpr WordTable<Role>::Row kHintRows[] = {
    {"nav navbar navigation menu breadcrumb breadcrumbs toolbar share sharing shares sharer social addthis sharedaddy tags "
     "taglist topics footer pagination pager masthead skip search",
     Role::menu},
    {"sidebar related relatedposts recommended recommendations recommendation recirc recirculation trending popular teaser "
     "teasers outbrain taboola readmore morefrom mostread",
     Role::related},
    {"comments comment commentlist disqus respond replies", Role::comments},
    {"cookie cookies consent gdpr modal popup", Role::consent},
    {"newsletter newsletters subscribe subscription signup promo promos promotion advert advertisement adverts ads ad adv "
     "sponsored sponsor paywall donate donation",
     Role::advert},
    {"disclaimer copyright legal", Role::disclaimer},
    {"caption figcaption captions imagecaption photocaption credit", Role::caption},
    {"byline dateline timestamp author authors bio pubdate metadata", Role::byline},
};

constexpr WordTable<Role> kHints(kHintRows);

// "has-sidebar", "no-comments", "with-related" describe the page, not the box.
bool negates(std::uint64_t hash) {
  return hash == "has"_tag || hash == "no"_tag || hash == "with"_tag || hash == "without"_tag || hash == "is"_tag ||
         hash == "not"_tag;
}

// Two words of one class name that say together that the box is the story: "article-body", "entry content".
bool names_story(std::uint64_t hash) {
  return hash == "article"_tag || hash == "story"_tag || hash == "entry"_tag || hash == "post"_tag || hash == "news"_tag;
}
bool names_text(std::uint64_t hash) {
  return hash == "body"_tag || hash == "content"_tag || hash == "text"_tag || hash == "copy"_tag;
}
bool whole_story(std::uint64_t hash) {
  return hash == "articlebody"_tag || hash == "storybody"_tag || hash == "articlecontent"_tag || hash == "articletext"_tag ||
         hash == "entrycontent"_tag || hash == "postcontent"_tag || hash == "postbody"_tag;
}

Hint hint_of_words(std::string_view words) {
  Hint hint;
  std::uint64_t hash = kHashStart;
  bool inside = false, negated = false, story_word = false;
  for (std::size_t i = 0; i <= words.size(); ++i) {
    const unsigned char c = i < words.size() ? static_cast<unsigned char>(words[i]) : ' ';
    const bool letter = (c | 32) >= 'a' && (c | 32) <= 'z';
    const bool hump = inside && letter && c < 'a' && words[i - 1] >= 'a';
    if (!letter || hump) {
      if (inside) {
        if (const auto* slot = kHints.find(hash); slot && !negated && hint.role == Role::body)
          hint.role = slot->value, hint.why = slot->word;
        negated = negates(hash);
        hint.story = hint.story || whole_story(hash) || (story_word && names_text(hash));
        story_word = names_story(hash);
      }
      hash = kHashStart;
      inside = false;
      if (c == ' ') negated = story_word = false;
      if (!letter) continue;
    }
    inside = true;
    hash = hash_step(hash, c | 32);
  }
  return hint;
}

char low(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool blank(char c) { return static_cast<unsigned char>(c) <= 0x20; }

// An inline style that hides, whatever its blanks.
bool hides(std::string_view style) {
  std::string bare;
  for (const char c : style.substr(0, 400))
    if (!blank(c)) bare += low(c);
  return bare.find("display:none") != std::string::npos || bare.find("visibility:hidden") != std::string::npos;
}

}  // namespace

bool next_attribute(std::string_view attributes, std::size_t& at, std::string_view& name, std::string_view& value) {
  const std::size_t size = attributes.size();
  while (at < size && (blank(attributes[at]) || attributes[at] == '/')) ++at;
  if (at >= size || attributes[at] == '>') return false;
  const std::size_t begin = at++;
  while (at < size && !blank(attributes[at]) && attributes[at] != '=' && attributes[at] != '>' && attributes[at] != '/')
    ++at;
  name = attributes.substr(begin, at - begin);
  value = {};
  while (at < size && blank(attributes[at])) ++at;
  if (at >= size || attributes[at] != '=') return true;
  ++at;
  while (at < size && blank(attributes[at])) ++at;
  if (at >= size) return true;
  const char quote = attributes[at];
  const bool quoted = quote == '"' || quote == '\'';
  const std::size_t first = at + quoted;
  at = first;
  if (quoted) {
    at = std::min(attributes.find(quote, first), size);
  } else {
    while (at < size && !blank(attributes[at]) && attributes[at] != '>') ++at;
  }
  value = attributes.substr(first, at - first);
  if (quoted && at < size) ++at;
  return true;
}

std::string attribute(std::string_view attributes, std::string_view wanted) {
  attributes = utf8_prefix(attributes, kAttributeLimit);
  std::string_view name, value;
  for (std::size_t at = 0; next_attribute(attributes, at, name, value);)
    if (name.size() == wanted.size() &&
        std::equal(name.begin(), name.end(), wanted.begin(), [](char a, char b) { return low(a) == b; }))
      return decode_entities(value);
  return "";
}

Hint hint_of(ElementName tag, std::string_view attributes) {
  switch (tag) {
    case "nav"_tag:
      return {Role::menu, false, "<nav>"};
    case "aside"_tag:
      return {Role::related, false, "<aside>"};
    case "footer"_tag:
      return {Role::menu, false, "<footer>"};
    case "form"_tag:
      return {Role::advert, false, "<form>"};
    case "figcaption"_tag:
      return {Role::caption, false, "<figcaption>"};
    case "dialog"_tag:
      return {Role::consent, false, "<dialog>"};
    default:
      break;
  }
  // The names of these describe the whole page ("with-sidebar").
  if (tag == "html"_tag || tag == "body"_tag || attributes.size() < 6) return {};
  attributes = utf8_prefix(attributes, kAttributeLimit);
  Hint hint;
  const auto take = [&](const Hint& other) {
    hint.story = hint.story || other.story;
    if (hint.role == Role::body) hint.role = other.role, hint.why = other.why;
  };
  std::string_view name, value;
  for (std::size_t at = 0; next_attribute(attributes, at, name, value);) {
    switch (element_name(name)) {
      case "class"_tag:
      case "id"_tag:
        take(hint_of_words(value));
        break;
      case "itemprop"_tag:
        if (value == "articleBody") hint.story = true;
        if (value == "author") take({Role::byline, false, "itemprop=author"});
        break;
      case "role"_tag:
        if (value == "navigation") take({Role::menu, false, "role=navigation"});
        if (value == "complementary") take({Role::related, false, "role=complementary"});
        if (value == "dialog") take({Role::consent, false, "role=dialog"});
        break;
      case "hidden"_tag:
        take({Role::other, false, "hidden"});
        break;
      case "aria-hidden"_tag:
        if (value == "true") take({Role::other, false, "aria-hidden"});
        break;
      case "style"_tag:
        if (hides(value)) take({Role::other, false, "style that hides"});
        break;
      default:
        break;
    }
  }
  // Of these only the story mark counts: a class such as "post with-comments" is about what is inside.
  if (tag == "article"_tag || tag == "main"_tag) hint.role = Role::body;
  return hint;
}

}  // namespace netback::read
