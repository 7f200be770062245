// Wire copy says the same few things in many orders. Every speaker here goes through every frame: the claim must come out
// without the words around it, and with the one who says it.
#include "read_fixture.h"

namespace netback::read::test {
namespace {

struct Speaker {
  const char* phrase;  // as it stands before a verb
  const char* name;    // must stand in the chain
};

constexpr Speaker kSpeakers[] = {{"Gazprom", "Gazprom"},
                                 {"the energy ministry in Vienna", "ministry"},
                                 {"Equinor, which operates the field,", "Equinor"},
                                 {"Kremlin spokesman Dmitry Peskov", "Peskov"},
                                 {"a spokeswoman for Sempra", "spokeswoman"},
                                 {"Uniper's chief executive, Michael Lewis,", "Lewis"},
                                 {"the operator, Freeport LNG,", "Freeport"},
                                 {"two officials in Brussels", "officials"},
                                 {"MOL, the Hungarian oil and gas group,", "MOL"},
                                 {"people familiar with the matter", "eople familiar"},
                                 {"a government source", "source"},
                                 {"the head of Naftogaz, Oleksiy Chernyshov,", "Chernyshov"}};

constexpr const char* kContents[] = {
    "the pipeline had been damaged by an anchor",    "there was a leak at the compressor station",
    "deliveries to Slovakia will stop on 1 January", "workers at the plant had walked out",
    "storage sites would be empty by February",      "exports rose by 4 bcm in May",
    "Germany plans to charter a fifth vessel",       "two of the three trains are out of service"};

// {s} the speaker, {S} with a capital; {c} the content, {C} with a capital; {e} a speaker that ends the sentence.
constexpr const char* kFrames[] = {"{S} said {c}.",
                                   "{S} said on Monday that {c}.",
                                   "{S} said in a statement on Tuesday that {c}.",
                                   "In a statement, {s} said {c}.",
                                   "In its monthly report, {s} said that {c}.",
                                   "In a letter to the Commission, {s} wrote that {c}.",
                                   "When asked, {s} replied that {c}.",
                                   "On Thursday, {s} announced that {c}.",
                                   "{S} said that {c}, adding that the talks would go on.",
                                   "{S} told reporters {c}.",
                                   "{S} told a parliamentary committee that {c}.",
                                   "{S} had earlier said that {c}.",
                                   "{S} warned buyers that {c}.",
                                   "{S} made clear that {c}.",
                                   "{S} said on Telegram: \"{C}.\"",
                                   "{C}, {s} said late on Friday.",
                                   "{C}, {s} said in its monthly report.",
                                   "{C}, {s} told AFP by telephone.",
                                   "{C}, said {e}.",
                                   "{C}, according to {e}.",
                                   "According to {s} {c}.",
                                   "{C}, Reuters reported on Monday, citing {e}.",
                                   "Reuters reported on Monday that {c}, citing {e}."};

constexpr const char* kDenials[] = {"{S} denied that {c}.",
                                    "{S} denied on Friday that {c}.",
                                    "{S} has since denied that {c}.",
                                    "{S} immediately dismissed as untrue reports that {c}.",
                                    "{S} rejected in a statement media reports that {c}.",
                                    "{S} challenged the assertion that {c}.",
                                    "{S} said there was no truth to reports that {c}.",
                                    "{S} called reports that {c} baseless.",
                                    "{S} denied that {c}, adding that the talks would go on.",
                                    "While denying that {c}, {s} said the talks would go on.",
                                    "Contrary to reports that {c}, {s} said the talks would go on.",
                                    "{S} does not share the view that {c}.",
                                    "{S} issued a denial that {c}."};

std::string filled(const char* frame, const Speaker& speaker, std::string content) {
  const auto capital = [](std::string words) {
    if (words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
    return words;
  };
  const std::string phrase = speaker.phrase;
  std::string last = phrase;
  if (last.back() == ',') last.pop_back();
  const std::string according = phrase.back() == ',' ? phrase : phrase + ",";
  const bool leads = std::string(frame).starts_with("According");
  std::string out;
  for (const char* at = frame; *at; ++at) {
    if (*at != '{') {
      out += *at;
      continue;
    }
    const char which = at[1];
    at += 2;
    out += which == 's'   ? (leads ? according : phrase)
           : which == 'S' ? capital(phrase)
           : which == 'e' ? last
           : which == 'c' ? content
                          : capital(content);
  }
  return out;
}

void expect_said(const char* frame, const Speaker& speaker, const std::string& content, bool denied) {
  const std::string sentence = filled(frame, speaker, content);
  const PageRead page = read_text("The pipeline runs through four valleys on its way to the coast. " + sentence);
  for (const Claim& claim : page.claims) {
    if (claim.text.find(content.substr(1)) == std::string::npos) continue;
    EXPECT_LE(claim.text.size(), content.size() + 1) << sentence << "\n  " << claim.text;
    EXPECT_NE(chain_of(page, claim).find(speaker.name), std::string::npos) << sentence << "\n  " << chain_of(page, claim);
    EXPECT_EQ(claim.hedge == Hedge::denied, denied) << sentence << "\n  " << hedge_name(claim.hedge);
    return;
  }
  ADD_FAILURE() << "no claim in: " << sentence;
}

TEST(Wire, who_says_what_in_every_order) {
  std::size_t turn = 0;
  for (const char* frame : kFrames)
    for (const Speaker& speaker : kSpeakers) expect_said(frame, speaker, kContents[turn++ % std::size(kContents)], false);
}

TEST(Wire, who_denies_what_in_every_order) {
  std::size_t turn = 0;
  for (const char* frame : kDenials)
    for (const Speaker& speaker : kSpeakers) expect_said(frame, speaker, kContents[turn++ % std::size(kContents)], true);
}

}  // namespace
}  // namespace netback::read::test
