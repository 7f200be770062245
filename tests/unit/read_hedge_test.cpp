// How surely a thing is said, a sentence a line: tests/sentences/hedge_classes.tsv gives the class it must be read as. Add a
// line, no code.
#include <sstream>

#include "core/file.h"
#include "read_fixture.h"

namespace netback::read::test {
namespace {

TEST(Hedge, classes_of_plain_sentences) {
  const auto file = read_file(std::string(NETBACK_SOURCE_DIR) + "/tests/sentences/hedge_classes.tsv");
  ASSERT_TRUE(file);
  std::istringstream lines(*file);
  std::string line;
  std::getline(lines, line);
  ASSERT_EQ(line, "class\tsentence");
  std::size_t read = 0;
  while (std::getline(lines, line)) {
    const std::size_t tab = line.find('\t');
    ASSERT_NE(tab, std::string::npos) << line;
    const std::string wanted = line.substr(0, tab), sentence = line.substr(tab + 1);
    const PageRead page = read_text("The pipeline runs through four valleys on its way to the coast. " + sentence);
    bool found = false;
    std::string told;
    for (const Claim& claim : page.claims)
      if (claim.text.find("four valleys") == std::string::npos)
        found = found || wanted == hedge_name(claim.hedge), told += std::string(" ") + hedge_name(claim.hedge);
    EXPECT_TRUE(found) << sentence << "\n  wanted " << wanted << ", read as" << told;
    ++read;
  }
  EXPECT_GT(read, 100u);
}

}  // namespace
}  // namespace netback::read::test
