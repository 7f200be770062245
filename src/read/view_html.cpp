// The HTML form: the article at left with its claims underlined, at right a fold for each claim with its chain, numbers and
// derivation; what claims have to do with each other; what was not read and why. No script, nothing loaded from elsewhere,
// and every text from a page is cleaned, escaped and isolated from the direction of its surroundings.
#include <algorithm>

#include "core/markup.h"
#include "core/number.h"
#include "read/derivation.h"
#include "read/view_style.h"
#include "read/view_words.h"

namespace netback::read {
namespace {

constexpr int kHedges = static_cast<int>(Hedge::no_comment) + 1;

std::string plain(std::string_view text) { return escape(clean(text)); }
// Text of a page inside our own line.
std::string isolated(std::string_view text) { return "<bdi>" + plain(text) + "</bdi>"; }

// The letter beside the number: what tells classes apart without colour.
char hedge_letter(Hedge hedge) { return "ARLPMDWINS"[static_cast<std::size_t>(hedge)]; }
std::string hedge_word(Hedge hedge) { return hedge == Hedge::no_comment ? "no comment" : hedge_name(hedge); }

std::string badge(const std::string& number, Hedge hedge) {
  return "<span class=\"badge tone " + std::string(hedge_name(hedge)) + "\" title=\"" + hedge_word(hedge) + "\">" + number +
         hedge_letter(hedge) + "</span>";
}

std::string odds_bar(const Claim& claim) {
  const auto percent = [](double p) { return fixed_text(p * 100, 1) + "%"; };
  return "<span class=\"bar\" aria-hidden=\"true\"><i style=\"left:" + percent(claim.p_event[0]) +
         ";width:" + percent(claim.p_event[2] - claim.p_event[0]) + "\"></i><b style=\"left:" + percent(claim.p_event[1]) +
         "\"></b></span>";
}

class HtmlForm {
 public:
  HtmlForm(const Reading& reading, const Lexicon& lexicon) : reading_(reading), lexicon_(lexicon) {}

  std::string page(std::size_t p) const {
    const PageRead& page = reading_.pages[p].page;
    std::string out = "<section id=\"page-" + std::to_string(p + 1) + "\">\n";
    if (reading_.several) {
      out += "<h2 dir=\"auto\">" + plain(page.title.empty() ? "A page without a title" : page.title) +
             "</h2>\n<p class=\"soft\">";
      for (std::size_t i = 0; i < reading_.pages[p].names.size(); ++i)
        out += (i == 0 ? "" : ", also given as ") + isolated(reading_.pages[p].names[i]);
      out += "</p>\n";
    }
    if (page.published.state == When::State::resolved)
      out += "<p class=\"soft\">Published " + plain(page.published.value) + "</p>\n";
    for (const std::string& remark : page.remarks) out += "<p class=\"soft\">Note: " + plain(remark) + "</p>\n";
    const auto claims = claims_by_block(page);
    for (std::size_t b = 0; b < page.blocks.size(); ++b)
      if (page.blocks[b].role == Role::body && !page.blocks[b].text.empty()) out += row(p, page.blocks[b].text, claims[b]);
    return out + unread(page) + "</section>\n";
  }

  std::string legend() const {
    std::vector<std::size_t> counts(kHedges);
    for (const NamedPage& page : reading_.pages)
      for (const Claim& claim : page.page.claims) ++counts[static_cast<std::size_t>(claim.hedge)];
    std::string out = "<ul class=\"legend\" aria-label=\"How surely it is said\">\n";
    for (int h = 0; h < kHedges; ++h) {
      const auto hedge = static_cast<Hedge>(h);
      if (counts[static_cast<std::size_t>(h)] == 0) continue;
      out += "<li>" + badge("", hedge) + " <span class=\"sample tone " + hedge_name(hedge) + "\">" + hedge_word(hedge) +
             "</span> (" + std::to_string(counts[static_cast<std::size_t>(h)]) + "): " + hedge_meaning(hedge) + "</li>\n";
    }
    return out + "</ul>\n";
  }

  std::string relations() const {
    const std::vector<Together> lines = together(reading_);
    if (lines.empty()) return {};
    std::string out = "<section class=\"together\">\n<h2>Together</h2>\n<ul>\n";
    for (const Together& line : lines) {
      out += "<li>";
      for (std::size_t i = 0; i < line.claims.size(); ++i) {
        const std::string number = std::to_string(line.claims[i]);
        out += std::string(i == 0 ? "" : ", ") + "<a href=\"#claim-" + number + "\">" + number + "</a>";
      }
      out += (line.claims.empty() ? "" : " ") + isolated(line.words) + "</li>\n";
    }
    return out + "</ul>\n</section>\n";
  }

 private:
  std::string row(std::size_t p, const std::string& text, const std::vector<const Claim*>& claims) const {
    std::string words, cards;
    for (const Passage& passage : passages(text, claims)) {
      words += marked(p, text, passage);
      for (const Claim* claim : passage.claims) cards += card(p, *claim);
    }
    return "<div class=\"row\">\n<p dir=\"auto\">" + words + "</p>\n<div class=\"claims\">\n" + cards + "</div>\n</div>\n";
  }

  std::string number(std::size_t p, const Claim& claim) const {
    const std::vector<Claim>& claims = reading_.pages[p].page.claims;
    return std::to_string(claim_number(reading_, {p, static_cast<std::size_t>(&claim - claims.data())}));
  }

  std::string marked(std::size_t p, const std::string& text, const Passage& passage) const {
    std::string out;
    for (const Piecewise& piece : cut_at_claims(passage.at, passage.claims)) {
      const std::string words = escape(clean_piece(piece.at.in(text)));
      if (!piece.innermost) {
        out += words;
        continue;
      }
      for (const Claim* claim : piece.begins)
        out += "<a class=\"badge tone " + std::string(hedge_name(claim->hedge)) + "\" href=\"#claim-" + number(p, *claim) +
               "\" title=\"" + hedge_word(claim->hedge) + "\">" + number(p, *claim) + hedge_letter(claim->hedge) + "</a>";
      out += "<mark class=\"" + std::string(hedge_name(piece.innermost->hedge)) + "\"><a href=\"#claim-" +
             number(p, *piece.innermost) + "\">" + words + "</a></mark>";
    }
    return out;
  }

  std::string chain(const PageRead& page, const Claim& claim) const {
    std::string out = "<ol class=\"chain\">";
    for (const Link& link : claim.chain) {
      const Source* source = page.source(link.source);
      out += "<li>" +
             isolated(!source                                    ? link.source
                      : source->kind == Source::SourceKind::page ? "this page"
                                                                 : source->name) +
             "</li>";
    }
    return out + (claim.basis.unnamed ? "<li>somebody the page does not name</li>" : "") + "</ol>";
  }

  std::string steps(const PageRead& page, const Claim& claim) const {
    std::string out = "<table class=\"steps\"><caption>How the odds came about</caption>\n";
    for (const DerivationStep& step : derivation(page, claim, lexicon_)) {
      out += "<tr><td>" + isolated(step.words);
      // Middle, low and high stand in lines of their own.
      for (std::size_t at = 0; at < step.formula.size();) {
        const std::size_t end = std::min(step.formula.find("; ", at), step.formula.size());
        out += "<br><code>" + plain(step.formula.substr(at, end - at)) + "</code>";
        at = end + 2;
      }
      out += "</td><td class=\"soft\"><span class=\"row-name\">" + plain(step.row) + "</span> " + plain(step.basis) +
             "</td></tr>\n";
    }
    return out + "</table>\n";
  }

  std::string card(std::size_t p, const Claim& claim) const {
    const PageRead& page = reading_.pages[p].page;
    const std::string id = number(p, claim);
    std::string cues;
    for (const Cue& cue : claim.cues) cues += (cues.empty() ? "" : ", ") + cue.text;
    const Source* last = claim.chain.empty() ? nullptr : page.source(claim.chain.back().source);
    const bool own = !last || last->kind == Source::SourceKind::page;
    const std::string who = claim.basis.unnamed ? "somebody unnamed" : own ? "the page itself" : isolated(last->name);
    std::string out = "<details class=\"claim tone " + std::string(hedge_name(claim.hedge)) + "\"><summary>" +
                      badge(id, claim.hedge) + " " + plain(hedge_words(page, claim)) + " &middot; " + who;
    if (has_odds(claim)) out += " &middot; " + odds_words(claim);
    out += "</summary>\n<div id=\"claim-" + id + "\"><blockquote dir=\"auto\">" + plain(claim.text) + "</blockquote>\n<dl>";
    const auto put = [&](const char* name, const std::string& value) {
      if (!value.empty()) out += "<dt>" + std::string(name) + "</dt><dd>" + value + "</dd>\n";
    };
    put("chain", chain(page, claim));
    put("words", cues.empty() ? "" : isolated(cues));
    put("condition", claim.condition.empty() ? "" : isolated(claim.condition));
    put("when", plain(when_words(claim.when)));
    put("said", plain(when_words(claim.said)));
    put("about", plain(event_words(claim)));
    put("chain holds", short_number(claim.p_report));
    put("our odds", has_odds(claim)
                        ? odds_bar(claim) + odds_words(claim) + (claim.condition.empty() ? "" : ", given its condition")
                        : "none");
    put("id", plain(claim.id));
    return out + "</dl>\n" + steps(page, claim) + "</div></details>\n";
  }

  std::string unread(const PageRead& page) const {
    std::string items;
    std::size_t count = 0;
    for (const Block& block : page.blocks) {
      if (block.role == Role::body || block.role == Role::title) continue;
      ++count;
      items += "<li>" + plain(block.id) + " " + role_name(block.role) + ": " + plain(block.why) + " (bytes " +
               std::to_string(block.bytes.begin) + " to " + std::to_string(block.bytes.end) + ")</li>\n";
    }
    if (count == 0) return {};
    return "<details class=\"unread\"><summary>Not read as part of the article: " + std::to_string(count) +
           (count == 1 ? " block" : " blocks") + "</summary>\n<ul>\n" + items + "</ul>\n</details>\n";
  }

  const Reading& reading_;
  const Lexicon& lexicon_;
};

}  // namespace

std::string claims_html(const Reading& reading, const Lexicon& lexicon) {
  const HtmlForm form(reading, lexicon);
  std::size_t count = 0;
  for (const NamedPage& page : reading.pages) count += page.page.claims.size();
  const std::string& first = reading.pages.front().page.title;
  const std::string title =
      reading.several ? std::to_string(reading.pages.size()) + (reading.pages.size() == 1 ? " page" : " pages") + " together"
      : first.empty() ? "A page without a title"
                      : first;
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
      "content=\"width=device-width, initial-scale=1\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
      "<meta name=\"generator\" content=\"netback\">\n<title>Netback: " +
      plain(title) + "</title>\n<style>\n" + std::string(view_style()) +
      "</style>\n</head>\n<body>\n<header>\n<h1 dir=\"auto\">" + plain(title) + "</h1>\n<p class=\"soft\">" +
      std::to_string(count) + (count == 1 ? " claim" : " claims") +
      ". Underlined words open the claim: who says it, through whom, how surely, and how our odds came about. The odds are "
      "ours, "
      "not the sources'; half of the scale of hedges is our own prior and none of it is calibrated.</p>\n";
  if (count > 0) out += form.legend();
  out += "</header>\n<main>\n" + form.relations();
  for (std::size_t p = 0; p < reading.pages.size(); ++p) out += form.page(p);
  return out + "</main>\n<footer><p>Read by rules, by no person. Lexicon sha256:" + plain(lexicon.hash().substr(0, 16)) +
         ".</p></footer>\n</body>\n</html>\n";
}

}  // namespace netback::read
