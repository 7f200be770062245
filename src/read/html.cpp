// A streaming tag reader: no tree, one pass, time in proportion to the bytes. Open elements are a stack of at most 512 as
// in browsers, so that an end tag looks at a bounded number of them however the page is built.
#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>

#include "core/utf8.h"
#include "read/html_hints.h"
#include "read/page.h"

namespace netback::read {
namespace {

constexpr std::size_t kDepthLimit = 512;
constexpr std::size_t kContainerLimit = 4 * kBlockLimit;

struct Open {
  ElementName name = 0;
  std::uint16_t flags = kBreaks;
  bool unread = false, preformatted = false, link = false;
  Tag tag = Tag::none;
  std::uint32_t container = 0;
};

bool letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text) {}
  RawPage split();

 private:
  std::size_t find(char wanted, std::size_t from) const;  // size of the text when there is none
  void read_text(std::size_t begin, std::size_t end);
  void put(std::string_view piece, std::size_t at);
  void read_tag();
  std::size_t end_of_tag(std::size_t at) const;
  void open_tag(ElementName name, std::string_view attributes);
  void close_tag(ElementName name);
  void end_implied(ElementName name, std::uint16_t flags);
  void raw_text(ElementName name, std::string_view attributes);
  void add_container(Open& open, ElementName name, std::string_view attributes);
  void pop_to(std::size_t depth);
  void flush(bool gap);

  std::string_view text_;
  std::size_t at_ = 0;
  RawPage page_;
  TextBuilder builder_;
  std::size_t link_bytes_ = 0;
  bool gap_ = true;
  std::vector<Open> stack_{Open{}};
  std::size_t too_deep_ = 0;       // elements opened beyond the limit and not yet closed
  Tag tag_ = Tag::none;            // when the first text of the block came
  std::uint32_t container_ = 0;
};

std::size_t Splitter::find(char wanted, std::size_t from) const {
  const void* found = from < text_.size() ? std::memchr(text_.data() + from, wanted, text_.size() - from) : nullptr;
  return found ? static_cast<std::size_t>(static_cast<const char*>(found) - text_.data()) : text_.size();
}

void Splitter::flush(bool gap) {
  gap_ = gap_ || (gap && builder_.empty());
  if (builder_.empty()) return;
  const TextSpan span = builder_.end_block(at_);
  if (page_.blocks.size() >= kBlockLimit)
    page_.cut = true;
  else
    page_.blocks.push_back({span, container_, static_cast<std::uint32_t>(link_bytes_), tag_, gap_});
  gap_ = gap;
  link_bytes_ = 0;
}

void Splitter::put(std::string_view piece, std::size_t at) {
  const bool was_empty = builder_.empty();
  const std::size_t before = builder_.size();
  std::size_t from = 0, next = 0;  // characters [from, next) stand as they are
  while (next < piece.size()) {
    const void* found = std::memchr(piece.data() + next, '&', piece.size() - next);
    if (!found) break;
    next = static_cast<std::size_t>(static_cast<const char*>(found) - piece.data());
    std::size_t length = 1;
    const std::string decoded = decode_entity(piece, next, length);
    if (length > 1) {
      builder_.append(piece.substr(from, next - from), at + from);
      builder_.append_decoded(decoded, at + next, length);
      from = next + length;
    }
    next += length;
  }
  builder_.append(piece.substr(from), at + from);
  if (was_empty && !builder_.empty()) tag_ = stack_.back().tag, container_ = stack_.back().container;
  if (stack_.back().link) link_bytes_ += builder_.size() - before;
}

void Splitter::read_text(std::size_t begin, std::size_t end) {
  if (stack_.back().unread || begin >= end) return;
  if (!stack_.back().preformatted) return put(text_.substr(begin, end - begin), begin);
  while (begin < end) {  // <pre>: lines are blocks, blank lines are gaps
    const std::size_t line_end = std::min(find('\n', begin), end);
    put(text_.substr(begin, line_end - begin), begin);
    at_ = line_end;
    if (line_end < end) flush(builder_.empty());
    begin = line_end + 1;
  }
}

// Past the '>' of a tag, quotes respected. A quote that never closes is a letter.
std::size_t Splitter::end_of_tag(std::size_t at) const {
  static constexpr std::array<bool, 256> kStops = [] {
    std::array<bool, 256> stops{};
    stops['>'] = stops['"'] = stops['\''] = true;
    return stops;
  }();
  for (; at < text_.size(); ++at) {
    const char c = text_[at];
    if (!kStops[static_cast<unsigned char>(c)]) continue;
    if (c == '>') return at + 1;
    if (text_[at - 1] != '=' && !(text_[at - 1] == ' ' && text_[at - 2] == '=')) continue;
    const std::size_t close = find(c, at + 1);
    if (close == text_.size()) return std::min(find('>', at) + 1, text_.size());
    at = close;
  }
  return text_.size();
}

void Splitter::pop_to(std::size_t depth) {
  while (stack_.size() > depth) {
    Container& container = page_.containers[stack_.back().container];
    if (stack_.back().container != stack_[stack_.size() - 2].container)
      container.end_block = static_cast<std::uint32_t>(page_.blocks.size());
    stack_.pop_back();
  }
}

// <script>, <style>, <title>: up to the end tag of the same name, or to the end of the page.
void Splitter::raw_text(ElementName name, std::string_view attributes) {
  const std::size_t begin = at_;
  std::size_t end = begin;
  for (;; ++end) {
    end = find('<', end);
    if (end == text_.size()) break;
    if (end + 2 >= text_.size() || text_[end + 1] != '/') continue;
    std::size_t name_end = end + 2;
    while (name_end < text_.size() && letter(text_[name_end])) ++name_end;
    if (element_name(text_.substr(end + 2, name_end - end - 2)) == name) break;
  }
  const std::string_view inside = text_.substr(begin, end - begin);
  at_ = end == text_.size() ? end : end_of_tag(end + 2);
  if (name == "title"_tag && page_.html_title.empty() && !stack_.back().unread)
    page_.html_title = decode_entities(trim(utf8_prefix(inside, 1000)));
  if (name == "script"_tag && attributes.size() > 20 &&
      element_name(attribute(attributes, "type")) == "application/ld+json"_tag)
    read_json_ld(inside, page_);
}

void Splitter::add_container(Open& open, ElementName name, std::string_view attributes) {
  const bool breaks = open.flags & kBreaks;
  const Hint hint = hint_of(name, attributes);
  if ((!breaks && hint.role == Role::body) || page_.containers.size() >= kContainerLimit) return;
  // An inline box within words is a block of its own only when it has a reason to be dropped.
  if (!breaks) flush(false);
  Container container;
  container.parent = open.container;
  container.first_block = container.end_block = static_cast<std::uint32_t>(page_.blocks.size());
  container.hint = hint.role;
  container.why = hint.why;
  container.story = hint.story;
  container.flow = !breaks || (open.flags & kFlow);
  container.article = name == "article"_tag || name == "main"_tag;
  open.container = static_cast<std::uint32_t>(page_.containers.size());
  page_.containers.push_back(container);
}

// Opening a block ends an open paragraph, an item ends the item before it.
void Splitter::end_implied(ElementName name, std::uint16_t flags) {
  if (!(flags & kBreaks)) return;
  for (std::size_t i = stack_.size(); i-- > 1;) {
    const Open& open = stack_[i];
    if (open.name == "p"_tag) return pop_to(i);
    if ((flags & kItem) && open.name == name) return pop_to(i);
    if ((open.flags & kBreaks) && !((flags & kItem) && (open.flags & kItem))) return;
  }
}

void Splitter::open_tag(ElementName name, std::string_view attributes) {
  const std::uint16_t flags = element_flags(name);
  if (flags & kBreaks) flush(name != "br"_tag);
  if (name == "meta"_tag) read_meta(attributes, page_);
  if ((name == "time"_tag || name == "span"_tag || name == "div"_tag || name == "p"_tag) && page_.date.rank < 3 &&
      attributes.size() > 9)
    read_microdata(name, attributes, page_);
  if (flags & kRaw) return raw_text(name, attributes);
  if (flags & kVoid) return;
  end_implied(name, flags);
  if (stack_.size() >= kDepthLimit) {
    ++too_deep_;
    return;
  }
  Open open = stack_.back();
  open.name = name;
  open.flags = flags;
  open.unread = open.unread || (flags & kUnread);
  if (!(flags & kPlainInline) && !open.unread) add_container(open, name, attributes);
  switch (name) {
    case "pre"_tag:
      open.preformatted = true;
      break;
    case "a"_tag:
      open.link = true;
      break;
    case "p"_tag:
      if (open.tag != Tag::list_item && open.tag != Tag::quotation) open.tag = Tag::paragraph;
      break;
    case "li"_tag:
    case "dd"_tag:
    case "dt"_tag:
      open.tag = Tag::list_item;
      break;
    case "td"_tag:
    case "th"_tag:
      open.tag = Tag::cell;
      break;
    case "blockquote"_tag:
      open.tag = Tag::quotation;
      break;
    case "h1"_tag:
      open.tag = Tag::main_heading;
      break;
    case "h2"_tag:
    case "h3"_tag:
    case "h4"_tag:
    case "h5"_tag:
    case "h6"_tag:
      open.tag = Tag::heading;
      break;
    case "div"_tag:
    case "section"_tag:
      open.tag = Tag::none;
      break;
    default:
      break;
  }
  stack_.push_back(open);
}

void Splitter::close_tag(ElementName name) {
  const std::uint16_t flags = element_flags(name);
  if (flags & kBreaks) flush(name != "br"_tag);
  if (flags & kVoid) return;
  if (too_deep_ > 0) {
    --too_deep_;
    return;
  }
  // An end tag of an inline element does not end the blocks around it.
  std::size_t i = stack_.size();
  while (i-- > 1 && stack_[i].name != name)
    if (!(flags & kBreaks) && (stack_[i].flags & kBreaks)) break;
  if (i >= 1 && i < stack_.size() && stack_[i].name == name) {
    if (stack_[i].container != stack_[i - 1].container && !(flags & kBreaks)) flush(false);
    pop_to(i);
  } else if (name == "a"_tag) {
    for (Open& open : stack_) open.link = false;
  }
}

void Splitter::read_tag() {
  const std::size_t begin = at_;
  const char after = text_[begin + 1];
  if (after == '!' || after == '?') {
    const bool comment = text_.compare(begin, 4, "<!--") == 0;
    const std::size_t end = comment ? text_.find("-->", begin + 2) : find('>', begin);
    at_ = end >= text_.size() ? text_.size() : end + (comment ? 3 : 1);
    return;
  }
  const bool closing = after == '/';
  std::size_t name_end = begin + 1 + closing;
  ElementName name = 1469598103934665603ull;
  for (; name_end < text_.size(); ++name_end) {
    const char c = text_[name_end];
    if (static_cast<unsigned char>(c) <= 0x20 || c == '>' || c == '/') break;
    name = (name ^ static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + 32 : c)) * 1099511628211ull;
  }
  const std::size_t end = end_of_tag(name_end);
  const bool empty = name_end == begin + 1 + closing;
  if (!empty) closing ? close_tag(name) : (at_ = end, open_tag(name, text_.substr(name_end, end - name_end)));
  at_ = std::max(at_, end);
}

RawPage Splitter::split() {
  page_.is_html = true;
  while (at_ < text_.size()) {
    std::size_t tag = find('<', at_);
    while (tag + 1 < text_.size() && !letter(text_[tag + 1]) && text_[tag + 1] != '/' && text_[tag + 1] != '!' &&
           text_[tag + 1] != '?')
      tag = find('<', tag + 1);
    if (tag + 1 >= text_.size()) tag = text_.size();
    read_text(at_, tag);
    at_ = tag;
    if (at_ < text_.size()) read_tag();
  }
  flush(true);
  pop_to(1);
  page_.containers[0].end_block = static_cast<std::uint32_t>(page_.blocks.size());
  MappedText made = builder_.take();
  page_.text = std::move(made.text);
  page_.map = std::move(made.map);
  join_wrapped(page_);
  return std::move(page_);
}

}  // namespace

RawPage split_html(std::string_view text) { return Splitter(text).split(); }

}  // namespace netback::read
