#include <gtest/gtest.h>

#include <set>

#include "report_sample.h"

namespace netback::report {
namespace {

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::set<std::string> values_of(const std::string& page, const std::string& attribute) {
  std::set<std::string> values;
  for (auto at = page.find(attribute); at != std::string::npos; at = page.find(attribute, at)) {
    at += attribute.size();
    values.insert(page.substr(at, page.find('"', at) - at));
  }
  return values;
}

TEST(report_html, hostile_text_stays_text) {
  const Sample sample;
  for (const bool full_text : {false, true}) {
    const std::string page = html(sample.input(full_text));
    EXPECT_FALSE(has(page, "<script"));
    EXPECT_FALSE(has(page, "<b>"));
    EXPECT_FALSE(has(page, "<figures>"));
    EXPECT_TRUE(has(page, "Exports are being &lt;b&gt;restored&lt;/b&gt; &amp; resumed"));
    EXPECT_TRUE(has(page, "href=\"https://example.org/?a=1&amp;b=2\""));
  }
}

TEST(report_html, a_source_that_is_no_web_address_gives_no_link) {
  Sample sample;
  sample.world.sources[0].url = "javascript:alert(1)";
  EXPECT_FALSE(has(html(sample.input()), "javascript:"));
}

TEST(report_html, nothing_comes_from_elsewhere) {
  const Sample sample;
  const std::string page = html(sample.input(true));
  for (const char* part : {"src=", "@import", "url(", "<link"}) EXPECT_FALSE(has(page, part)) << part;
}

TEST(report_html, every_inner_link_has_its_place) {
  const Sample sample;
  for (const bool full_text : {false, true}) {
    const std::string page = html(sample.input(full_text));
    const auto ids = values_of(page, " id=\"");
    for (const std::string& link : values_of(page, "href=\"#")) EXPECT_TRUE(ids.contains(link)) << link;
  }
}

TEST(report_html, text_of_the_page_only_when_asked) {
  const Sample sample;
  EXPECT_FALSE(has(html(sample.input(false)), "Officials say that"));
  const std::string page = html(sample.input(true));
  EXPECT_TRUE(has(page, "Officials say that <mark class=\"possible\"><a href=\"#claim-c-00000001\">gas could flow again"));
  EXPECT_FALSE(has(page, "MENU"));
  EXPECT_TRUE(has(page, "Not read as part of the article: 1 menu."));
}

TEST(report_html, spans_inside_spans_and_past_the_end_are_cut_right) {
  Sample sample;
  sample.add_claim("c:00000006", "flow again through the line", read::Hedge::planned, read::Kind::authorial, "policy",
                   {{"s0", "published"}}, {});
  sample.page.claims.back().bytes.end = sample.page.claims[0].bytes.end + 5;  // overlaps its end
  sample.page.blocks.push_back({"b9", {sample.bytes.size() + 5, sample.bytes.size() + 9}, read::Role::body, "", ""});
  const std::string page = html(sample.input(true));
  EXPECT_TRUE(has(page, ">gas could </a></mark><mark class=\"planned\">"));
  EXPECT_TRUE(has(page, "reached</a></mark>"));
}

TEST(report_html, tags_of_an_html_page_are_dropped_and_entities_kept) {
  Sample sample;
  sample.bytes =
      "<html><body><p>Gas <a href=\"javascript:x\">flows</a> &amp; returns &lt;now&gt; & more &#x202e;</p></body></html>";
  sample.page.claims.clear();
  sample.page.blocks = {{"b0", {12, sample.bytes.size() - 14}, read::Role::body, "", ""}};
  const std::string page = html(sample.input(true));
  EXPECT_TRUE(has(page, "<p>Gas flows &amp; returns &lt;now&gt; &amp; more "));
  EXPECT_FALSE(has(page, "javascript"));
}

TEST(report_html, claims_carry_chain_hedge_odds_and_event) {
  const Sample sample;
  const std::string page = html(sample.input());
  EXPECT_TRUE(has(page, "<article class=\"claim possible\" id=\"claim-c-00000001\">"));
  EXPECT_TRUE(has(page, "<dt>who</dt><dd>officials (unnamed), by way of The Wire</dd>"));
  EXPECT_TRUE(has(page, "<dt>our odds</dt><dd>10-20-40 %, given its condition</dd>"));
  EXPECT_TRUE(has(page, "<a href=\"#event-flows\">Russia delivers through string B</a>"));
  const auto accusation = page.substr(page.find("claim-c-00000004"));
  EXPECT_FALSE(has(accusation.substr(0, accusation.find("</article>")), "our odds"));
}

TEST(report_html, two_charts) {
  const Sample sample;
  const std::string page = html(sample.input());
  EXPECT_TRUE(has(page, "TTF by month, EUR/MWh"));
  EXPECT_TRUE(has(page, "Change of sellers&#39; export revenue"));
  Sample quiet;
  quiet.drop_events();
  EXPECT_TRUE(has(html(quiet.input()), "TTF by month, base."));
}

TEST(report_html, rows_behind_the_assets_are_cited) {
  const Sample sample;
  const std::string page = html(sample.input());
  EXPECT_TRUE(has(page, "stakes: stake:sakhalin-2-gazprom</td><td>medium</td>"));
  EXPECT_TRUE(has(page, "Facts &amp; &lt;figures&gt;</a>, The operator (2024)"));
}

}  // namespace
}  // namespace netback::report
