#include <gtest/gtest.h>

#include "read/text.h"

namespace netback::read {
namespace {

TEST(fold, lowers_capitals_alone_whatever_the_length) {
  std::string all;
  for (char c = 1; c > 0 && c < 127; ++c) all += c;
  for (std::size_t begin = 0; begin < all.size(); ++begin)
    for (std::size_t size = 0; size < 20; ++size) {
      const std::string text = all.substr(begin, size);
      std::string expected = text;
      for (char& c : expected)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
      ASSERT_EQ(fold(text), expected);
    }
  EXPECT_EQ(fold("ÄGYPTEN und Łódź"), "agypten und lodz");
}

}  // namespace
}  // namespace netback::read
