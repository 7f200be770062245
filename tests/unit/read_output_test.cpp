// The forms that leave the room: they parse, hold no hostile text, and lean on no locale.
#include "read_fixture.h"

#include <clocale>
#include <locale>
#include <nlohmann/json.hpp>

#include "core/markup.h"
#include "core/utf8.h"
#include "read/output.h"
#include "read/score.h"

namespace netback::read::test {
namespace {

// A right-to-left override, a script, an attribute that ends early, an escape sequence, a tag character.
const char* const kHostile =
    "Gas talks <script>alert(1)</script> and \xE2\x80\xAE gpj.exe in Moscow\n\n"
    "Gazprom may offer <img src=x onerror=alert(1)> American companies a \"stake\" in Sakhalin LNG, the \xE2\x80\xAE"
    "elbaner\xE2\x80\xAC officials' \"friend\" \xF3\xA0\x81\x81 told Bloomberg & others' on Monday.\n\n"
    "Russia will resume gas deliveries through Nord Stream by 27.5 bcm a year, \x1b[31mPutin\x1b[0m said on Monday.\n";

Reading reading_of(const std::vector<std::string>& texts) {
  std::vector<NamedPage> pages;
  for (const std::string& text : texts) pages.push_back({{"<b>page</b> " + std::to_string(pages.size())}, read_text(text)});
  return make_reading(std::move(pages), lexicon());
}

std::vector<std::string> all_forms(const Reading& reading) {
  return {claims_json(reading, lexicon(), true), claims_jsonld(reading), claims_prov(reading),
          claims_html(reading, lexicon()), claims_text(reading, lexicon(), {true, true, 100})};
}

TEST(Output, hostile_text_steers_nothing) {
  const Reading reading = reading_of({kHostile, kHostile + std::string("\nMore text stands here.\n")});
  ASSERT_FALSE(reading.pages[0].page.claims.empty());
  const std::string html = claims_html(reading, lexicon());
  for (const char* bad :
       {"<script", "<img", "<b>page", "onerror=alert(1)>", "\xE2\x80\xAE", "\xE2\x80\xAC", "\x1b", "\xF3\xA0\x81"})
    EXPECT_EQ(html.find(bad), std::string::npos) << bad;
  EXPECT_NE(html.find("&lt;script&gt;"), std::string::npos);
  EXPECT_NE(html.find("<bdi>"), std::string::npos);
  EXPECT_NE(html.find("default-src 'none'"), std::string::npos);
  const std::string text = claims_text(reading, lexicon(), {true, false, 80});
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  EXPECT_EQ(text.find("\xE2\x80\xAE"), std::string::npos);
  for (const char mark : {'\x01', '\x02'}) EXPECT_EQ(text.find(mark), std::string::npos);
}

TEST(Output, json_forms_parse) {
  const Reading reading = reading_of({kHostile});
  const auto claims = nlohmann::json::parse(claims_json(reading, lexicon(), true));
  EXPECT_EQ(claims["schema"], "netback.claims/1");
  EXPECT_FALSE(claims["claims"][0]["derivation"].empty());
  EXPECT_FALSE(claims["statements"].empty());
  const auto linked = nlohmann::json::parse(claims_jsonld(reading));
  EXPECT_EQ(linked["@context"], "https://schema.org");
  const auto prov = nlohmann::json::parse(claims_prov(reading));
  EXPECT_FALSE(prov["wasDerivedFrom"].empty());
  EXPECT_FALSE(prov["wasAttributedTo"].empty());
  // Every end of a relation is declared.
  for (const auto& derived : prov["wasDerivedFrom"]) {
    EXPECT_TRUE(prov["entity"].contains(derived["prov:generatedEntity"].get<std::string>()));
    EXPECT_TRUE(prov["entity"].contains(derived["prov:usedEntity"].get<std::string>()));
  }
  for (const auto& attributed : prov["wasAttributedTo"])
    EXPECT_TRUE(prov["agent"].contains(attributed["prov:agent"].get<std::string>()));
}

TEST(Output, several_pages_hold_what_each_holds_alone) {
  const std::string second = "Putin said that Russia will not resume gas deliveries through Nord Stream.";
  const auto both = nlohmann::json::parse(claims_json(reading_of({kHostile, second}), lexicon(), false));
  const auto alone = nlohmann::json::parse(claims_json(reading_of({second}), lexicon(), false));
  ASSERT_EQ(both["pages"].size(), 2u);
  for (const char* key : {"page", "sources", "claims", "not_read", "remarks"})
    EXPECT_EQ(both["pages"][1][key], alone[key]) << key;
  EXPECT_FALSE(both.contains("claims"));
}

TEST(Output, empty_pages_have_every_form) {
  for (const std::string& form : all_forms(reading_of({"", "404\n"}))) EXPECT_FALSE(form.empty());
}

TEST(Output, same_bytes_in_any_locale) {
  const auto before = all_forms(reading_of({kHostile}));
  const std::string score = score_text(score_claims(
      reading_of({kHostile}), *parse_outcomes("id,outcome,date\nflow.resume,1,2026-01-01\n", "o.csv"), lexicon()));
  struct Comma : std::numpunct<char> {
    char do_decimal_point() const override { return ','; }
    char do_thousands_sep() const override { return '.'; }
    std::string do_grouping() const override { return "\1"; }
  };
  const std::locale old = std::locale::global(std::locale(std::locale::classic(), new Comma));
  const char* set = std::setlocale(LC_ALL, "de_DE.UTF-8");  // where the machine has it
  const auto after = all_forms(reading_of({kHostile}));
  const std::string score_after = score_text(score_claims(
      reading_of({kHostile}), *parse_outcomes("id,outcome,date\nflow.resume,1,2026-01-01\n", "o.csv"), lexicon()));
  std::locale::global(old);
  std::setlocale(LC_ALL, "C");
  (void)set;
  EXPECT_EQ(before, after);
  EXPECT_EQ(score, score_after);
}

TEST(Output, text_marks_each_claim_with_its_number) {
  const std::string text = claims_text(reading_of({"Putin said that Russia will resume gas deliveries."}), lexicon(), {});
  EXPECT_NE(text.find("[1 Russia will resume gas deliveries]"), std::string::npos) << text;
  EXPECT_NE(text.find("page <- Putin"), std::string::npos) << text;
  const std::string coloured =
      claims_text(reading_of({"Putin said that Russia will resume gas deliveries."}), lexicon(), {false, true, 100});
  EXPECT_NE(coloured.find("\x1b[36m[1 Russia"), std::string::npos) << coloured;
}

TEST(Score, brier_and_monotone_fit) {
  const auto fit = isotonic_fit({{0.1, 0}, {0.3, 1}, {0.4, 0}, {0.9, 1}, {0.9, 1}});
  ASSERT_EQ(fit.size(), 3u);
  EXPECT_EQ(fit[1].from, 0.3);
  EXPECT_EQ(fit[1].to, 0.4);
  EXPECT_EQ(fit[1].share, 0.5);
  EXPECT_EQ(fit[2].count, 2u);
  for (std::size_t i = 1; i < fit.size(); ++i) EXPECT_GT(fit[i].share, fit[i - 1].share);

  const Reading reading = reading_of({"Putin said that Russia will resume gas deliveries through Nord Stream."});
  const double p = reading.pages[0].page.claims.at(0).p_event[1];
  const auto score =
      score_claims(reading, *parse_outcomes("id,outcome,date\nflow.resume,0,2026-01-01\nx,1,2026-01-01\n", "o"), lexicon());
  ASSERT_EQ(score.classes.size(), 2u);
  EXPECT_NEAR(score.classes[0].brier, p * p, 1e-12);
  EXPECT_EQ(score.unmatched, 1u);
  EXPECT_NE(score_text(score).find("far too few"), std::string::npos);
}

TEST(Score, broken_files_name_the_line) {
  const auto bad = parse_outcomes("id,outcome,date\nflow.resume,0,2026-01-01\nflow.stop,maybe,2026-01-01\n", "o.csv");
  ASSERT_FALSE(bad.has_value());
  EXPECT_EQ(bad.error().where, "o.csv:3");
}

TEST(Score, what_is_later_or_conditional_or_a_copy_does_not_count) {
  const std::string page =
      "Moscow speaks about gas again\n\n2025-03-10\n\n"
      "Putin said that Russia will resume gas deliveries through Nord Stream.\n\n"
      "Nobody slept very much at all in the hotel in Geneva where the talks were held.\n\n"
      "The delegations left by train for the airport in the early morning, through snow and fog.\n";
  const auto count = [&](const std::vector<std::string>& texts, const char* outcomes) {
    const Score score = score_claims(reading_of(texts), *parse_outcomes(outcomes, "o"), lexicon());
    return score.classes.empty() ? 0 : score.classes[0].count;
  };
  EXPECT_EQ(count({page}, "id,outcome,date\nflow.resume,1,2025-01-01\n"), 0u);  // known before it was said
  EXPECT_EQ(count({page}, "id,outcome,date\nflow.resume,1,2026-01-01\n"), 1u);
  EXPECT_EQ(count({page, page + "\n"}, "id,outcome,date\nflow.resume,1,2026-01-01\n"), 1u);
  const char* conditional = "Putin said that Russia will resume gas deliveries if Washington lifts sanctions.";
  EXPECT_EQ(count({conditional}, "id,outcome,date\nflow.resume,1,2026-01-01\n"), 0u);
}

}  // namespace
}  // namespace netback::read::test
