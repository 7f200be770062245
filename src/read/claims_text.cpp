// The terminal form: each claim with who says so under it, then what was not read and why.
#include <algorithm>
#include <unordered_map>

#include "core/number.h"
#include "core/utf8.h"
#include "read/read.h"

namespace netback::read {
namespace {

constexpr const char* kBold = "\x1b[1m";
constexpr const char* kDim = "\x1b[2m";
constexpr const char* kPlain = "\x1b[0m";

// Words of `text` in lines of at most `width` columns, each after `indent`. A longer word keeps its line.
std::string wrapped(const std::string& text, std::size_t width, const std::string& indent) {
  std::string made, line;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string word = text.substr(at, end - at);
    if (!line.empty() && indent.size() + utf8_count(line) + 1 + utf8_count(word) > width)
      made += indent + line + "\n", line.clear();
    line += (line.empty() ? "" : " ") + word;
    at = end + 1;
  }
  return line.empty() ? made : made + indent + line + "\n";
}

std::string chain_text(const Claim& claim, const std::unordered_map<std::string, std::string>& names) {
  std::string text;
  for (const Link& link : claim.chain) {
    const auto name = names.find(link.source);
    text += (text.empty() ? "" : " <- ") + (name == names.end() ? link.source : name->second);
  }
  return text;
}

}  // namespace

std::string claims_text(const PageRead& page, bool colour, int width) {
  const std::size_t columns = static_cast<std::size_t>(std::clamp(width, 40, 200));
  const auto paint = [&](const char* code, const std::string& text) { return colour ? code + text + kPlain : text; };
  std::unordered_map<std::string, std::string> names;
  for (const Source& source : page.sources) names[source.id] = source.name;
  std::string made;
  if (!page.title.empty()) made += paint(kBold, page.title) + "\n";
  for (const std::string& remark : page.remarks) made += wrapped("note: " + remark, columns, "");
  std::size_t number = 0;
  for (const Claim& claim : page.claims) {
    made += "\n" + wrapped(std::to_string(++number) + ". " + (claim.negated ? "[not] " : "") + claim.text, columns, "");
    std::string facts = std::string(hedge_name(claim.hedge)) + ", said by " + chain_text(claim, names);
    if (!claim.condition.empty()) facts += "; condition: " + claim.condition;
    if (claim.kind != Kind::no_comment && claim.event.type != "accusation")
      facts += "; our odds " + fixed_text(claim.p_event[0], 2) + " to " + fixed_text(claim.p_event[2], 2) + " (" +
               claim.scale_class + ")";
    made += paint(kDim, wrapped(facts, columns, "   "));
    std::string links;
    for (const Reference& link : claim.links) links += (links.empty() ? "" : ", ") + link.ref;
    if (!links.empty() || !claim.event.type.empty())
      made += paint(kDim, wrapped(claim.event.type + (links.empty() ? "" : ": " + links), columns, "   "));
  }
  std::size_t unread = 0;
  for (const Block& block : page.blocks) unread += block.role != Role::body && block.role != Role::title;
  if (unread > 0) made += "\nNot read:\n";
  std::size_t listed = 0;
  for (const Block& block : page.blocks) {
    if (block.role == Role::body || block.role == Role::title) continue;
    if (++listed > 30) {
      made += "  and " + std::to_string(unread - 30) + " more\n";
      break;
    }
    made += wrapped(block.id + " " + role_name(block.role) + ": " + block.why, columns, "  ");
  }
  return made;
}

}  // namespace netback::read
