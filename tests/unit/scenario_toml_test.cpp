// scenario.toml: the format of the design, a fixed point of reading and writing, and errors with line and fix.
#include <gtest/gtest.h>

#include "scenario/value.h"
#include "scenario_fixture.h"

namespace netback::scenario {
namespace {

const std::string kHead = "schema = \"netback.scenario/1\"\ntitle = \"Amber returns\"\nas_of = 2025-03-14\n";

// One event of each lever; {} marks where a test puts its change.
const std::string kAll = kHead + R"(
[[event]]
id = "deal"
lever = "agreement"
topic = "energy"
from = "2025-06"
probability = 0.3

[[event]]
id = "amber-flows"
lever = "flow"
target = "pipe:amber-2/b"
seller = "seller:northland"
from = "2026-01"
ramp_months = 3
value = "27.5 bcm/a"
probability = [0.05, 0.15, 0.30]     # low, middle, high
given = ["deal"]
because = ["c:9f2a"]
assumed = ["date: the text gives none; 9 months after as_of", "\"quoted\" \\ and	tab"]

[[event]]
id = "outage"
lever = "capacity"
target = "lng:ice"
value = "33.3 %"
from = "2025-04"
until = "2025-06"
surprise = true
excludes = ["deal"]
known_from = 2025-03-15

[[event]]
id = "ban"
lever = "restriction"
target = "seller:northland"
kind = "trade_flow"
restrictor = "gov:southland"
buyers = ["region:south"]
commodity = "commodity:lng"
value = "10 %"
from = "2027-01"

[[event]]
id = "lifted"
lever = "lift"
target = "policy:west"
kind = "investment"
restrictor = "gov:westland"
from = 2025-09-01

[[event]]
id = "stake"
lever = "stake"
target = "pipe:amber-1"
buyer = "country:westland"
from_owner = "actor:norgas"
value = "0.123456789012345 share"
from = "2026-01"

[[event]]
id = "supply-contract"
lever = "contract"
target = "contract:new"
seller = "seller:northland"
buyer = "node:midland"
route = "pipe:transit"
value = "10 mtpa"
minimum_share = 0.7
maximum_share = 1
from = "2026-01"

[[event]]
id = "narrows"
lever = "route"
target = "route:narrows"
value = "0 %"
from = "2025-05"

[[event]]
id = "fee"
lever = "tariff"
target = "pipe:transit"
value = "1 usd/mmbtu"
from = "2025-05"

[[event]]
id = "mild"
lever = "demand"
target = "node:southland"
value = "93 %"
from = "2025-05"

[[event]]
id = "wells"
lever = "supply"
target = "supply:midland"
value = "110 %"
from = "2025-05"

[[event]]
id = "duty"
lever = "tax"
target = "seller:northland"
buyers = ["country:southland"]
value = "-2 usd/mwh"
from = "2025-05"

[[event]]
id = "ceiling"
lever = "price_cap"
target = "country:southland"
value = "50 usd/mwh"
from = "2025-05"

[[event]]
id = "insurance"
lever = "route"
target = "route:narrows"
value = "0.8 million USD"
from = "2025-05"
)";

Result<Scenario> read(const std::string& text) { return parse_toml(text, "s.toml", test::small_world()); }

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

TEST(ScenarioToml, ReadsEveryLever) {
  const auto s = read(kAll);
  ASSERT_TRUE(s) << s.error().where << " " << s.error().what;
  ASSERT_EQ(s->events.size(), 14U);
  const auto& flow = std::get<FlowLever>(s->events[1].lever);
  EXPECT_DOUBLE_EQ(flow.twh_per_year, 290.125);
  EXPECT_TRUE(flow.resume);
  EXPECT_EQ(s->events[1].probability, (std::array<double, 3>{.05, .15, .3}));
  EXPECT_EQ(s->events[1].known_from, (Date{2025, 3, 14}));
  EXPECT_EQ(s->events[1].assumed[1], "\"quoted\" \\ and\ttab");
  EXPECT_EQ(s->events[2].until->text(), "2025-06");
  EXPECT_TRUE(s->events[2].surprise);
  EXPECT_EQ(s->events[4].from.text(), "2025-09");
  EXPECT_DOUBLE_EQ(std::get<ContractLever>(s->events[6].lever).twh_per_year, 151);
  EXPECT_DOUBLE_EQ(std::get<TariffLever>(s->events[8].lever).usd_per_mwh, 3.412141633);
  EXPECT_EQ(std::get<TaxLever>(s->events[11].lever).buyers, (std::vector<std::string>{"country:southland"}));
  EXPECT_DOUBLE_EQ(std::get<TaxLever>(s->events[11].lever).usd_per_mwh, -2);
  EXPECT_EQ(std::get<PriceCapLever>(s->events[12].lever).place, "country:southland");
  EXPECT_DOUBLE_EQ(std::get<PriceCapLever>(s->events[12].lever).usd_per_mwh, 50);
  EXPECT_FALSE(std::get<RouteLever>(s->events[7].lever).cost_million_usd);
  EXPECT_EQ(std::get<RouteLever>(s->events[13].lever).cost_million_usd, 0.8);
}

TEST(ScenarioToml, WritingWhatWasReadIsAFixedPoint) {
  const std::string once = to_toml(*read(kAll));
  const auto again = read(once);
  ASSERT_TRUE(again) << again.error().where << " " << again.error().what << "\n" << once;
  EXPECT_EQ(to_toml(*again), once);
  EXPECT_NE(once.find("value = \"27.5 bcm/a\""), std::string::npos);
  EXPECT_NE(once.find("value = \"10 mtpa\""), std::string::npos);
  EXPECT_NE(once.find("value = \"33.3 %\""), std::string::npos);
  EXPECT_NE(once.find("value = \"0.8 million usd\""), std::string::npos);
}

TEST(ScenarioToml, BrokenBytesOfAPageDoNotBreakTheFile) {
  Scenario s = *read(kHead);
  s.title = "a\xff b\x01\n\"";
  s.remarks = {"\xe2\x82", ""};
  const auto again = read(to_toml(s));
  ASSERT_TRUE(again) << again.error().what;
  EXPECT_EQ(again->title, "a\xEF\xBF\xBD b\x01\n\"");
}

struct Broken { std::string from, to, where, what, fix; };

TEST(ScenarioToml, ErrorsNameLineAndFix) {
  const std::vector<Broken> cases = {
      {"target = \"pipe:amber-2/b\"", "target = \"pipe:amber-2/c\"", "s.toml:15", "not in the world", "pipe:amber-2/"},
      {"ramp_months = 3", "ramp_month = 3", "s.toml:18", "unknown key 'ramp_month'", "ramp_months"},
      {"lever = \"flow\"", "lever = \"flows\"", "s.toml:14", "unknown lever", "'flow'"},
      {"seller = \"seller:northland\"\nfrom = \"2026-01\"\nramp", "seller = \"seller:nortland\"\nfrom = \"2026-01\"\nramp",
       "s.toml:16", "seller:nortland", "seller:northland"},
      {"\"27.5 bcm/a\"", "\"27.5 bcm\"", "s.toml:19", "no value with a unit", "27.5 bcm/a"},
      {"\"33.3 %\"", "33.3", "s.toml:29", "not a text", "quotes"},
      {"[0.05, 0.15, 0.30]", "[0.05, 0.35, 0.30]", "s.toml:20", "out of order", "low, middle, high"},
      {"[0.05, 0.15, 0.30]", "[0.05, 0.15, 1.30]", "s.toml:20", "outside 0 and 1", "between 0 and 1"},
      {"[0.05, 0.15, 0.30]", "[0.05, nan, 0.30]", "s.toml:20", "outside 0 and 1", "between"},
      {"given = [\"deal\"]", "given = [\"deel\"]", "s.toml:21", "no event 'deel'", "'deal'"},
      {"topic = \"energy\"", "topic = \"energy\"\ngiven = [\"amber-flows\"]", "s.toml:9", "given itself", "circle"},
      {"excludes = [\"deal\"]", "excludes = [\"outage\"]", "s.toml:33", "itself", "Remove"},
      {"until = \"2025-06\"", "until = \"2025-04\"", "s.toml:31", "not after", "later month"},
      {"from = \"2025-04\"", "from = \"April\"", "s.toml:30", "no month", "2026-01"},
      {"id = \"ban\"", "id = \"deal\"", "s.toml:37", "second event", "of its own"},
      {"kind = \"trade_flow\"", "kind = \"flow\"", "s.toml:40", "unknown kind", "trade_flow"},
      {"as_of = 2025-03-14", "as_of = \"today\"", "s.toml:3", "no date", "2025-03-14"},
      {"netback.scenario/1", "netback.scenario/9", "s.toml:1", "schema is", "netback.scenario/1"},
      {"value = \"93 %\"", "value = \"93 %", "s.toml:94", "", ""},
      {"route = \"pipe:transit\"", "route = \"pipe:amber-1\"", "s.toml:70", "does not get to", "leave route out"},
      {"buyers = [\"country:southland\"]\nvalue = \"-2", "value = \"-2", "s.toml:107", "without buyers", "tariff"},
      {"buyers = [\"country:southland\"]\nvalue = \"-2", "buyers = [\"country:southlend\"]\nvalue = \"-2", "s.toml:108",
       "not in the world", "country:southland"},
      {"target = \"country:southland\"\nvalue = \"50", "target = \"country:westland\"\nvalue = \"50", "s.toml:115",
       "no market node", "nodes.csv"},
      {"\"50 usd/mwh\"", "\"0 usd/mwh\"", "s.toml:116", "not above zero", "50 usd/mwh"},
      {"\"0.8 million USD\"", "\"0.8 million EUR\"", "s.toml:123", "no value with a unit", "0.8 million usd"},
      {"\"0.8 million USD\"", "\"800 million USD\"", "s.toml:123", "no such cost", "0.8 million usd"},
  };
  for (const Broken& b : cases) {
    const auto s = read(replaced(kAll, b.from, b.to));
    ASSERT_FALSE(s) << b.to;
    EXPECT_EQ(s.error().where, b.where) << b.to;
    EXPECT_NE(s.error().what.find(b.what), std::string::npos) << s.error().what;
    EXPECT_NE(s.error().fix.find(b.fix), std::string::npos) << s.error().fix;
  }
}

// The outage of kAll with its end open.
std::string lasting(const std::string& durations) {
  return replaced(kAll, "until = \"2025-06\"", "durations = " + durations);
}

TEST(ScenarioToml, DurationsAreReadAndWritten) {
  const auto s = read(lasting("[[3, 0.5], [12, 0.3], [24, 0.2]]"));
  ASSERT_TRUE(s) << s.error().where << " " << s.error().what;
  EXPECT_EQ(s->events[2].durations, (std::vector<Duration>{{3, .5}, {12, .3}, {24, .2}}));
  const std::string once = to_toml(*s);
  EXPECT_NE(once.find("durations = [[3, 0.5], [12, 0.3], [24, 0.2]]\n"), std::string::npos) << once;
  const auto again = read(once);
  ASSERT_TRUE(again) << again.error().where << " " << again.error().what;
  EXPECT_EQ(to_toml(*again), once);
}

TEST(ScenarioToml, DurationsThatAreNoneAreToldWithLineAndFix) {
  const std::vector<Broken> cases = {
      {"", "[[3, 0.5], [12, 0.6]]", "s.toml:31", "sum to 1.100", "sum to 1"},
      {"", "[[12, 0.5], [3, 0.5]]", "s.toml:31", "out of order", "shortest first"},
      {"", "[[3, 0.5], [3, 0.5]]", "s.toml:31", "out of order", "once"},
      {"", "[[0, 0.5], [3, 0.5]]", "s.toml:31", "outside 1 and 120", "whole months"},
      {"", "[[3, 0.5], [121, 0.5]]", "s.toml:31", "outside 1 and 120", "it stays"},
      {"", "[[3, 0], [12, 1]]", "s.toml:31", "odds of a duration", "above zero"},
      {"", "[[3, 1.5], [12, -0.5]]", "s.toml:31", "odds of a duration", "above zero"},
      {"", "[[2.5, 1]]", "s.toml:31", "no", "[[3, 0.5]"},
      {"", "[3, 12]", "s.toml:31", "not pairs", "[[3, 0.5]"},
      {"", "[[3, 0.5, 1]]", "s.toml:31", "not pairs", "[[3, 0.5]"},
      {"", "[]", "s.toml:31", "not pairs", "[[3, 0.5]"},
      {"", "12", "s.toml:31", "not pairs", "[[3, 0.5]"},
      {"", "[[1, 1]]\nuntil = \"2025-06\"", "s.toml:31", "beside until", "Keep one"},
      {"", "[[1, 1]]\nramp_months = 2", "s.toml:32", "beyond the shortest", "within 1 months"},
  };
  for (const Broken& b : cases) {
    const auto s = read(lasting(b.to));
    ASSERT_FALSE(s) << b.to;
    EXPECT_EQ(s.error().where, b.where) << b.to << ": " << s.error().what;
    EXPECT_NE(s.error().what.find(b.what), std::string::npos) << s.error().what;
    EXPECT_NE(s.error().fix.find(b.fix), std::string::npos) << s.error().fix;
  }
}

TEST(ScenarioToml, WhatMovesNoGasOrResumesHasNoLength) {
  const auto what = [](const std::string& before) {
    const auto s = read(replaced(kAll, before, before + "\ndurations = [[3, 1]]"));
    return s ? std::string("read") : s.error().what;
  };
  EXPECT_NE(what("topic = \"energy\"").find("moves no gas (agreement)"), std::string::npos);
  EXPECT_NE(what("buyer = \"country:westland\"").find("moves no gas (stake)"), std::string::npos);
  EXPECT_NE(what("seller = \"seller:northland\"\nfrom = \"2026-01\"").find("flow that resumes"), std::string::npos);
  EXPECT_EQ(what("value = \"93 %\""), "read");
}

TEST(ScenarioToml, OpenSeaCannotBeClosed) {
  world::World w = test::small_world();
  w.straits[0].closable = false;
  const auto s = parse_toml(kAll, "s.toml", w);
  ASSERT_FALSE(s);
  EXPECT_EQ(s.error().where, "s.toml:79");
  EXPECT_NE(s.error().what.find("open sea"), std::string::npos) << s.error().what;
}

TEST(ScenarioToml, HostileInputIsRefusedNotBelieved) {
  EXPECT_FALSE(read(""));
  EXPECT_FALSE(read(std::string(100000, '[')));
  EXPECT_FALSE(read("event = 3\n" + kHead));
  EXPECT_FALSE(read(kHead + "event = [1, 2]\n"));
  std::string dots = "a";
  for (int i = 0; i < 100000; ++i) dots += ".a";
  EXPECT_FALSE(read(kHead + dots + " = 1\n"));
  EXPECT_FALSE(read(std::string(2 << 20, '#')));
  for (const char* text :
       {"[[[[", "[", "[[", "[]", "[ [a]]", " [[[", "\v[[[", "[\n", "[.a]", "x = [[[", "x = {{", "a.[=1", "'", "x = '''"})
    EXPECT_FALSE(read(kHead + text)) << text;
  EXPECT_FALSE(read(std::string("\xff\xfe\x00\x01", 4)));
  // Found by fuzzing: letters from U+00A1, U+2E5E and U+FEA6 on, where a key should stand, were undefined in toml++ 3.3.
  for (const char* text : {"\xef\xbb\xbb", "\xc3\xa9 = 1", "\xe3\x82\xab = 1", "\xef\xba\xa6", "x = 1 \xc3\xa9"}) {
    EXPECT_FALSE(read(text)) << text;
    EXPECT_FALSE(read(kHead + text)) << text;
  }
  EXPECT_TRUE(read("# \xc3\xa9 \xef\xbb\xbb\n" + kHead));
}

TEST(ScenarioValue, TextsReadBackBitByBit) {
  for (double v : {0.0, 1.0 / 3, 27.5 * 10.55, 15.1, 123456.789, 1e-9, 0.1 + 0.2}) {
    EXPECT_EQ(parse_share(share_text(v)), v) << share_text(v);
    EXPECT_EQ(parse_twh_per_year(twh_per_year_text(v)), v) << twh_per_year_text(v);
    EXPECT_EQ(parse_usd_per_mwh(usd_per_mwh_text(v)), v) << usd_per_mwh_text(v);
  }
  EXPECT_DOUBLE_EQ(*parse_twh_per_year("2.1 bcf/d"), 2.1 * 365 * 1.037e12 / 3.412141633e12);
  EXPECT_DOUBLE_EQ(*parse_share("50%"), .5);
  for (const char* bad : {"", "27.5", "27.5bcm/a", "x bcm/a", "nan bcm/a", "1e400 twh/a", "5 bananas"})
    EXPECT_FALSE(parse_twh_per_year(bad)) << bad;
}

}  // namespace
}  // namespace netback::scenario
