// The same scraped page as plain text and wrapped in HTML four ways: one title, each paragraph of the body once, and
// nothing of the error banner, the second copy of the body, the disclaimer and the comments.
#include <fstream>
#include <sstream>

#include "read/article.h"
#include "read_fixture.h"

namespace netback::read::test {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string file_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string page(const std::string& body) {
  return "<!DOCTYPE html><html><head><title>Daily Wire</title></head><body>" + body + "</body></html>";
}

std::string in_paragraphs(const std::string& text) {
  std::string made;
  for (const std::string& line : lines_of(text)) made += "<p>" + line + "</p>\n";
  return page(made);
}

std::string in_breaks(const std::string& text) {
  std::string made;
  for (const std::string& line : lines_of(text)) made += line + "<br>\n";
  return page("<div>" + made + "</div>");
}

std::string in_pre(const std::string& text) { return page("<pre>" + text + "</pre>"); }

// As sites build them: a box for the banner, one for the article with a heading, one for what follows.
std::string in_boxes(const std::string& text) {
  std::string made = "<div class=\"top\">";
  bool titled = false, below = false;
  for (const std::string& line : lines_of(text)) {
    if (!titled && line.size() > 40 && line.find('.') == std::string::npos) {
      made += "</div><div id=\"main\"><div class=\"left\"><h1>" + line + "</h1><div class=\"text\">";
      titled = true;
    } else if (!below && line.find("isclaimer") != std::string::npos) {
      made += "</div></div><div class=\"lower\"><div>" + line + "</div>";
      below = true;
    } else if (!line.empty()) {
      made += "<div>" + line + "</div>";
    }
  }
  return page(made + "</div></div>");
}

void expect_one_story(const std::string& text, const std::string& title, const std::vector<std::string>& body) {
  const PageRead read = read_text(text);
  EXPECT_EQ(read.title, title);
  std::size_t titles = 0, copies = 0;
  std::vector<std::string> found;
  for (const Block& block : read.blocks) {
    titles += block.role == Role::title;
    copies += block.role == Role::duplicate;
    if (block.role == Role::body || block.role == Role::heading) found.emplace_back(block.bytes.in(text));
    EXPECT_FALSE(block.why.empty()) << block.id;
  }
  EXPECT_EQ(titles, 1u);
  EXPECT_EQ(copies, body.size() - 1);
  EXPECT_EQ(found, body);
  EXPECT_FALSE(read.claims.empty());
}

TEST(Wrap, one_title_and_one_body_however_the_lines_are_wrapped) {
  const std::string text = file_text(std::string(NETBACK_SOURCE_DIR) + "/tests/pages/doubled-body.txt");
  const std::vector<std::string> lines = lines_of(text);
  ASSERT_GT(lines.size(), 12u);
  const std::string& title = lines[4];
  const std::vector<std::string> body(lines.begin() + 5, lines.begin() + 11);
  for (const auto& [name, wrapped] : {std::pair<const char*, std::string>{"plain", text},
                                      {"paragraphs", in_paragraphs(text)},
                                      {"breaks", in_breaks(text)},
                                      {"pre", in_pre(text)},
                                      {"boxes", in_boxes(text)}}) {
    SCOPED_TRACE(name);
    expect_one_story(wrapped, title, body);
  }
}

}  // namespace
}  // namespace netback::read::test
