#include "core/key_map.h"

#include <gtest/gtest.h>

#include <string>

namespace netback {
namespace {

TEST(key_map, holds_values_by_key_and_walks_them_in_the_order_they_came) {
  KeyMap<std::string_view, int> shares;
  EXPECT_EQ(shares.find("gas"), shares.end());
  shares["gas"] = 3;
  shares["oil"] += 2;
  shares["gas"] += 1;
  EXPECT_EQ(shares.find("gas")->second, 4);
  EXPECT_EQ(shares.find("oil")->second, 2);
  EXPECT_EQ(shares.find("ga"), shares.end());
  std::string order;
  for (const auto& [key, share] : shares) order += key;
  EXPECT_EQ(order, "gasoil");
}

TEST(key_map, finds_all_keys_after_it_grew_and_after_it_was_copied) {
  KeyMap<std::uint64_t, std::uint64_t> squares;
  squares.reserve(10);
  for (std::uint64_t i = 0; i < 3000; ++i) squares[i] = i * i;
  const KeyMap<std::uint64_t, std::uint64_t> copy = squares;
  squares[7] = 0;
  ASSERT_EQ(copy.size(), 3000u);
  for (std::uint64_t i = 0; i < 3000; ++i) ASSERT_EQ(copy.find(i)->second, i * i);
  EXPECT_EQ(copy.find(3000), copy.end());
}

TEST(key_lists, keeps_each_list_in_the_order_it_was_given) {
  KeyLists<std::string_view> rows;
  for (std::uint32_t i = 0; i < 600; ++i) rows.add(i % 3 ? "odd" : "third", i);
  rows.add("once", 5);
  rows.close();
  ASSERT_EQ(rows.of("third").size(), 200u);
  for (std::uint32_t i = 0; i < 200; ++i) ASSERT_EQ(rows.of("third")[i], 3 * i);
  ASSERT_EQ(rows.of("once").size(), 1u);
  EXPECT_EQ(rows.of("once")[0], 5u);
  EXPECT_TRUE(rows.of("never").empty());
  EXPECT_TRUE(KeyLists<std::string_view>().of("never").empty());
}

}  // namespace
}  // namespace netback
