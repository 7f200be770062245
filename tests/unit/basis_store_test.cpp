#include "solve/basis_store.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "core/file.h"

namespace netback::solve {
namespace {

LinearProgram two_by_one() {
  return {.col_cost = {1, 2},
          .col_lower = {0, 0},
          .col_upper = {4, kInfinity},
          .row_lower = {3},
          .row_upper = {3},
          .a_start = {0, 1, 2},
          .a_index = {0, 0},
          .a_value = {1, 1}};
}
const Basis kSome{{1, 0}, {2}};

class BasisStoreTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::temp_directory_path() / (std::string("netback_basis_store_test_") + info->name());
    std::filesystem::remove_all(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::string file(const std::string& key) const { return (folder_ / (key + ".basis")).string(); }

  std::filesystem::path folder_;
  const LinearProgram program_ = two_by_one();
  const std::string key_ = program_key(program_, "a solver 1");
};

TEST_F(BasisStoreTest, what_is_kept_is_found_again) {
  const BasisStore store(folder_.string());
  EXPECT_TRUE(store.find(key_, program_).empty());
  ASSERT_TRUE(store.keep(key_, kSome));
  const Basis found = store.find(key_, program_);
  EXPECT_EQ(found.col_status, kSome.col_status);
  EXPECT_EQ(found.row_status, kSome.row_status);
}

TEST_F(BasisStoreTest, every_number_and_the_solver_are_in_the_key) {
  EXPECT_EQ(program_key(two_by_one(), "a solver 1"), key_);
  EXPECT_NE(program_key(two_by_one(), "a solver 2"), key_);
  const auto differs = [&](auto&& change) {
    LinearProgram other = two_by_one();
    change(other);
    return program_key(other, "a solver 1") != key_;
  };
  EXPECT_TRUE(differs([](LinearProgram& p) { p.col_cost[1] = 2.0000000000000004; }));
  EXPECT_TRUE(differs([](LinearProgram& p) { p.col_lower[0] = -1; }));
  EXPECT_TRUE(differs([](LinearProgram& p) { p.col_upper[1] = 7; }));
  EXPECT_TRUE(differs([](LinearProgram& p) { p.row_lower[0] = 2; }));
  EXPECT_TRUE(differs([](LinearProgram& p) { p.row_upper[0] = 4; }));
  EXPECT_TRUE(differs([](LinearProgram& p) { p.a_value[1] = -1; }));
  EXPECT_TRUE(differs([](LinearProgram& p) { std::swap(p.col_cost, p.col_lower); }));
}

TEST_F(BasisStoreTest, a_damaged_or_foreign_file_is_no_basis) {
  const BasisStore store(folder_.string());
  ASSERT_TRUE(store.keep(key_, kSome));
  const std::string whole = *read_file(file(key_));
  for (std::size_t at = 0; at < whole.size(); at += 7) {
    std::string damaged = whole;
    damaged[at] = damaged[at] == '1' ? '0' : '1';
    ASSERT_TRUE(write_file(file(key_), damaged));
    EXPECT_TRUE(store.find(key_, program_).empty()) << "byte " << at;
  }
  for (const std::string& bytes : {std::string(), whole.substr(0, whole.size() / 2), whole + "x", std::string(5000, '\0')}) {
    ASSERT_TRUE(write_file(file(key_), bytes));
    EXPECT_TRUE(store.find(key_, program_).empty()) << bytes.size();
  }
  // A whole file of another program, under this one's name.
  const std::string other = program_key(program_, "a solver 2");
  ASSERT_TRUE(store.keep(other, kSome));
  std::filesystem::copy_file(file(other), file(key_), std::filesystem::copy_options::overwrite_existing);
  EXPECT_TRUE(store.find(key_, program_).empty());
  // And of another shape.
  ASSERT_TRUE(store.keep(key_, {{1, 0, 0}, {2}}));
  EXPECT_TRUE(store.find(key_, program_).empty());
}

TEST_F(BasisStoreTest, without_a_folder_nothing_is_kept) {
  const BasisStore none("");
  EXPECT_FALSE(none.keep(key_, kSome));
  EXPECT_TRUE(none.find(key_, program_).empty());
  const BasisStore store(folder_.string());
  EXPECT_FALSE(store.keep(key_, {}));
  EXPECT_FALSE(store.keep(key_, {{1, 99}, {2}}));
  // A folder that cannot be made costs time, nothing else.
  ASSERT_TRUE(std::filesystem::create_directories(folder_));
  ASSERT_TRUE(write_file((folder_ / "file").string(), ""));
  EXPECT_FALSE(BasisStore((folder_ / "file" / "below").string()).keep(key_, kSome));
}

}  // namespace
}  // namespace netback::solve
