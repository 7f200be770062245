// The terminal form: the article sentence by sentence with its claims in numbered brackets, under each sentence who says
// them and how surely; then what claims have to do with each other, and what was not read and why.
#include <algorithm>

#include "core/markup.h"
#include "core/utf8.h"
#include "read/derivation.h"
#include "read/view_words.h"

namespace netback::read {
namespace {

// Marks in running text: page text is clean of control characters, so these bytes are ours.
constexpr char kOpen = '\x01', kClose = '\x02';
constexpr const char* kPlain = "\x1b[0m";
constexpr const char* kBold = "\x1b[1m";
constexpr const char* kDim = "\x1b[2m";
constexpr std::size_t kMostUnread = 30;

// One colour a class, always beside the class in words.
const char* hedge_code(Hedge hedge) {
  constexpr const char* kCodes[] = {"\x1b[32m", "\x1b[34m", "\x1b[35m",   "\x1b[32;4m", "\x1b[33m",
                                    "\x1b[31m", "\x1b[36m", "\x1b[35;4m", "\x1b[31;4m", "\x1b[2m"};
  return kCodes[static_cast<std::size_t>(hedge)];
}

std::size_t columns_of(const std::string& word) {
  std::size_t marks = 0;
  for (const char c : word) marks += c == kClose ? 1 : c == kOpen ? 2 : 0;
  return utf8_count(word) - marks;
}

// Words of `text` in lines of at most `width` columns, each after `indent`. A longer word keeps its line.
std::string wrapped(const std::string& text, std::size_t width, const std::string& indent) {
  std::string made, line;
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string word = text.substr(at, end - at);
    const std::size_t wide = columns_of(word);
    if (!line.empty() && indent.size() + columns + 1 + wide > width) made += indent + line + "\n", line.clear(), columns = 0;
    columns += wide + (line.empty() ? 0 : 1);
    line += (line.empty() ? "" : " ") + word;
    at = end + 1;
  }
  return line.empty() ? made : made + indent + line + "\n";
}

class TextForm {
 public:
  TextForm(const Reading& reading, const Lexicon& lexicon, const Look& look)
      : reading_(reading),
        lexicon_(lexicon),
        look_(look),
        width_(static_cast<std::size_t>(std::clamp(look.width, 40, 200))) {}

  std::string page(std::size_t p) {
    const PageRead& page = reading_.pages[p].page;
    std::string made;
    if (reading_.several) {
      std::string names;
      for (const std::string& name : reading_.pages[p].names)
        names += (names.empty() ? "" : ", also given as ") + clean(name);
      made += paint(kDim, "== " + names) + "\n";
    }
    if (!page.title.empty()) made += paint(kBold, clean(page.title)) + "\n";
    if (page.published.state == When::State::resolved) made += paint(kDim, "published " + page.published.value) + "\n";
    for (const std::string& remark : page.remarks) made += wrapped("note: " + clean(remark), width_, "");
    const auto claims = claims_by_block(page);
    for (std::size_t b = 0; b < page.blocks.size(); ++b)
      if (page.blocks[b].role == Role::body && !page.blocks[b].text.empty()) made += "\n" + paragraph(p, b, claims[b]);
    return made + unread(page);
  }

  std::string relations() {
    const std::vector<Together> lines = together(reading_);
    if (lines.empty()) return {};
    std::string made = "\n" + paint(kBold, "Together") + "\n";
    for (const Together& line : lines) {
      std::string text;
      for (const std::size_t number : line.claims) text += (text.empty() ? "" : ", ") + std::to_string(number);
      made += wrapped((text.empty() ? "" : text + " ") + line.words, width_, "  ");
    }
    return made;
  }

 private:
  std::string paint(const char* code, const std::string& text) const { return look_.colour ? code + text + kPlain : text; }
  // Marks to colours, or to nothing.
  std::string painted(const std::string& text) const {
    std::string made;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == kOpen) {
        if (look_.colour) made += hedge_code(static_cast<Hedge>(text[i + 1] - '0'));
        ++i;
      } else if (text[i] == kClose) {
        if (look_.colour) made += kPlain;
      } else {
        made += text[i];
      }
    }
    return made;
  }

  std::string paragraph(std::size_t p, std::size_t b, const std::vector<const Claim*>& claims) const {
    const std::string& text = reading_.pages[p].page.blocks[b].text;
    std::string made;
    for (const Passage& passage : passages(text, claims)) {
      made += painted(wrapped(marked(p, text, passage.at, passage.claims), width_, ""));
      for (const Claim* claim : passage.claims) made += details(p, *claim);
    }
    return made;
  }

  std::string marked(std::size_t p, const std::string& text, TextSpan range, const std::vector<const Claim*>& claims) const {
    std::string made;
    for (const Piecewise& piece : cut_at_claims(range, claims)) {
      if (piece.innermost) (made += kOpen) += static_cast<char>('0' + static_cast<int>(piece.innermost->hedge));
      for (const Claim* claim : piece.begins) made += "[" + std::to_string(number(p, *claim)) + " ";
      made += clean_piece(piece.at.in(text));
      for (std::size_t i = 0; i < piece.ends.size(); ++i) made += "]";
      if (piece.innermost) made += kClose;
    }
    return clean_edges(made);
  }

  static std::string clean_edges(const std::string& text) {
    const std::size_t begin = text.find_first_not_of(' ');
    return begin == std::string::npos ? "" : text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
  }

  std::size_t number(std::size_t p, const Claim& claim) const {
    const std::vector<Claim>& claims = reading_.pages[p].page.claims;
    return claim_number(reading_, {p, static_cast<std::size_t>(&claim - claims.data())});
  }

  std::string details(std::size_t p, const Claim& claim) const {
    const PageRead& page = reading_.pages[p].page;
    std::string facts = std::to_string(number(p, claim)) + " " + kOpen +
                        static_cast<char>('0' + static_cast<int>(claim.hedge)) + hedge_words(page, claim) + kClose;
    std::string cues;
    for (const Cue& cue : claim.cues) cues += (cues.empty() ? "" : ", ") + clean(cue.text);
    if (!cues.empty()) facts += " (" + cues + ")";
    facts += "; said by " + chain_words(page, claim, " <- ");
    const std::string odds = odds_words(claim);
    facts += odds.empty() ? "; no odds" : "; our odds " + odds;
    std::string made = painted(wrapped(facts, width_, "    "));
    if (!claim.condition.empty()) made += wrapped("condition: " + clean(claim.condition), width_, "      ");
    std::string rest = event_words(claim);
    if (const std::string when = when_words(claim.when); !when.empty()) rest += "; when " + when;
    if (!rest.empty()) made += paint(kDim, wrapped(rest, width_, "      "));
    if (!look_.explain) return made;
    made += paint(kDim, wrapped("id " + claim.id, width_, "      "));
    for (const DerivationStep& step : derivation(page, claim, lexicon_)) {
      const std::string row = row_words(step);
      made += wrapped("- " + clean(step.words) + (step.formula.empty() ? "" : ": " + step.formula) +
                          (row.empty() ? "" : " [" + row + "]"),
                      width_, "      ");
    }
    return made;
  }

  std::string unread(const PageRead& page) const {
    std::string made;
    std::size_t count = 0;
    for (const Block& block : page.blocks) {
      if (block.role == Role::body || block.role == Role::title) continue;
      if (++count <= kMostUnread)
        made += wrapped(block.id + " " + role_name(block.role) + ": " + clean(block.why), width_, "  ");
    }
    if (count > kMostUnread) made += "  and " + std::to_string(count - kMostUnread) + " more\n";
    if (!page.passed_over.empty())
      made += "  " + std::to_string(page.passed_over.size()) + " clauses of the page's own that name nothing of the trade\n";
    return made.empty() ? made : "\nNot read:\n" + made;
  }

  const Reading& reading_;
  const Lexicon& lexicon_;
  const Look& look_;
  std::size_t width_;
};

}  // namespace

std::string claims_text(const Reading& reading, const Lexicon& lexicon, const Look& look) {
  TextForm form(reading, lexicon, look);
  std::string made;
  for (std::size_t p = 0; p < reading.pages.size(); ++p) made += (p == 0 ? "" : "\n") + form.page(p);
  return made + form.relations();
}

}  // namespace netback::read
