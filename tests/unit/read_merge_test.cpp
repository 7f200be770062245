// Several pages together: one origin counts once, copies and order change no number, contradictions and replacements are
// told.
#include "read_fixture.h"

#include <algorithm>

#include "read/output.h"

namespace netback::read::test {
namespace {

const char* const kOffer =
    "Gazprom may offer American companies a stake in Sakhalin LNG, officials familiar with the matter told Bloomberg on "
    "Monday.\n";

// A page long enough to be an article; what stands around the body differs from day to day.
std::string page_of(const std::string& date, const std::string& body) {
  return "Moscow and Washington talk about gas again\n\n" + date + "\n\n" + body + "\nThe talks of " + date +
         " went on through the night in a hotel in Geneva, and nobody slept very much at all.\n\nThe delegations of " +
         date + " left by train for the airport in the early morning, through snow and fog over the lake.\n";
}

Reading together_of(const std::vector<std::string>& texts) {
  std::vector<NamedPage> pages;
  for (const std::string& text : texts) pages.push_back({{"page " + std::to_string(pages.size() + 1)}, read_text(text)});
  return make_reading(std::move(pages), lexicon());
}

const Statement& statement_with(const Reading& reading, const std::string& words) {
  static const Statement kNone;
  for (const Statement& statement : reading.merged.statements)
    for (const Member& member : statement.members)
      if (reading.pages[member.at.page].page.claims[member.at.claim].text.find(words) != std::string::npos) return statement;
  ADD_FAILURE() << "no statement with '" << words << "'";
  return kNone;
}

// All numbers with what they stand for, in an order that no order of pages changes.
std::vector<std::string> numbers_of(const Reading& reading) {
  std::vector<std::string> all;
  for (const Statement& s : reading.merged.statements) {
    std::string one = s.id + (s.has_odds ? " odds" : "");
    for (const double value : {s.p_report, s.p_event[0], s.p_event[1], s.p_event[2]}) one += " " + std::to_string(value);
    for (const StatementOrigin& origin : s.origins)
      if (origin.counts) one += " " + origin.id + "=" + std::to_string(origin.p_report);
    all.push_back(one);
  }
  std::ranges::sort(all);
  return all;
}

TEST(Merge, one_story_through_two_papers_is_one_origin) {
  const std::string mine = page_of("2025-03-10", kOffer);
  const std::string theirs =
      page_of("2025-03-12", "Bloomberg reported that Gazprom may offer American companies a stake in Sakhalin LNG.\n");
  const Reading both = together_of({mine, theirs});
  const Statement& statement = statement_with(both, "Gazprom may offer");
  ASSERT_EQ(statement.members.size(), 2u);
  ASSERT_EQ(statement.origins.size(), 1u);
  EXPECT_EQ(statement.origins[0].ref, "org:bloomberg");
  EXPECT_EQ(statement.members[0].role, Member::Role::first);
  EXPECT_TRUE(statement.members[0].is_new);
  EXPECT_EQ(statement.members[1].role, Member::Role::copy);
  EXPECT_FALSE(statement.members[1].is_new);
  // The better chain alone: page 0.97 x outlet 0.95.
  EXPECT_NEAR(statement.p_report, 0.97 * 0.95, 1e-4);
}

TEST(Merge, distinct_origins_corroborate_by_noisy_or_with_a_cap) {
  const Reading both = together_of(
      {page_of("2025-03-10", kOffer),
       page_of("2025-03-11", "Gazprom may offer American companies a stake in Sakhalin LNG, Putin said on Tuesday.\n")});
  const Statement& statement = statement_with(both, "Gazprom may offer");
  ASSERT_EQ(statement.origins.size(), 1u) << "nearly the same words are a copy, whoever is named";
  const Reading reworded =
      together_of({page_of("2025-03-10", kOffer),
                   page_of("2025-03-11",
                           "Putin said on Tuesday that Gazprom may also give investors from the US a share and "
                           "stake in its plant Sakhalin LNG.\n")});
  const Statement& two = statement_with(reworded, "Gazprom may offer");
  ASSERT_EQ(two.origins.size(), 2u);
  const double officials = 0.97 * 0.95 * 0.70, putin = 0.97 * 0.90;
  EXPECT_NEAR(two.p_report, 1 - (1 - officials) * (1 - putin), 1e-4);
  // Both say "may": more sure that it was said, not that it is likely. b + R (.40 - b) with b = .10.
  EXPECT_NEAR(two.p_event[1], 0.10 + two.p_report * 0.30, 1e-3);
  for (const StatementOrigin& origin : two.origins) EXPECT_LE(origin.p_report, 0.95);
}

TEST(Merge, a_page_given_twice_and_a_copy_change_no_number) {
  const std::string a =
      page_of("2025-03-10", kOffer + std::string("\nEuropean gas prices fell by 5 percent in the first week "
                                                 "of the month, traders at the hub said.\n"));
  const std::string b = page_of("2025-03-20", "Putin said that Russia will resume gas deliveries through Nord Stream.\n");
  std::string copy = a;
  copy.replace(0, 6, "Mostau");
  const auto once = numbers_of(together_of({a, b}));
  EXPECT_EQ(once, numbers_of(together_of({a, b, a})));
  EXPECT_EQ(once, numbers_of(together_of({a, copy, b})));
  EXPECT_EQ(once, numbers_of(together_of({b, a})));
  EXPECT_EQ(once, numbers_of(together_of({copy, b, a, a})));
  const Reading twice = together_of({a, a});
  EXPECT_EQ(twice.pages.size(), 1u);
  EXPECT_EQ(twice.pages[0].names.size(), 2u);
}

TEST(Merge, what_a_page_says_itself_is_one_origin_with_its_copies) {
  const std::string text =
      "Freeport LNG has shut the third train of its plant in Texas after a fire in the control room.\n\n"
      "The terminal exported nearly a tenth of all the gas that left the United States by ship last year.\n";
  const Reading copied = together_of({page_of("2025-03-10", text), page_of("2025-03-11", text)});
  for (const Statement& statement : copied.merged.statements) EXPECT_EQ(statement.origins.size(), 1u);
}

TEST(Merge, opposite_polarity_and_denial_contradict) {
  const Reading both =
      together_of({page_of("2025-03-10", kOffer), page_of("2025-03-11",
                                                          "Gazprom denied that it would offer American companies a stake in "
                                                          "Sakhalin LNG, the company said in a statement.\n")});
  const Statement& said = statement_with(both, "Gazprom may offer");
  ASSERT_EQ(said.relations.size(), 1u);
  EXPECT_EQ(said.relations[0].type, StatementRelation::Type::contradicts);
  EXPECT_TRUE(both.merged.statements[said.relations[0].to].members[0].is_new);
  // Flagged, not weighed: the number of what is said stays.
  EXPECT_NEAR(said.p_event[1], 0.29, 5e-3);
}

TEST(Merge, a_later_page_of_one_origin_replaces_and_an_earlier_one_does_not) {
  const std::string no =
      page_of("2025-03-10", "Putin said that Russia will not resume gas deliveries through Nord Stream.\n");
  const std::string yes = page_of("2025-03-20", "Putin said that Russia will resume gas deliveries through Nord Stream.\n");
  for (const auto& order : {std::vector{no, yes}, std::vector{yes, no}}) {
    const Reading reading = together_of(order);
    const Statement& later = statement_with(reading, "will resume");
    const Statement& earlier = statement_with(reading, "will not resume");
    ASSERT_EQ(later.relations.size(), 1u);
    EXPECT_EQ(later.relations[0].type, StatementRelation::Type::supersedes);
    EXPECT_EQ(earlier.relations[0].type, StatementRelation::Type::superseded_by);
    EXPECT_EQ(earlier.members[0].role, Member::Role::replaced);
    EXPECT_TRUE(later.has_odds);
    EXPECT_FALSE(earlier.has_odds) << "nobody holds it any more";
  }
  // Without dates nothing replaces: the two contradict.
  const Reading undated = together_of({"Putin said that Russia will not resume gas deliveries through Nord Stream.",
                                       "Putin said that Russia will resume gas deliveries through Nord Stream."});
  EXPECT_EQ(statement_with(undated, "will resume").relations[0].type, StatementRelation::Type::contradicts);
}

TEST(Merge, figures_that_differ_make_another_statement) {
  const Reading reading = together_of({page_of("2025-03-10",
                                               "Putin said that Russia will cut gas exports to Germany by 5 "
                                               "bcm a year from the coming autumn on.\n"),
                                       page_of("2025-03-10",
                                               "Lavrov said that Russia will cut gas exports to Germany by 9 "
                                               "bcm a year from the coming autumn on.\n")});
  EXPECT_EQ(statement_with(reading, "by 5").members.size(), 1u);
  EXPECT_EQ(statement_with(reading, "by 9").members.size(), 1u);
}

TEST(Merge, accusations_and_silence_have_no_odds) {
  const Reading reading =
      together_of({"Gazprom accused Naftogaz of stealing gas from the pipeline in the winter.\n\n"
                   "The Kremlin declined to comment on the reports.\n"});
  for (const Statement& statement : reading.merged.statements) EXPECT_FALSE(statement.has_odds);
}

}  // namespace
}  // namespace netback::read::test
