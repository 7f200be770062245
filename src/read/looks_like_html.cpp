#include <algorithm>

#include "read/page.h"

namespace netback::read {

bool looks_like_html(std::string_view text) {
  const auto holds = [](std::string_view part, std::string_view wanted) {
    const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; };
    for (std::size_t at = part.find('<'); at != std::string_view::npos; at = part.find('<', at + 1))
      if (part.size() - at >= wanted.size() && std::equal(wanted.begin(), wanted.end(), part.begin() + static_cast<long>(at),
                                                          [&](char b, char a) { return same(a, b); }))
        return true;
    return false;
  };
  for (std::string_view tag : {"<!doctype html", "<html", "<body"})
    if (holds(text.substr(0, 2000), tag)) return true;
  const std::string_view head = text.substr(0, 64 << 10);
  for (std::string_view tag : {"<!doctype html", "<html", "<body"})
    if (holds(head, tag)) return true;
  std::size_t tags = 0;
  for (std::string_view tag : {"<p>", "<p ", "</p>", "<div", "</div", "<br", "<a href", "<h1", "<h2", "<span", "<li>",
                               "<pre", "<article", "<section", "<table"})
    tags += holds(head, tag);
  return tags >= 2 || (tags == 1 && head.find("</") != std::string_view::npos);
}

}  // namespace netback::read
