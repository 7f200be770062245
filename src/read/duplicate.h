// Which body blocks repeat earlier ones: those whose five-word runs stand to 80 % in them.
#pragma once
#include <vector>

#include "read/article.h"
#include "read/block_feature.h"

namespace netback::read {

// Run of words -> the block that had it first. Open addressing, sized once: linear in the words. Of a run's hash 32 bits
// are kept beside its place; a block that is taken for a copy by chance needs four false equals in five.
class FirstSeen {
 public:
  explicit FirstSeen(std::size_t most);
  std::uint32_t owner(std::uint64_t run, std::uint32_t block);
  bool has_room(std::size_t more) const { return (count_ + more) * 4 <= slots_.size() * 3; }

 private:
  struct Slot { std::uint32_t tag = 0, block = 0; };
  std::vector<Slot> slots_;
  std::size_t count_ = 0;
};

// Asked twice for a page, because lines join the body after the first time; on a page that repeats nothing the second
// time costs those lines alone.
class DuplicateMarker {
 public:
  DuplicateMarker(const WordBook& book, const std::vector<Features>& features) : book_(book), features_(features) {}
  // Body blocks that repeat an earlier body block get the role of duplicates.
  void mark(std::vector<BlockRole>& roles);

 private:
  void mark_all(std::vector<BlockRole>& roles);
  bool adds_nothing_known(const std::vector<BlockRole>& roles);
  // Blocks that had the runs of block `b` before it, one for each such run; gives the number of its runs.
  std::size_t find_owners(std::size_t b);

  const WordBook& book_;
  const std::vector<Features>& features_;
  FirstSeen first_seen_{0};
  std::vector<char> seen_;  // by block: its runs are in first_seen_
  std::vector<std::uint32_t> owners_;
  bool repeats_ = true;  // some run stands in two blocks, as far as is known
};

}  // namespace netback::read
