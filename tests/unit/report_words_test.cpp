#include <gtest/gtest.h>

#include "report/table.h"
#include "report/words.h"
#include "report_sample.h"

namespace netback::report {
namespace {

TEST(report_words, hostile_text_cannot_steer_a_terminal_or_a_browser) {
  EXPECT_EQ(clean("red \x1b[31malert\x07  \n next"), "red [31malert next");
  EXPECT_EQ(clean("a\xE2\x80\xAE"
                  "b\xEF\xBB\xBF"),
            "ab");  // right-to-left override, byte order mark
  EXPECT_EQ(clean("\xC3\xA9t\xC3\xA9 \xFF!"), "\xC3\xA9t\xC3\xA9 \xEF\xBF\xBD!");
  EXPECT_EQ(escape("<a href='x'>\"&\""), "&lt;a href=&#39;x&#39;&gt;&quot;&amp;&quot;");
  EXPECT_EQ(anchor("event", "us/a\"><b>"), "event-us-a---b-");
}

TEST(report_words, numbers) {
  EXPECT_EQ(signed_text(0.351, 2), "+0.35");
  EXPECT_EQ(signed_text(-0.351, 2), "-0.35");
  EXPECT_EQ(signed_text(-0.001, 2), "0.00");
  EXPECT_EQ(odds_text({.05, .15, .3}), "5-15-30 %");
  EXPECT_EQ(odds_text({.004, .01, 1}), "0.4-1-100 %");
  EXPECT_EQ(odds_text({1, 1, 1}), "100 %");
  EXPECT_EQ(residual_text(3.14e-9), "3.1e-09");
  EXPECT_TRUE(rounds_to_nothing(-0.0049, 2));
  EXPECT_FALSE(rounds_to_nothing(-0.0051, 2));
}

TEST(report_words, names_fall_back_to_what_can_be_read) {
  const Sample sample;
  const Names names(sample.world);
  EXPECT_EQ(names.of("pipe:nord-stream-2/b"), "Nord Stream 2, string B");
  EXPECT_EQ(names.of("pipe:nord-stream-2"), "Nord Stream 2");
  EXPECT_EQ(names.of("seller:home"), "own production");
  EXPECT_EQ(names.of("restriction:us-eo-1"), "restriction:us-eo-1");
}

TEST(report_words, who_says) {
  const Sample sample;
  const auto who = [&](std::size_t i) { return who_says(sample.page, sample.page.claims[i]); };
  EXPECT_EQ(who(0), "officials (unnamed), by way of The Wire");
  EXPECT_EQ(who(1), "the page itself");
  EXPECT_EQ(who(4), kUnknownSource);
  read::Claim claim;
  EXPECT_EQ(who_says(sample.page, claim), kUnknownSource);
  claim.chain = {{"s0", "published"}, {"s1", "wasQuotedFrom"}, {"nobody", "hadPrimarySource"}};
  EXPECT_EQ(who_says(sample.page, claim), "the page does not say who, by way of The Wire");
}

TEST(report_words, wrapping_keeps_every_word_and_the_width) {
  for (const std::string& line : wrapped("one two three four aVeryLongWordThatCannotStandInTheLine five", 12, 2))
    EXPECT_LE(line.size(), 12U);
  EXPECT_EQ(wrapped("one two", 20), std::vector<std::string>{"one two"});
  EXPECT_TRUE(wrapped("", 20).empty());
  EXPECT_EQ(wrapped("\xC3\xA9\xC3\xA9\xC3\xA9 ab", 3),
            (std::vector<std::string>{"\xC3\xA9\xC3\xA9\xC3\xA9", "ab"}));  // counts characters, not bytes
}

}  // namespace
}  // namespace netback::report
