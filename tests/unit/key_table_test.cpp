#include "core/key_table.h"

#include <gtest/gtest.h>

#include <string>

namespace netback {
namespace {

TEST(key_table, numbers_keys_in_the_order_they_come) {
  KeyTable<std::string_view> words;
  EXPECT_EQ(words.find("gas"), kNoKey);
  EXPECT_EQ(words.add("gas"), 0u);
  EXPECT_EQ(words.add("oil"), 1u);
  EXPECT_EQ(words.add("gas"), 0u);
  EXPECT_EQ(words.add(""), 2u);
  EXPECT_EQ(words.find("oil"), 1u);
  EXPECT_EQ(words.find(""), 2u);
  EXPECT_EQ(words.key(1), "oil");
  EXPECT_EQ(words.size(), 3u);
}

TEST(key_table, keeps_all_keys_while_it_grows_and_when_it_is_moved) {
  KeyTable<std::uint64_t> edges;
  for (std::uint64_t i = 0; i < 5000; ++i) ASSERT_EQ(edges.add(i << 32 | (i % 7)), i);
  const KeyTable<std::uint64_t> moved = std::move(edges);
  for (std::uint64_t i = 0; i < 5000; ++i) ASSERT_EQ(moved.find(i << 32 | (i % 7)), i);
  EXPECT_EQ(moved.find(7), kNoKey);
}

TEST(key_table, tells_apart_words_that_share_their_first_letters) {
  KeyTable<std::string_view> words;
  std::vector<std::string> made;
  for (int i = 0; i < 300; ++i) made.push_back(std::string(static_cast<std::size_t>(i % 20), 'x') + std::to_string(i));
  for (std::size_t i = 0; i < made.size(); ++i) ASSERT_EQ(words.add(made[i]), i);
  for (std::size_t i = 0; i < made.size(); ++i) ASSERT_EQ(words.find(made[i]), i);
}

TEST(keep_letters, keeps_letters_in_place_across_blocks_and_moves) {
  KeepLetters letters;
  std::vector<std::string_view> kept;
  for (int i = 0; i < 3000; ++i) kept.push_back(letters.keep("word number " + std::to_string(i)));
  const std::string_view large = letters.keep(std::string(100'000, 'y'));
  const KeepLetters moved = std::move(letters);
  for (int i = 0; i < 3000; ++i) ASSERT_EQ(kept[static_cast<std::size_t>(i)], "word number " + std::to_string(i));
  EXPECT_EQ(large, std::string(100'000, 'y'));
  EXPECT_EQ(letters.keep("z"), "z");  // NOLINT(bugprone-use-after-move): it may be used again
}

}  // namespace
}  // namespace netback
