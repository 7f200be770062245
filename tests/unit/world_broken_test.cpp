// Every folder of tests/broken/worlds is the smallest world plus one fault. Its expected.txt has two lines: the place as
// file:line ("." for the folder itself) and a piece of what must be said.
#include "world_files.h"

namespace netback::world {
namespace {

namespace fs = std::filesystem;
using namespace test;

const std::string kBroken = NETBACK_SOURCE_DIR "/tests/broken/worlds";

// Places relative to the world's folder, so that messages do not depend on where the sources lie.
std::string relative_place(const std::string& where, const std::string& folder) {
  if (where == folder) return ".";
  return where.starts_with(folder + "/") ? where.substr(folder.size() + 1) : where;
}

class WorldBroken : public testing::TestWithParam<std::string> {};

TEST_P(WorldBroken, IsToldWithLineAndRemedy) {
  const std::string folder = kBroken + "/" + GetParam();
  std::ifstream expected(folder + "/expected.txt");
  std::string place, piece;
  ASSERT_TRUE(std::getline(expected, place) && std::getline(expected, piece)) << "expected.txt needs two lines";
  ASSERT_FALSE(piece.empty());

  std::vector<Finding> findings;
  if (const auto loaded = load_world(folder)) {
    EXPECT_FALSE(loaded->usable());
    findings = loaded->findings;
  } else {
    findings = {{true, loaded.error().where, loaded.error().what, loaded.error().fix}};
  }
  bool found = false;
  std::string told;
  for (const Finding& f : findings) {
    const std::string where = relative_place(f.where, folder);
    told += where + ": " + f.what + "\n";
    EXPECT_FALSE(f.fix.empty()) << f.what;
    found = found || (f.is_error && where == place && f.what.find(piece) != std::string::npos);
  }
  EXPECT_TRUE(found) << "expected " << place << ": ..." << piece << "...\ntold:\n" << told;
}

std::vector<std::string> folders() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(kBroken))
    if (entry.is_directory()) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

INSTANTIATE_TEST_SUITE_P(Folders, WorldBroken, testing::ValuesIn(folders()), [](const auto& param) {
  std::string name = param.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

TEST(WorldBrokenFolders, AreTheSmallestWorldBesideTheirFault) {
  EXPECT_GE(folders().size(), 12U);
  EXPECT_TRUE(load_files(smallest_world())->findings.empty());
}

}  // namespace
}  // namespace netback::world
