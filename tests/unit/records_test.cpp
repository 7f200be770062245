#include "core/records.h"

#include <gtest/gtest.h>

namespace netback {
namespace {

const Records kBefore = {{"pipes", {{"pipe:a", {{"capacity", "10"}, {"note", ""}}}, {"pipe:b", {{"capacity", "5"}}}}}};

TEST(records, equal_ones_have_no_change) {
  EXPECT_TRUE(changes(kBefore, kBefore).empty());
  EXPECT_EQ(changes_text({}, 10), "nothing changed\n");
}

TEST(records, rows_come_and_go_and_fields_change) {
  const Records after = {{"pipes", {{"pipe:a", {{"capacity", "12"}, {"note", "new"}}}, {"pipe:c", {}}}}};
  const auto list = changes(kBefore, after);
  ASSERT_EQ(list.size(), 4u);
  EXPECT_EQ(list[0].field, "capacity");
  EXPECT_EQ(list[1].before, "");
  EXPECT_EQ(list[2].kind, Change::Kind::gone);
  EXPECT_EQ(list[3].kind, Change::Kind::added);
  EXPECT_EQ(changes_text(list, 10),
            "pipes: 4 changes\n  ~ pipe:a  capacity: 10 -> 12  (+20.0 %)\n  ~ pipe:a  note: (empty) -> new\n  - pipe:b\n  + "
            "pipe:c\n");
  EXPECT_TRUE(changes_text(list, 1).ends_with("  ... and 3 more\n"));
}

TEST(records, noise_hides_numbers_that_are_nearly_equal_and_no_words) {
  const Records after = {
      {"pipes", {{"pipe:a", {{"capacity", "10.005"}, {"note", "x"}}}, {"pipe:b", {{"capacity", "5.1"}}}}}};
  const auto list = changes(kBefore, after, 1e-3);
  ASSERT_EQ(list.size(), 2u);
  EXPECT_EQ(list[0].field, "note");
  EXPECT_EQ(list[1].id, "pipe:b");
}

}  // namespace
}  // namespace netback
