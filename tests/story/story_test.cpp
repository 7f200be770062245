// Every story of this folder ends as it says. docs/stories.md says how to write one.
#include "story/story.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "core/file.h"

namespace netback::story {
namespace {

const std::string kFolder = NETBACK_SOURCE_DIR "/tests/story";

std::vector<std::string> names() {
  std::vector<std::string> list;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder))
    if (entry.path().extension() == ".toml") list.push_back(entry.path().stem().string());
  std::sort(list.begin(), list.end());
  return list;
}

class Story : public testing::TestWithParam<std::string> {};

TEST_P(Story, ends_as_it_says) {
  const std::string file = kFolder + "/" + GetParam() + ".toml";
  const auto bytes = read_file(file);
  ASSERT_TRUE(bytes);
  const auto told = tell(*bytes, file);
  ASSERT_TRUE(told) << told.error().where << ": " << told.error().what << " " << told.error().fix;
  EXPECT_FALSE(told->sketch.empty());
  EXPECT_TRUE(told->certificate.holds());
  for (const auto& line : told->lines) EXPECT_TRUE(line.holds) << line.text << ": " << line.left << ", " << line.right;
}

INSTANTIATE_TEST_SUITE_P(Files, Story, testing::ValuesIn(names()), [](const auto& param) {
  std::string name = param.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace
}  // namespace netback::story
