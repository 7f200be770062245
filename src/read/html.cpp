// A streaming tag reader: no tree, one pass. Open elements are a stack with counts per name, so that a stray end tag
// costs nothing and each element is pushed and popped once: a million open tags stay linear.
#include <algorithm>
#include <cctype>
#include <unordered_map>

#include "core/utf8.h"
#include "read/html_hints.h"
#include "read/page.h"

namespace netback::read {
namespace {

constexpr std::size_t kNameLimit = 24;

std::string lower(std::string_view text) {
  std::string made(text);
  for (char& c : made) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return made;
}

bool one_of(std::string_view name, std::string_view list) {  // list: " a b c "
  const std::size_t at = list.find(name);
  return !name.empty() && at != std::string_view::npos && list[at - 1] == ' ' && list[at + name.size()] == ' ';
}

constexpr std::string_view kBreaking =
    " address article aside blockquote body br center dd details dialog div dl dt fieldset figcaption figure footer form h1 "
    "h2 h3 h4 "
    "h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul option select ";
constexpr std::string_view kVoid = " area base br col embed hr img input link meta source track wbr param ";
constexpr std::string_view kUnread =
    " script style noscript template svg textarea select button iframe object canvas math audio video ";
constexpr std::string_view kRaw = " script style textarea title iframe xmp ";
constexpr std::string_view kSelfClosing = " p li td th tr dt dd option a ";

struct Open {
  std::uint32_t name = 0;
  Role hint = Role::body;
  bool unread = false, in_article = false, preformatted = false, link = false;
  Tag tag = Tag::none;
  std::string_view why;  // points into the page or a literal
};

class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text) {}
  RawPage split();

 private:
  void read_text(std::size_t begin, std::size_t end);
  void put(std::string_view piece, std::size_t at);
  void read_tag();
  void open_tag(const std::string& name, std::size_t attributes_at, std::size_t end, bool closed);
  void close_tag(const std::string& name);
  void raw_text(const std::string& name);
  void pop();
  void flush(bool gap);
  std::size_t end_of_tag(std::size_t at) const;
  std::uint32_t name_index(const std::string& name);

  std::string_view text_;
  std::size_t at_ = 0;
  RawPage page_;
  TextBuilder builder_;
  std::size_t link_bytes_ = 0;
  bool gap_ = true;
  std::vector<Open> stack_{Open{}};
  std::unordered_map<std::string, std::uint32_t> names_;
  std::vector<std::size_t> open_count_;
  Open at_block_;  // state when the first text of the block came
};

std::uint32_t Splitter::name_index(const std::string& name) {
  const auto [found, added] = names_.emplace(name, static_cast<std::uint32_t>(names_.size()));
  if (added) open_count_.push_back(0);
  return found->second;
}

void Splitter::flush(bool gap) {
  if (!builder_.empty()) {
    if (page_.blocks.size() >= kBlockLimit) {
      page_.cut = true;
      builder_.take();
    } else {
      RawBlock block;
      block.text = builder_.take();
      block.tag = at_block_.tag;
      block.link_bytes = link_bytes_;
      block.hint = at_block_.hint;
      block.hint_why = std::string(utf8_prefix(at_block_.why, 40));
      block.in_article = at_block_.in_article;
      block.gap_before = gap_;
      page_.blocks.push_back(std::move(block));
    }
    gap_ = gap;
  } else {
    builder_.take();
    gap_ = gap_ || gap;
  }
  link_bytes_ = 0;
}

void Splitter::put(std::string_view piece, std::size_t at) {
  const bool was_empty = builder_.empty();
  const std::size_t before = builder_.size();
  for (std::size_t i = 0; i < piece.size();) {
    std::size_t amp = piece.find('&', i);
    if (amp == std::string_view::npos) amp = piece.size();
    builder_.append(piece.substr(i, amp - i), at + i);
    i = amp;
    if (i >= piece.size()) break;
    std::size_t length = 1;
    const std::string decoded = decode_entity(piece, i, length);
    builder_.append_decoded(decoded, at + i, length);
    i += length;
  }
  if (was_empty && !builder_.empty()) at_block_ = stack_.back();
  if (stack_.back().link) link_bytes_ += builder_.size() - before;
}

void Splitter::read_text(std::size_t begin, std::size_t end) {
  if (stack_.back().unread || begin >= end) return;
  if (!stack_.back().preformatted) return put(text_.substr(begin, end - begin), begin);
  while (begin < end) {  // <pre>: lines are blocks, blank lines are gaps
    std::size_t line_end = text_.substr(0, end).find('\n', begin);
    if (line_end == std::string_view::npos) line_end = end;
    put(text_.substr(begin, line_end - begin), begin);
    if (line_end < end) flush(trim(text_.substr(begin, line_end - begin)).empty());
    begin = line_end + 1;
  }
}

// Past the '>' of the tag at `at`, quotes respected; an unclosed tag ends with the page.
std::size_t Splitter::end_of_tag(std::size_t at) const {
  char quote = 0;
  for (; at < text_.size(); ++at) {
    const char c = text_[at];
    if (quote) {
      if (c == quote) quote = 0;
    } else if ((c == '"' || c == '\'') && text_[at - 1] == '=') {
      quote = c;
    } else if (c == '>') {
      return at + 1;
    }
  }
  return text_.size();
}

void Splitter::pop() {
  --open_count_[stack_.back().name];
  stack_.pop_back();
}

void Splitter::raw_text(const std::string& name) {
  const std::size_t begin = at_;
  std::size_t end = begin;
  for (;; ++end) {
    end = text_.find("</", end);
    if (end == std::string_view::npos) {
      end = text_.size();
      break;
    }
    if (lower(text_.substr(end + 2, name.size())) == name) break;
  }
  const std::string_view inside = text_.substr(begin, end - begin);
  if (name == "title" && page_.html_title.empty()) page_.html_title = decode_entities(trim(utf8_prefix(inside, 1000)));
  at_ = end;
}

void Splitter::open_tag(const std::string& name, std::size_t attributes_at, std::size_t end, bool closed) {
  const std::string_view attributes = text_.substr(attributes_at, end - attributes_at);
  if (one_of(name, kBreaking)) flush(name != "br");
  if (name == "meta") read_meta(attributes, page_);
  if (name == "time" && page_.meta_date.empty()) page_.meta_date = attribute(attributes, "datetime");
  if (one_of(name, kSelfClosing) && stack_.size() > 1 && stack_.back().name == name_index(name)) pop();
  if (name == "script" && lower(attribute(attributes, "type")) == "application/ld+json") {
    const std::size_t begin = at_;
    raw_text(name);
    read_json_ld(text_.substr(begin, at_ - begin), page_);
  } else if (one_of(name, kRaw) && !closed) {
    raw_text(name);
  }
  if (closed || one_of(name, kVoid)) return;
  Open open = stack_.back();
  open.name = name_index(name);
  if (one_of(name, kUnread)) open.unread = true;
  if (name == "pre") open.preformatted = true;
  if (name == "a") open.link = true;
  if (name == "article" || name == "main") open.in_article = true;
  if (name == "p") open.tag = Tag::paragraph;
  if (name == "li" || name == "dd" || name == "dt") open.tag = Tag::list_item;
  if (name == "td" || name == "th") open.tag = Tag::cell;
  if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6')
    open.tag = name[1] == '1' ? Tag::main_heading : Tag::heading;
  if (name == "div" || name == "section") open.tag = Tag::none;
  if (open.hint == Role::body) {
    const Hint hint = hint_of(name, attributes);
    open.hint = hint.role;
    open.why = hint.why;
  }
  ++open_count_[open.name];
  stack_.push_back(open);
}

void Splitter::close_tag(const std::string& name) {
  if (one_of(name, kBreaking)) flush(name != "br");
  const auto found = names_.find(name);
  if (found == names_.end() || open_count_[found->second] == 0) return;
  while (stack_.back().name != found->second) pop();
  pop();
}

void Splitter::read_tag() {
  const std::size_t begin = at_;
  if (text_.compare(begin, 4, "<!--") == 0) {
    const std::size_t end = text_.find("-->", begin + 4);
    at_ = end == std::string_view::npos ? text_.size() : end + 3;
    return;
  }
  const bool closing = text_[begin + 1] == '/';
  std::size_t name_end = begin + 1 + closing;
  while (name_end < text_.size() && std::isalnum(static_cast<unsigned char>(text_[name_end])) &&
         name_end < begin + kNameLimit)
    ++name_end;
  const std::string name = lower(text_.substr(begin + 1 + closing, name_end - begin - 1 - closing));
  at_ = end_of_tag(name_end);
  if (name.empty()) return;  // <!doctype>, <?xml?>
  if (closing) return close_tag(name);
  open_tag(name, name_end, at_, at_ >= 2 && text_[at_ - 2] == '/' && one_of(name, kVoid));
}

RawPage Splitter::split() {
  page_.is_html = true;
  names_.emplace("", 0);
  open_count_.push_back(1);
  while (at_ < text_.size()) {
    std::size_t tag = text_.find('<', at_);
    while (tag != std::string_view::npos &&
           !(tag + 1 < text_.size() && (std::isalpha(static_cast<unsigned char>(text_[tag + 1])) || text_[tag + 1] == '/' ||
                                        text_[tag + 1] == '!' || text_[tag + 1] == '?')))
      tag = text_.find('<', tag + 1);
    if (tag == std::string_view::npos) tag = text_.size();
    read_text(at_, tag);
    at_ = tag;
    if (at_ < text_.size()) read_tag();
  }
  flush(true);
  return std::move(page_);
}

}  // namespace

RawPage split_html(std::string_view text) { return Splitter(text).split(); }

bool looks_like_html(std::string_view text) {
  const std::string head = lower(text.substr(0, 64 << 10));
  if (head.find("<!doctype html") != std::string::npos || head.find("<html") != std::string::npos ||
      head.find("<body") != std::string::npos)
    return true;
  std::size_t tags = 0;
  for (std::string_view tag : {"<p>", "<p ", "</p>", "<div", "</div", "<br", "<a href", "<h1", "<h2", "<span", "<li>",
                               "<pre", "<article", "<section", "<table"})
    tags += head.find(tag) != std::string::npos;
  return tags >= 2 || (tags == 1 && head.find("</") != std::string::npos);
}

}  // namespace netback::read
