#include "core/file.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace netback {
namespace {

class FileTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::temp_directory_path() / (std::string("netback_file_test_") + info->name());
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::string path(const char* name) const { return (folder_ / name).string(); }

  std::filesystem::path folder_;
};

TEST_F(FileTest, what_is_written_reads_back) {
  const std::string bytes("a\0b\r\n\xFF", 6);
  ASSERT_TRUE(write_file(path("x"), bytes));
  EXPECT_EQ(*read_file(path("x")), bytes);
  ASSERT_TRUE(write_file(path("x"), ""));
  EXPECT_EQ(*read_file(path("x")), "");
}

TEST_F(FileTest, nothing_is_left_beside) {
  ASSERT_TRUE(write_file(path("x"), "1"));
  std::size_t count = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder_)) ++count;
  EXPECT_EQ(count, 1u);
}

TEST_F(FileTest, a_failed_write_leaves_the_old_file_and_no_part) {
  std::filesystem::create_directory(path("taken"));
  EXPECT_FALSE(write_file(path("taken"), "1"));  // a folder stands there
  EXPECT_FALSE(std::filesystem::exists(path("taken.part")));
  const auto missing = write_file(path("no/folder"), "1");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, Error::Code::io);
  EXPECT_EQ(missing.error().where, path("no/folder"));
}

TEST_F(FileTest, says_what_cannot_be_read) {
  EXPECT_EQ(read_file(path("absent")).error().code, Error::Code::io);
  EXPECT_EQ(read_file(folder_.string()).error().code, Error::Code::io);
  ASSERT_TRUE(write_file(path("x"), "12345"));
  EXPECT_TRUE(read_file(path("x"), 5));
  EXPECT_EQ(read_file(path("x"), 4).error().code, Error::Code::limit);
}

}  // namespace
}  // namespace netback
