#include "export/mps.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "core/number.h"
#include "toy_world.h"

namespace netback {
namespace {

// Two nodes, a line, a store and a cargo: every kind of row and column that a small world can have.
world::World small_world() {
  toy::ToyWorld toy;
  toy.seller("a", "a");
  toy.node("a", "a"), toy.node("b");
  toy.supply("a", 100, 5, 10, 30).minimum_share = 0.1;
  toy.demand("a", 20, -0.3, 12), toy.demand("b", 60, -0.2, 20);
  toy.pipe("a", "b", 80, 2, 0.01).sellers = {"seller:a"};
  toy.storage("b", 20, 0.3, 0.5, Date{2025, 1, 1}, 10, 0.5);
  toy.contract("a", "b", "pipe:a-b", 30, 0.5, 1.2);
  return toy.world();
}

model::MarketModel built(const world::World& world) {
  const auto line = toy::months(3);
  return model::build(world, line, {}, model::make_state(world, line, {}));
}

// Reads free MPS back, independently of the writer: only what the writer may use.
struct ReadBack {
  std::map<std::string, std::size_t> row_at, col_at;
  solve::LinearProgram program;
};

double value_of(const std::string& text) { return parse_number(text).value(); }

ReadBack read_back(const std::string& text) {
  ReadBack back;
  solve::LinearProgram& p = back.program;
  std::istringstream lines(text);
  std::string line, section;
  std::map<std::string, char> type;
  while (std::getline(lines, line)) {
    if (line.empty() || line[0] == '*') continue;
    std::istringstream stream(line);
    std::vector<std::string> words;
    for (std::string word; stream >> word;) words.push_back(word);
    if (line[0] != ' ') {
      section = words[0];
    } else if (section == "ROWS") {
      type[words[1]] = words[0][0];
      if (words[1] == "cost") continue;
      back.row_at.emplace(words[1], p.row_lower.size());
      p.row_lower.push_back(words[0] == "L" || words[0] == "N" ? -solve::kInfinity : 0);
      p.row_upper.push_back(words[0] == "G" || words[0] == "N" ? solve::kInfinity : 0);
    } else if (section == "COLUMNS") {
      if (back.col_at.emplace(words[0], p.col_cost.size()).second) {
        p.col_cost.push_back(0), p.col_lower.push_back(0), p.col_upper.push_back(solve::kInfinity);
        p.a_start.push_back(p.a_start.back());
      }
      for (std::size_t i = 1; i + 1 < words.size(); i += 2) {
        if (words[i] == "cost") {
          p.col_cost.back() = value_of(words[i + 1]);
          continue;
        }
        p.a_index.push_back(static_cast<std::int32_t>(back.row_at.at(words[i])));
        p.a_value.push_back(value_of(words[i + 1]));
        ++p.a_start.back();
      }
    } else if (section == "RHS") {
      const std::size_t r = back.row_at.at(words[1]);
      if (p.row_lower[r] == 0) p.row_lower[r] = value_of(words[2]);
      if (p.row_upper[r] == 0) p.row_upper[r] = value_of(words[2]);
    } else if (section == "RANGES") {
      const std::size_t r = back.row_at.at(words[1]);
      if (type[words[1]] == 'L')
        p.row_lower[r] = p.row_upper[r] - value_of(words[2]);
      else
        p.row_upper[r] = p.row_lower[r] + value_of(words[2]);
    } else if (section == "BOUNDS") {
      const std::size_t c = back.col_at.at(words[2]);
      const double value = words.size() > 3 ? value_of(words[3]) : 0;
      if (words[0] == "FX") p.col_lower[c] = p.col_upper[c] = value;
      if (words[0] == "LO") p.col_lower[c] = value;
      if (words[0] == "UP") p.col_upper[c] = value;
      if (words[0] == "MI" || words[0] == "FR") p.col_lower[c] = -solve::kInfinity;
    }
  }
  return back;
}

void expect_same(const solve::LinearProgram& a, const solve::LinearProgram& b) {
  EXPECT_EQ(a.col_cost, b.col_cost);
  EXPECT_EQ(a.col_lower, b.col_lower);
  EXPECT_EQ(a.col_upper, b.col_upper);
  EXPECT_EQ(a.row_lower, b.row_lower);
  EXPECT_EQ(a.row_upper, b.row_upper);
  EXPECT_EQ(a.a_start, b.a_start);
  EXPECT_EQ(a.a_index, b.a_index);
  EXPECT_EQ(a.a_value, b.a_value);
}

TEST(Mps, EveryNumberComesBackTheSame) {
  const world::World world = small_world();
  const auto model = built(world);
  const std::string text = exports::mps(model.program, exports::Names(model.layout));
  EXPECT_NE(text.find("take-or-pay_a-b_2025"), std::string::npos) << "a contract has a row for its year";
  expect_same(read_back(text).program, model.program);
  EXPECT_EQ(text, exports::mps(model.program, exports::Names(model.layout)));
}

TEST(Mps, EveryFormOfBound) {
  const world::World world = small_world();
  auto model = built(world);
  solve::LinearProgram& p = model.program;
  const double inf = solve::kInfinity;
  const std::pair<double, double> bounds[] = {{0, inf},   {-inf, inf}, {-inf, 3.25}, {-inf, -2}, {1.5, inf}, {-4, -1},
                                              {0.1, 0.3}, {2, 2},      {0, 0},       {0, 1e-17}, {-0.7, 0}};
  for (std::size_t i = 0; i < std::size(bounds); ++i) {
    p.col_lower[i] = bounds[i].first, p.col_upper[i] = bounds[i].second;
    p.row_lower[i] = bounds[i].first, p.row_upper[i] = bounds[i].second;
  }
  const auto back = read_back(exports::mps(p, exports::Names(model.layout))).program;
  EXPECT_EQ(back.col_lower, p.col_lower);
  EXPECT_EQ(back.col_upper, p.col_upper);
  for (std::size_t r = 0; r < p.row_lower.size(); ++r) {
    // RANGES holds a distance, so one of two finite bounds may come back a rounding away.
    EXPECT_DOUBLE_EQ(back.row_lower[r], p.row_lower[r]) << r;
    EXPECT_DOUBLE_EQ(back.row_upper[r], p.row_upper[r]) << r;
  }
}

TEST(Names, AreUniqueAndWithoutBlanks) {
  const world::World world = small_world();
  const auto model = built(world);
  const exports::Names names(model.layout);
  std::set<std::string> seen;
  for (std::size_t r = 0; r < model.layout.rows.size(); ++r) EXPECT_TRUE(seen.insert(names.row(r)).second) << names.row(r);
  for (std::size_t c = 0; c < model.layout.cols.size(); ++c) EXPECT_TRUE(seen.insert(names.col(c)).second) << names.col(c);
  EXPECT_TRUE(seen.contains("r_hub_b_2025_02"));
  EXPECT_TRUE(seen.contains("c_flow_a-b_a_2025_03"));
  for (const std::string& name : seen) EXPECT_EQ(name.find_first_of(" \t\n$"), std::string::npos) << name;
}

}  // namespace
}  // namespace netback
