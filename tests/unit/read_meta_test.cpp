// Title, date, site and author of a page, each with where it was found.
#include "read_fixture.h"

namespace netback::read::test {
namespace {

const char* const kBody =
    "<h1>Plant delays restart</h1>"
    "<p>Freeport LNG said on Monday that it would delay the restart of the third train at its plant by two weeks.</p>"
    "<p>The company shut the unit in January after a power failure and declared force majeure on some of its cargoes.</p>";

PageRead read_head(const std::string& head, const std::string& before = "") {
  return read_text("<html><head>" + head + "</head><body>" + before + kBody + "</body></html>");
}

TEST(Meta, json_ld_in_a_graph_with_line_ends_in_its_strings) {
  const PageRead page = read_head(
      "<script type='application/ld+json'><!-- {\"@graph\":[{\"@type\":\"WebPage\"},{\"@type\":\"NewsArticle\",\"headline\":"
      "\"Plant delays\nrestart\",\"datePublished\":\"2025-02-03T10:00:00Z\",\"author\":[{\"name\":\"A. Writer\"},\"B. "
      "Other\"],"
      "\"publisher\":{\"name\":\"The Wire\"}}]} --></script>");
  EXPECT_EQ(page.title_from, "page");
  EXPECT_EQ(page.published.value, "2025-02-03");
  EXPECT_EQ(page.published_from, "JSON-LD");
  EXPECT_EQ(page.byline, "A. Writer, B. Other");
  EXPECT_EQ(page.site, "The Wire");
  EXPECT_EQ(page.site_from, "JSON-LD");
}

TEST(Meta, open_graph_goes_before_a_time_element) {
  const PageRead page = read_head(
      "<meta property=\"og:site_name\" content=\"Gas &amp; Power\"><meta name=author content='Jane Doe'>"
      "<meta content='2025-02-04' property='article:published_time'>",
      "<time datetime='2019-01-01'>old</time>");
  EXPECT_EQ(page.site, "Gas & Power");
  EXPECT_EQ(page.byline, "Jane Doe");
  EXPECT_EQ(page.byline_from, "meta author");
  EXPECT_EQ(page.published.value, "2025-02-04");
  EXPECT_EQ(page.published_from, "article:published_time");
}

TEST(Meta, microdata_and_lines_of_the_page) {
  const PageRead page =
      read_head("", "<p>By Jane Doe</p><time itemprop=datePublished datetime='2025-02-05T08:00'>today</time>");
  EXPECT_EQ(page.byline, "Jane Doe");
  EXPECT_EQ(page.byline_from, "page");
  EXPECT_EQ(page.published_from, "itemprop=datePublished");
  const PageRead line = read_head("", "<div>Published 6 February 2025</div>");
  EXPECT_EQ(line.published.value, "2025-02-06");
  EXPECT_EQ(line.published_from, "page");
}

TEST(Meta, a_dateline_opens_the_story) {
  const PageRead page = read_text(
      "LONDON, 13 March 2025 - Freeport LNG said on Monday that it would delay the restart of the third train at its export "
      "plant in Texas by two weeks.\n\nThe company shut the unit in January after a power failure and declared force "
      "majeure "
      "on some of its cargoes to Europe.\n");
  EXPECT_EQ(page.published.value, "2025-03-13");
  EXPECT_EQ(page.published_from, "page");
}

TEST(Meta, a_broken_script_is_no_evidence) {
  const PageRead page =
      read_head("<script type='application/ld+json'>{\"headline\":\"x</script><title>Plant | The Wire</title>");
  EXPECT_EQ(page.title, "Plant delays restart");
  EXPECT_TRUE(page.published_from.empty());
}

TEST(Meta, a_page_without_an_article_says_why) {
  const auto remark = [](const std::string& text) { return read_text(text).remarks.at(0); };
  EXPECT_NE(remark("").find("no words"), std::string::npos);
  EXPECT_NE(remark("404\nPage not found\nHome\n").find("an error page"), std::string::npos);
  EXPECT_NE(remark("<html><body><ul><li><a href=/a>Gas</a><li><a href=/b>Oil</a></ul>").find("no paragraph"),
            std::string::npos);
}

}  // namespace
}  // namespace netback::read::test
