#include "read/html_hints.h"

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>

#include "core/utf8.h"

namespace netback::read {
namespace {

constexpr std::size_t kJsonLimit = 1 << 20;
constexpr std::size_t kAttributeLimit = 8 << 10;  // class lists of real pages are below 1 KiB

struct HintWord {
  std::string_view word;
  Role role;
};
constexpr HintWord kHintWords[] = {{"nav", Role::menu},
                                   {"navbar", Role::menu},
                                   {"navigation", Role::menu},
                                   {"menu", Role::menu},
                                   {"breadcrumb", Role::menu},
                                   {"breadcrumbs", Role::menu},
                                   {"toolbar", Role::menu},
                                   {"share", Role::menu},
                                   {"sharing", Role::menu},
                                   {"social", Role::menu},
                                   {"tags", Role::menu},
                                   {"footer", Role::menu},
                                   {"pagination", Role::menu},
                                   {"sidebar", Role::related},
                                   {"related", Role::related},
                                   {"recommended", Role::related},
                                   {"recommendations", Role::related},
                                   {"trending", Role::related},
                                   {"popular", Role::related},
                                   {"teaser", Role::related},
                                   {"teasers", Role::related},
                                   {"outbrain", Role::related},
                                   {"taboola", Role::related},
                                   {"comments", Role::comments},
                                   {"comment", Role::comments},
                                   {"disqus", Role::comments},
                                   {"cookie", Role::consent},
                                   {"cookies", Role::consent},
                                   {"consent", Role::consent},
                                   {"gdpr", Role::consent},
                                   {"newsletter", Role::advert},
                                   {"subscribe", Role::advert},
                                   {"subscription", Role::advert},
                                   {"signup", Role::advert},
                                   {"promo", Role::advert},
                                   {"advert", Role::advert},
                                   {"advertisement", Role::advert},
                                   {"ads", Role::advert},
                                   {"ad", Role::advert},
                                   {"sponsored", Role::advert},
                                   {"paywall", Role::advert},
                                   {"disclaimer", Role::disclaimer},
                                   {"copyright", Role::disclaimer},
                                   {"legal", Role::disclaimer},
                                   {"caption", Role::caption},
                                   {"figcaption", Role::caption},
                                   {"byline", Role::byline},
                                   {"dateline", Role::byline},
                                   {"timestamp", Role::byline},
                                   {"author", Role::byline},
                                   {"authors", Role::byline},
                                   {"bio", Role::byline}};

char low(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

Hint hint_of_words(std::string_view words) {
  std::string token;
  std::size_t start = 0;
  bool negated = false;  // "has-sidebar", "no-comments": describes the page, not the box
  for (std::size_t i = 0; i <= words.size(); ++i) {
    const char c = i < words.size() ? words[i] : ' ';
    const bool camel = i > 0 && i < words.size() && std::isupper(static_cast<unsigned char>(c)) &&
                       std::islower(static_cast<unsigned char>(words[i - 1]));
    if (std::isalpha(static_cast<unsigned char>(c)) && !camel) {
      if (token.empty()) start = i;
      token += low(c);
      continue;
    }
    if (!token.empty()) {
      for (const HintWord& hint : kHintWords)
        if (!negated && hint.word == token) return {hint.role, words.substr(start, token.size())};
      negated = token == "has" || token == "no" || token == "with" || token == "without" || token == "is";
      token.clear();
    }
    if (camel) start = i, token += low(c);
    if (c == ' ') negated = false;
  }
  return {};
}

void take_json(const nlohmann::json& node, RawPage& page, int depth) {
  if (depth > 8) return;
  if (node.is_array()) {
    for (const auto& item : node) take_json(item, page, depth + 1);
  } else if (node.is_object()) {
    const auto text = [&](const char* key) {
      const auto found = node.find(key);
      return found != node.end() && found->is_string() ? found->get<std::string>() : std::string();
    };
    if (page.meta_title.empty()) page.meta_title = decode_entities(text("headline"));
    if (page.meta_date.empty()) page.meta_date = text("datePublished");
    if (const auto graph = node.find("@graph"); graph != node.end()) take_json(*graph, page, depth + 1);
  }
}

}  // namespace

std::string attribute(std::string_view attributes, std::string_view name) {
  attributes = utf8_prefix(attributes, kAttributeLimit);
  for (std::size_t at = 0; at + name.size() < attributes.size(); ++at) {
    if (at > 0 && !std::isspace(static_cast<unsigned char>(attributes[at - 1]))) continue;
    bool same = true;
    for (std::size_t i = 0; same && i < name.size(); ++i) same = low(attributes[at + i]) == name[i];
    std::size_t value = at + name.size();
    while (value < attributes.size() && std::isspace(static_cast<unsigned char>(attributes[value]))) ++value;
    if (!same || value >= attributes.size() || attributes[value] != '=') continue;
    ++value;
    while (value < attributes.size() && std::isspace(static_cast<unsigned char>(attributes[value]))) ++value;
    if (value >= attributes.size()) return "";
    const char quote = attributes[value];
    if (quote == '"' || quote == '\'') {
      const std::size_t end = attributes.find(quote, value + 1);
      return decode_entities(attributes.substr(value + 1, end == std::string_view::npos ? end : end - value - 1));
    }
    std::size_t end = value;
    while (end < attributes.size() && !std::isspace(static_cast<unsigned char>(attributes[end])) && attributes[end] != '>')
      ++end;
    return decode_entities(attributes.substr(value, end - value));
  }
  return "";
}

Hint hint_of(std::string_view tag, std::string_view attributes) {
  if (tag == "nav") return {Role::menu, "<nav>"};
  if (tag == "aside") return {Role::related, "<aside>"};
  if (tag == "footer") return {Role::menu, "<footer>"};
  if (tag == "form") return {Role::advert, "<form>"};
  if (tag == "figcaption") return {Role::caption, "<figcaption>"};
  if (tag == "dialog") return {Role::consent, "<dialog>"};
  // The names of these describe the whole page ("with-sidebar") or wrap the story.
  if (tag == "html" || tag == "body" || tag == "main" || tag == "article") return {};
  if (attributes.size() < 6) return {};
  // `why` must outlive the attributes: point at the matching table word.
  for (std::string_view name : {"class", "id"}) {
    const std::string value = attribute(attributes, name);
    const Hint hint = hint_of_words(value);
    if (hint.role == Role::body) continue;
    for (const HintWord& word : kHintWords)
      if (word.role == hint.role && word.word.size() == hint.why.size() &&
          std::equal(word.word.begin(), word.word.end(), hint.why.begin(), [](char a, char b) { return a == low(b); }))
        return {hint.role, word.word};
    return {hint.role, "class"};
  }
  return {};
}

void read_meta(std::string_view attributes, RawPage& page) {
  std::string key = attribute(attributes, "property");
  if (key.empty()) key = attribute(attributes, "name");
  if (key.empty()) key = attribute(attributes, "itemprop");
  if (key == "og:title" && page.meta_title.empty()) page.meta_title = attribute(attributes, "content");
  for (std::string_view date :
       {"article:published_time", "datePublished", "date", "pubdate", "publish-date", "dc.date", "parsely-pub-date"})
    if (key == date && page.meta_date.empty()) page.meta_date = attribute(attributes, "content");
}

void read_json_ld(std::string_view text, RawPage& page) {
  if (text.size() > kJsonLimit) return;
  const nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_discarded()) take_json(json, page, 0);
}

}  // namespace netback::read
