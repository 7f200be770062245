// The work of read_clauses, in two files: clause.cpp follows frames, split.cpp cuts contents into single assertions.
#pragma once
#include <string_view>
#include <vector>

#include "read/clause.h"

namespace netback::read {

inline constexpr int kClauseDepth = 5;  // reports within reports

struct ClauseContext {
  std::vector<SourceIndex> chain;
  const ReportRow* row = nullptr;
  bool framed = false, agentless = false, according = false;
  std::vector<Range> cues;
  Range said, condition, outer, subject, shared_modal;
};

class ClauseReader {
 public:
  ClauseReader(const Tokens& tokens, std::string_view text, const Lexicon& lexicon, SourceBook& book, Discourse& discourse)
      : tokens_(tokens), text_(text), book_(book), discourse_(discourse), frames_(tokens, text, lexicon, book) {}
  std::vector<Piece> run(Range range) {
    parse(range, {}, 0);
    return std::move(pieces_);
  }

 private:
  void parse(Range range, const ClauseContext& context, int depth);
  bool within_name(Range left) const;
  bool split_frames(Range range, const ClauseContext& context, int depth);
  void use(const Frame& frame, ClauseContext context, int depth);
  std::size_t before_answer(Range range) const;
  void content(Range range, const ClauseContext& context, int depth);
  void single(Range range, const ClauseContext& context, int depth);
  bool lists_on(std::size_t at, Range range, const ClauseContext& context) const;
  bool split_coordination(Range range, const ClauseContext& context, int depth);
  bool split_tail(Range range, const ClauseContext& context, int depth);
  bool split_gerunds(Range range, const ClauseContext& context);
  bool split_predicates(Range range, const ClauseContext& context, int depth);
  bool come_as(Range range, const ClauseContext& context, int depth);
  Piece& emit(Range range, const ClauseContext& context);
  bool evidential(Range range) const;
  template <std::size_t n>
  bool word(std::size_t at, Range range, const char (&w)[n]) const {
    return is_word(tokens_, at, range.end, w);
  }

  const Tokens& tokens_;
  std::string_view text_;
  SourceBook& book_;
  Discourse& discourse_;
  FrameFinder frames_;
  std::vector<Piece> pieces_;
};

}  // namespace netback::read
