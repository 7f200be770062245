// The whole article with its claims marked. Spans may lie inside each other: the text is cut at every border, and each
// piece belongs to the shortest claim that covers it.
#include <algorithm>
#include <set>

#include "core/utf8.h"
#include "report/html_parts.h"

namespace netback::report {
namespace {

constexpr std::size_t kLookAhead = 4096, kEntityLimit = 12;

bool looks_like_html(std::string_view bytes) {
  std::string head;
  for (const char c : bytes.substr(0, kLookAhead)) head += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  for (const char* tag : {"<!doctype html", "<html", "<body", "<div", "<p>", "<p ", "<article"})
    if (head.find(tag) != std::string::npos) return true;
  return false;
}

// "&amp;" and the like can only ever draw text, so an entity of the page is passed on as it is.
std::size_t entity_length(std::string_view bytes) {
  for (std::size_t i = 1; i < std::min(bytes.size(), kEntityLimit); ++i) {
    const char c = bytes[i];
    if (c == ';') return i > 1 ? i + 1 : 0;
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c == '#' && i == 1);
    if (!plain) return 0;
  }
  return 0;
}

// Page bytes as HTML text. `inside_tag` lives on from piece to piece, for a tag may be cut by a border.
std::string piece_text(std::string_view bytes, bool is_html, bool& inside_tag) {
  std::string out, run;
  for (std::size_t at = 0; at < bytes.size();) {
    const char c = bytes[at];
    if (is_html && (inside_tag || c == '<')) {
      inside_tag = c != '>';
      ++at;
      continue;
    }
    if (is_html && c == '&')
      if (const std::size_t length = entity_length(bytes.substr(at)); length > 0) {
        out += bytes.substr(at, length);
        at += length;
        continue;
      }
    const std::string_view one = bytes.substr(at, utf8_length(bytes, at));
    at += one.size();
    const bool blank = one == "\n" || one == " " || one == "\t" || one == "\r";
    out += blank ? std::string(one == "\r" ? "" : one) : escape(clean(one));
  }
  return out;
}

const read::Claim* innermost(const read::PageRead& page, std::size_t begin, std::size_t end) {
  const read::Claim* best = nullptr;
  for (const read::Claim& claim : page.claims)
    if (claim.bytes.begin <= begin && end <= claim.bytes.end && (!best || claim.bytes.size() < best->bytes.size()))
      best = &claim;
  return best;
}

std::string block_html(const Facts& facts, TextSpan span, bool is_title, bool is_html) {
  const read::PageRead& page = *facts.in.page;
  std::set<std::size_t> borders{span.begin, span.end};
  for (const read::Claim& claim : page.claims)
    for (const std::size_t border : {claim.bytes.begin, claim.bytes.end})
      if (border > span.begin && border < span.end) borders.insert(border);
  std::string out = is_title ? "<p class=\"title\">" : "<p>";
  bool inside_tag = false;
  for (auto at = borders.begin(); std::next(at) != borders.end(); ++at) {
    const std::string text = piece_text(TextSpan{*at, *std::next(at)}.in(facts.in.page_bytes), is_html, inside_tag);
    const read::Claim* claim = innermost(page, *at, *std::next(at));
    if (!claim || text.empty()) {
      out += text;
      continue;
    }
    out += "<mark class=\"" + std::string(read::hedge_name(claim->hedge)) + "\"><a href=\"#" + anchor("claim", claim->id) +
           "\">" + text + "</a></mark>";
  }
  return out + "</p>\n";
}

}  // namespace

std::string html_full_text(const Facts& facts) {
  if (!facts.in.full_text || !facts.in.page || facts.in.page_bytes.empty()) return {};
  const bool is_html = looks_like_html(facts.in.page_bytes);
  std::string out = "<div class=\"full-text\">\n";
  for (const read::Block& block : facts.in.page->blocks) {
    const bool title = block.role == read::Role::title;
    if (!title && block.role != read::Role::body) continue;
    const TextSpan span{std::min(block.bytes.begin, facts.in.page_bytes.size()),
                        std::min(block.bytes.end, facts.in.page_bytes.size())};
    if (span.begin < span.end) out += block_html(facts, span, title, is_html);
  }
  return out + "</div>\n";
}

}  // namespace netback::report
