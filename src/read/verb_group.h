// A paragraph's words in one array with its quotations and verb groups marked, so that attribution frames are read in
// one pass: "has not yet been asked" is one finite passive group with head "asked".
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "read/grammar.h"

namespace netback::read {

inline constexpr std::uint32_t kNone = UINT32_MAX;

// The word may begin a verb group, for kMayBeVerb.
bool may_be_verb(const SpelledWord& word);

struct Node {
  const Token* token = nullptr;
  TextSpan at;               // the two halves of '' make one quotation mark
  char mark = 0;
  std::uint32_t group = kNone;  // verb group it stands in
  std::uint32_t pair = kNone;   // of a quotation mark: its partner; an open end pairs with the paragraph's end
  std::uint32_t quote = kNone;  // opening mark of the quotation it stands in

  bool is(std::uint32_t classes) const { return token->is(classes); }
  bool form(std::uint8_t forms) const { return token->form(forms); }
  template <std::size_t n>
  bool word(const char (&literal)[n]) const {
    return token->fold == literal;
  }
  bool capital() const { return token->capital; }
};

struct VerbGroup {
  enum class Form : std::uint8_t { finite, infinitive, gerund, participle };
  std::uint32_t begin = 0, head = 0, end = 0;  // end after the head
  Form form = Form::finite;
  bool passive = false, negated = false, copula = false;
};

struct Paragraph {
  std::vector<Node> nodes;
  std::vector<VerbGroup> groups;  // in order
  std::vector<Range> sentences;
  bool quotes = false;  // has quotation marks

  const Node& operator[](std::size_t i) const { return nodes[i]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(nodes.size()); }
  template <std::size_t n>
  bool word(std::size_t at, const char (&literal)[n]) const {
    return at < nodes.size() && nodes[at].word(literal);
  }
  bool mark(std::size_t at, char m) const { return at < nodes.size() && nodes[at].mark == m; }
};

// The tokens must outlive the paragraph. What it held goes; its memory is used again.
void mark_paragraph(const std::vector<const Tokens*>& sentences, std::string_view text, Paragraph& paragraph);

}  // namespace netback::read
