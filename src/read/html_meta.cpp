// Title, date, site and author as meta tags, microdata and JSON-LD state them, each with where it stands.
#include <nlohmann/json.hpp>

#include "core/utf8.h"
#include "read/html_hints.h"

namespace netback::read {
namespace {

constexpr std::size_t kJsonLimit = 1 << 20;
constexpr std::size_t kValueLimit = 1000;  // a longer title is none
// Ranks: what describes the article itself, then the page, then a guess.
constexpr int kJsonLd = 4, kOpenGraph = 3, kMicrodata = 2, kGuess = 1;

using Json = nlohmann::json;

std::string text_of(const Json& node, const char* key) {
  const auto found = node.find(key);
  return found != node.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// A person or organisation is a string, an object with a name, or a list of them.
std::string name_of(const Json& node, const char* key) {
  const auto found = node.find(key);
  if (found == node.end()) return "";
  if (found->is_string()) return found->get<std::string>();
  if (found->is_object()) return text_of(*found, "name");
  std::string names;
  if (found->is_array())
    for (const Json& one : *found) {
      const std::string name = one.is_string() ? one.get<std::string>() : one.is_object() ? text_of(one, "name") : "";
      if (!name.empty()) names += (names.empty() ? "" : ", ") + name;
    }
  return names;
}

void take_json(const Json& node, RawPage& page, int depth) {
  if (depth > 8) return;
  if (node.is_array())
    for (const Json& item : node) take_json(item, page, depth + 1);
  if (!node.is_object()) return;
  page.title.offer(decode_entities(text_of(node, "headline")), "JSON-LD", kJsonLd);
  page.date.offer(text_of(node, "datePublished"), "JSON-LD", kJsonLd);
  if (node.contains("headline")) {
    page.author.offer(decode_entities(name_of(node, "author")), "JSON-LD", kJsonLd);
    page.site.offer(decode_entities(name_of(node, "publisher")), "JSON-LD", kJsonLd);
  }
  for (const char* inner : {"@graph", "mainEntity"})
    if (const auto found = node.find(inner); found != node.end()) take_json(*found, page, depth + 1);
}

}  // namespace

void Stated::offer(std::string told, std::string_view told_from, int told_rank) {
  told = std::string(trim(utf8_prefix(told, kValueLimit)));
  if (told.empty() || told_rank <= rank) return;
  value = std::move(told), from = told_from, rank = told_rank;
}

void read_meta(std::string_view attributes, RawPage& page) {
  std::string key = attribute(attributes, "property");
  if (key.empty()) key = attribute(attributes, "name");
  if (key.empty()) key = attribute(attributes, "itemprop");
  if (key.empty()) return;
  const auto content = [&] { return attribute(attributes, "content"); };
  switch (element_name(key)) {
    case "og:title"_tag:
      page.title.offer(content(), "og:title", kOpenGraph);
      break;
    case "twitter:title"_tag:
      page.title.offer(content(), "twitter:title", kMicrodata);
      break;
    case "headline"_tag:
      page.title.offer(content(), "itemprop=headline", kMicrodata);
      break;
    case "article:published_time"_tag:
      page.date.offer(content(), "article:published_time", kOpenGraph);
      break;
    case "datepublished"_tag:
      page.date.offer(content(), "itemprop=datePublished", kOpenGraph);
      break;
    case "date"_tag:
    case "pubdate"_tag:
    case "publish-date"_tag:
    case "dc.date"_tag:
    case "dc.date.issued"_tag:
    case "parsely-pub-date"_tag:
      page.date.offer(content(), "meta date", kMicrodata);
      break;
    case "og:site_name"_tag:
      page.site.offer(content(), "og:site_name", kJsonLd + 1);
      break;
    case "application-name"_tag:
      page.site.offer(content(), "application-name", kGuess);
      break;
    case "author"_tag:
    case "dc.creator"_tag:
    case "parsely-author"_tag:
      page.author.offer(content(), "meta author", kOpenGraph);
      break;
    case "article:author"_tag:
      if (std::string author = content(); author.find("://") == std::string::npos)
        page.author.offer(std::move(author), "article:author", kMicrodata);
      break;
    default:
      break;
  }
}

void read_microdata(ElementName tag, std::string_view attributes, RawPage& page) {
  const bool published = attribute(attributes, "itemprop") == "datePublished";
  std::string date = attribute(attributes, "datetime");
  if (date.empty() && published) date = attribute(attributes, "content");
  if (published) return page.date.offer(std::move(date), "itemprop=datePublished", kMicrodata);
  if (tag == "time"_tag) page.date.offer(std::move(date), "<time>", kGuess);
}

// Pages write line ends inside strings and wrap the whole in a comment or CDATA: both are put right before parsing.
void read_json_ld(std::string_view text, RawPage& page) {
  const std::size_t begin = text.find_first_of("{["), end = text.find_last_of("}]");
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin || end - begin > kJsonLimit) return;
  std::string clean(text.substr(begin, end - begin + 1));
  for (char& c : clean)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  const Json json = Json::parse(clean, nullptr, false);
  if (!json.is_discarded()) take_json(json, page, 0);
}

}  // namespace netback::read
