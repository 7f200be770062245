#include "core/utf8.h"

#include <gtest/gtest.h>

namespace netback {
namespace {

constexpr auto kNone = std::string_view::npos;

TEST(utf8, accepts_every_length) {
  EXPECT_EQ(first_invalid_utf8(""), kNone);
  EXPECT_EQ(first_invalid_utf8("gas"), kNone);
  EXPECT_EQ(first_invalid_utf8("\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x94\xA5"), kNone);
  EXPECT_EQ(first_invalid_utf8("\xF4\x8F\xBF\xBF"), kNone);  // U+10FFFF
}

TEST(utf8, names_the_first_bad_byte) {
  EXPECT_EQ(first_invalid_utf8("ab\xFF"), 2u);
  EXPECT_EQ(first_invalid_utf8("a\x80"), 1u);              // continuation alone
  EXPECT_EQ(first_invalid_utf8("\xC0\xAF"), 0u);           // overlong
  EXPECT_EQ(first_invalid_utf8("\xE0\x9F\xBF"), 0u);       // overlong
  EXPECT_EQ(first_invalid_utf8("\xED\xA0\x80"), 0u);       // surrogate
  EXPECT_EQ(first_invalid_utf8("\xF4\x90\x80\x80"), 0u);   // over U+10FFFF
  EXPECT_EQ(first_invalid_utf8("ok \xE2\x82"), 3u);        // cut short
}

TEST(utf8, lengths_never_pass_the_end) {
  EXPECT_EQ(utf8_length("\xE2\x82\xAC", 0), 3u);
  EXPECT_EQ(utf8_length("\xE2\x82", 0), 1u);
  EXPECT_EQ(utf8_length("\xFF", 0), 1u);
}

TEST(utf8, counts_code_points_and_stray_bytes) {
  EXPECT_EQ(utf8_count("Nord Stream"), 11u);
  EXPECT_EQ(utf8_count("\xE2\x82\xAC"
                       "5"),
            2u);
  EXPECT_EQ(utf8_count("\xFF\xFE"), 2u);
}

}  // namespace
}  // namespace netback
