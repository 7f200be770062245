// Bytes to blocks to roles: charsets, entities, spans, copies, boilerplate, bad input.
#include "core/utf8.h"
#include "read_fixture.h"

#include "read/charset.h"
#include "read/page.h"
#include "read/sentence.h"

namespace netback::read::test {
namespace {

const char* const kStory =
    "Freeport LNG said on Monday that it would delay the restart of the third train at its export plant in Texas by two "
    "weeks.\n\n"
    "The company shut the unit in January after a power failure and declared force majeure on some of its cargoes to "
    "Europe.\n\n"
    "European gas prices rose on the news, while stocks in storage are still higher than a year ago, according to data from "
    "Gassco.\n";

std::size_t count(const PageRead& page, Role role) {
  std::size_t found = 0;
  for (const Block& block : page.blocks) found += block.role == role;
  return found;
}

TEST(Page, copies_and_boilerplate_are_dropped_with_a_reason) {
  const std::string text = std::string("403\nSorry!!\nFreeport LNG delays restart of third train in Texas\n") + kStory +
                           kStory + "\nComments\nGreat, thanks.\n\nLegal Disclaimer:\nAll rights reserved.\n";
  const PageRead page = read_text(text);
  EXPECT_EQ(page.title, "Freeport LNG delays restart of third train in Texas");
  EXPECT_EQ(count(page, Role::title), 1u);
  EXPECT_EQ(count(page, Role::body), 3u);
  EXPECT_EQ(count(page, Role::duplicate), 3u);
  for (const Block& block : page.blocks) EXPECT_FALSE(block.why.empty()) << block.id;
}

TEST(Page, spans_are_bytes_of_the_untouched_input) {
  const std::string html =
      "<html><body><h1>Qatar &amp; Russia</h1><p>Gazprom&nbsp;said   that <b>Russia&rsquo;s</b>\n exports &amp; sales to "
      "Germany rose by a tenth in the month of May.</p></body></html>";
  const PageRead page = read_text(html);
  ASSERT_EQ(page.claims.size(), 1u);
  const std::string bytes(page.claims[0].bytes.in(html));
  EXPECT_TRUE(bytes.starts_with("Russia&rsquo;s</b>")) << bytes;
  EXPECT_TRUE(bytes.ends_with("month of May")) << bytes;
  EXPECT_EQ(page.claims[0].text, "Russia’s exports & sales to Germany rose by a tenth in the month of May");
  for (const Reference& link : page.claims[0].links) {
    if (link.ref == "country:germany") {
      EXPECT_EQ(link.bytes.in(html), "Germany");
    }
  }
}

TEST(Page, latin1_and_utf16_are_decoded_with_offsets) {
  const std::string latin =
      "T\xFCrkiye said that its imports of gas from Russia had risen by a tenth since the start of the year.";
  const PageRead page = read_text(latin);
  ASSERT_EQ(page.claims.size(), 1u);
  EXPECT_EQ(page.claims[0].bytes.in(latin).substr(0, 11), "its imports");
  std::string wide = "\xFF\xFE";
  for (const char c : std::string("Gazprom said that exports to Germany rose by a tenth.")) wide += c, wide += '\0';
  const PageRead page16 = read_text(wide);
  EXPECT_EQ(page16.charset, "utf-16le");
  ASSERT_EQ(page16.claims.size(), 1u);
  EXPECT_EQ(page16.claims[0].text, "exports to Germany rose by a tenth");
  EXPECT_EQ(page16.claims[0].bytes.size(), 2 * page16.claims[0].text.size());
}

TEST(Page, html_boxes_are_not_read) {
  const PageRead page = read_text(
      "<html><head><meta property='og:title' content='Plant delays "
      "restart'><script>x='<p>no</p>'</script></head><body><nav><a href=/>Home</a></nav>"
      "<main><h1>Plant delays restart</h1><div class='byline'>By A. B., 3 February 2025</div>"
      "<p>Freeport LNG said on Monday that it would delay the restart of the third train at its plant by two weeks because "
      "of frost.</p>"
      "<figure><figcaption>The plant in Texas is seen from the air in this picture of last year.</figcaption></figure>"
      "<aside><h3>Related</h3><p>Another plant in another state was shut for a week because of a fire in its "
      "kitchen.</p></aside>"
      "<p>The company shut the unit in January after a power failure and declared force majeure on some of its cargoes.</p>"
      "<form class=newsletter><p>Sign up for our newsletter and get it every day in your "
      "inbox.</p></form></main></body></html>");
  EXPECT_EQ(page.title, "Plant delays restart");
  EXPECT_EQ(count(page, Role::body), 2u);
  EXPECT_EQ(page.published.value, "2025-02-03");
  EXPECT_EQ(claim_with(page, "it would delay").said.value, "2025-02-03");
}

TEST(Page, without_an_article_there_are_no_claims) {
  for (const std::string& text :
       {std::string(), std::string("404\nPage not found\nHome | News | Sport\n"), std::string("\0\0\0", 3),
        std::string("Accept all cookies\nWe use cookies. By continuing you agree to our privacy policy.\nLog in\n")}) {
    const PageRead page = read_text(text);
    EXPECT_TRUE(page.claims.empty()) << text;
    EXPECT_FALSE(page.remarks.empty());
  }
}

TEST(Page, another_language_is_named_and_not_read) {
  const PageRead page = read_text(
      "Die Bundesregierung hat am Montag erklärt, dass die Versorgung mit Gas gesichert ist und die Speicher zu mehr als "
      "achtzig Prozent gefüllt sind.\n\n"
      "Der Minister sagte, es gebe keinen Grund zur Sorge, und die Preise seien im Vergleich zum Vorjahr nicht gestiegen, "
      "auch wenn das Wetter kalt war.\n");
  EXPECT_TRUE(page.claims.empty());
  ASSERT_FALSE(page.remarks.empty());
  EXPECT_NE(page.remarks[0].find("German"), std::string::npos);
}

TEST(Page, wrapped_lines_are_one_paragraph) {
  const RawPage page = split_plain(
      "Legal Disclaimer:\nMENAFN provides the\ninformation as is without warranty of any kind. We do not accept\nany "
      "responsibility.\nComments\nNo comment");
  ASSERT_EQ(page.blocks.size(), 4u);
  EXPECT_EQ(page.words(1).substr(0, 31), "MENAFN provides the information");
}

TEST(Page, hostile_input_is_survived) {
  std::string deep;
  for (int i = 0; i < 200'000; ++i) deep += "<div>";
  read_text("<html>" + deep);
  read_text("<p>" + std::string(100'000, '<') + "&#xFFFFFFFF;&#0;&;");
  read_text(std::string(300'000, '"'));
  read_text("<html><script type=\"application/ld+json\">" + std::string(100'000, '['));
  read_text("Gazprom said that it paid $2k and $1.4M. The price is $");
  std::string bytes;
  for (int i = 0; i < 50'000; ++i) bytes += static_cast<char>((i * 7919) >> 3);
  read_text(bytes);
  read_text("<p>" + bytes);
}

// Found by fuzzing: a title was cut at its limit within a letter.
TEST(Page, what_is_cut_at_a_limit_ends_with_a_whole_character) {
  for (const std::size_t lead : {0, 1}) {
    std::string letters(lead, 'x');
    for (int i = 0; i < 600; ++i) letters += "\xc3\xa9";
    const RawPage page = split_html("<title>" + letters + "</title>");
    EXPECT_EQ(first_invalid_utf8(page.html_title), std::string_view::npos);
    EXPECT_GE(page.html_title.size(), 999u);
  }
  EXPECT_EQ(utf8_prefix("a\xc3\xa9", 2), "a");
  EXPECT_EQ(utf8_prefix("a\xc3\xa9", 3), "a\xc3\xa9");
  EXPECT_EQ(utf8_prefix("\xc3\xa9", 0), "");
}

TEST(Sentence, abbreviations_initials_and_decimals_do_not_end_one) {
  const auto count_of = [](const char* text) { return split_sentences(text).size(); };
  EXPECT_EQ(count_of("The U.S. Treasury said Mr. J. P. Smith paid 5.5 bcm. He left at 9 a.m. on Monday."), 2u);
  EXPECT_EQ(count_of("It fell in the U.S. The plant shut."), 2u);
  EXPECT_EQ(count_of("\"We agree. We go,\" he said. Then he left."), 3u);
  EXPECT_EQ(count_of("Fuel, e.g. diesel, rose (see No. 2 there)."), 1u);
}

TEST(Entity, named_numeric_and_broken) {
  EXPECT_EQ(decode_entities("a&amp;b &#8217; &#x2014; &bogus; &"), "a&b ’ — &bogus; &");
  EXPECT_EQ(decode_entities("&#146;"), "’");
  EXPECT_EQ(decode_entities("Gda&nacute;sk&nbsp&Scaron;&rarr;&thetasym;&copy2;&amp"), "Gdańsk Š→ϑ&copy2;&");
}

TEST(Page, an_error_page_with_a_menu_has_no_claims) {
  const PageRead page = read_text(
      "Menu\nHome\nGas\nError 404\nWe're sorry, the page you asked for could not be found. It may have been moved or "
      "deleted.\nThe administrator has been informed and will look into it.\nSearch\nRSS\n© EnergyWire Daily. No part of "
      "this site may be reproduced without permission.\n");
  EXPECT_TRUE(page.claims.empty());
  EXPECT_FALSE(page.remarks.empty());
}

TEST(Page, a_disclaimer_at_the_end_is_not_the_story) {
  const std::string lines =
      "The Daily passes on the material\nof its partners unchanged and cannot vouch for it. We make no promise that "
      "texts,\npictures, films or links are correct, complete, lawful or fit for\nany purpose. Readers who find a mistake "
      "should write to the supplier named at the top.\n";
  for (const char* heading : {"", "Disclaimer of liability:\n", "Disclaimer of all warranties:\n"}) {
    const PageRead page = read_text(std::string(kStory) + "\n" + heading + lines);
    EXPECT_EQ(count(page, Role::body), 3u) << heading;
    for (const Claim& claim : page.claims) EXPECT_EQ(claim.text.find("Daily"), std::string::npos) << claim.text;
  }
}

}  // namespace
}  // namespace netback::read::test
