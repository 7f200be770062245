// The months around a shortage as a program of their own, and the bounds in it that may stand behind the shortage.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "market/outcome.h"
#include "model/layout.h"
#include "model/state.h"
#include "solve/linear_program.h"

namespace netback::market {

// A cause with the bounds of the small program that it stands for.
struct Candidate {
  Cause cause;
  int rank = 0;  // kinds of the lowest rank are lifted first, so that what stays in the set says most
  std::vector<std::int32_t> rows, cols;
};

// The month short of gas and the one before it as a program of their own: the unserved demand of one node, made as small
// as can be.
class ShortageWindow {
 public:
  ShortageWindow(const model::Layout& layout, const solve::LinearProgram& program, const model::State& state,
                 const PathValues& values, std::size_t node, int t);

  const solve::LinearProgram& program() const { return small_; }
  double wanted() const { return wanted_; }  // TWh that go unserved if nothing more is served
  const std::vector<Candidate>& candidates() const { return candidates_; }  // by rank

 private:
  bool inside(int month) const { return month >= first_ && month <= last_; }
  void lay();
  void keep_what_is_worth_as_much();
  bool is_short(std::size_t c) const;
  Candidate& candidate(int rank, const char* kind, const std::string& id, const std::string& name, bool closed);
  void list_candidates();
  void add_store(const model::RowInfo& row, std::int32_t small);
  void add_barred(std::size_t c, const model::ColInfo& col);
  void add_ban(int rank, std::size_t buyer, std::size_t seller, std::int32_t small);
  int lands(const model::VoyageArc& arc, const model::ColInfo& col) const;
  std::size_t node_index(const std::string& id) const;

  const model::Layout& l_;
  const world::World& world_;
  const solve::LinearProgram& p_;
  const model::State& s_;
  const PathValues& v_;
  std::size_t node_;
  int last_, first_;
  std::vector<std::int32_t> row_of_, col_of_;  // of the whole program, in the small one
  solve::LinearProgram small_;
  double wanted_ = 0;
  std::vector<Candidate> candidates_;
  std::map<std::pair<std::string, std::string>, std::size_t> index_;
};

}  // namespace netback::market
