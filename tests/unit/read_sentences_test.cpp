// Sentences as tables, a line each, that need no code: tests/sentences/hedge_classes.tsv tells how surely a thing is said,
// claims.tsv where a sentence is cut and who says each part.
#include <sstream>

#include "core/file.h"
#include "read_fixture.h"

namespace netback::read::test {
namespace {

constexpr const char* kBefore = "The pipeline runs through four valleys on its way to the coast. ";

// Rows of two columns, without the heading.
std::vector<std::pair<std::string, std::string>> rows_of(const char* name) {
  const auto file = read_file(std::string(NETBACK_SOURCE_DIR) + "/tests/sentences/" + name);
  std::vector<std::pair<std::string, std::string>> rows;
  if (!file) return rows;
  std::istringstream lines(*file);
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line))
    if (const std::size_t tab = line.find('\t'); tab != std::string::npos)
      rows.emplace_back(line.substr(0, tab), line.substr(tab + 1));
  return rows;
}

std::vector<const Claim*> claims_after(const PageRead& page) {
  std::vector<const Claim*> claims;
  for (const Claim& claim : page.claims)
    if (claim.text.find("four valleys") == std::string::npos) claims.push_back(&claim);
  return claims;
}

TEST(Sentences, hedge_classes) {
  const auto rows = rows_of("hedge_classes.tsv");
  EXPECT_GT(rows.size(), 100u);
  for (const auto& [wanted, sentence] : rows) {
    const PageRead page = read_text(kBefore + sentence);
    bool found = false;
    std::string told;
    for (const Claim* claim : claims_after(page)) {
      found = found || wanted == hedge_name(claim->hedge);
      told += std::string(" ") + hedge_name(claim->hedge);
    }
    EXPECT_TRUE(found) << sentence << "\n  wanted " << wanted << ", read as" << told;
  }
}

TEST(Sentences, claims_and_speakers) {
  const auto rows = rows_of("claims.tsv");
  EXPECT_GT(rows.size(), 20u);
  for (const auto& [sentence, wanted] : rows) {
    const PageRead page = read_text(kBefore + sentence);
    std::string told;
    for (const Claim* claim : claims_after(page)) {
      const Source* last = page.source(claim->chain.back().source);
      told += (told.empty() ? "" : " / ") + claim->text;
      if (claim->chain.size() > 1) told += " <- " + last->name;
    }
    EXPECT_EQ(told, wanted) << sentence;
  }
}

}  // namespace
}  // namespace netback::read::test
