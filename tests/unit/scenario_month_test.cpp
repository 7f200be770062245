#include <gtest/gtest.h>

#include "scenario/claim_month.h"
#include "scenario/wording.h"
#include "scenario_fixture.h"

namespace netback::scenario {
namespace {

TEST(ClaimMonth, ReadsTheFormsOfTheReader) {
  const auto text = [](std::string_view value) {
    const auto month = month_of(value);
    return month ? month->text() : "none";
  };
  EXPECT_EQ(text("2025-03"), "2025-03");
  EXPECT_EQ(text("2025-03-14"), "2025-03");
  EXPECT_EQ(text("2025-Q2"), "2025-06");
  EXPECT_EQ(text("2027"), "2027-12");
  EXPECT_EQ(text("week:2019-W35"), "2019-08");
  EXPECT_EQ(text("2026-W01"), "2026-01");
  EXPECT_EQ(text("2020-W53"), "2020-12");
  for (const char* bad : {"", "weekday:Thursday", "week:current", "2025-", "2025-Q5", "2025-W00", "20x5", "99999"})
    EXPECT_EQ(text(bad), "none") << bad;
}

TEST(ClaimMonth, BoundedGivesItsEndSymbolicNothing) {
  using State = read::When::State;
  EXPECT_EQ(said_month({State::bounded, "2025-05/2025-08", {}}).month, Month(2025, 8));
  EXPECT_EQ(said_month({State::bounded, "2025-05/", {}}).month, Month(2025, 5));
  EXPECT_FALSE(said_month({State::symbolic, "weekday:Thursday", {}}).month);
  EXPECT_FALSE(said_month({State::open, "", {}}).month);
  EXPECT_TRUE(said_month({State::resolved, "2025-05", {}}).note.empty());
}

TEST(Wording, SlugsAndTemplates) {
  EXPECT_EQ(slug("If its oil exports -- are blocked!"), "if-its-oil-exports-are-blocked");
  EXPECT_LE(slug(std::string(30, 'a') + " " + std::string(200, 'b')).size(), 60U);
  EXPECT_EQ(id_slug("pipe:nord-stream-2/b"), "nord-stream-2-b");
  EXPECT_EQ(fill("{a} and {b}{c}", {{"a", "x"}, {"b", "y"}}), "x and y");
  EXPECT_EQ(fill("open {a", {{"a", "x"}}), "open {a");
}

TEST(Wording, AliasesAreWholeWordsLongestFirst) {
  world::World w = test::small_world();
  w.aliases.push_back(test::row("alias:9", world::Alias{{}, "Midland Bank", "actor:utility", "en", "name"}));
  EXPECT_EQ(ids_named("Westport, Midland Bank and Northlander", w),
            (std::vector<std::string>{"gov:westland", "actor:utility"}));
}

TEST(ClaimMonth, LengthsBecomeWholeMonths) {
  for (const auto& [text, months] :
       {std::pair{"PT48H", 1}, {"P3D", 1}, {"P3W", 1}, {"P6W", 2}, {"P2M", 2}, {"P1Y", 12}, {"P99Y", 120}})
    EXPECT_EQ(said_months(text), months) << text;
  for (const char* text : {"", "open", "P", "P3", "PXM", "P-1M", "P0D", "3M"}) EXPECT_FALSE(said_months(text)) << text;
}

}  // namespace
}  // namespace netback::scenario
