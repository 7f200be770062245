// Inside the room: words that the terminal and the HTML form share. Claims are numbered from 1 through all pages.
#pragma once
#include <string>
#include <vector>

#include "read/output.h"

namespace netback::read {

std::size_t claim_number(const Reading& reading, ClaimPlace at);
// "page <- Bloomberg <- officials", clean of what could steer a terminal.
std::string chain_words(const PageRead& page, const Claim& claim, const char* arrow);
// "possible"; "reported, said not to be so" where the clause is negated.
std::string hedge_words(const PageRead& page, const Claim& claim);
// "0.15 (0.10 to 0.30)"; empty for claims without odds.
std::string odds_words(const Claim& claim);
// "week:current (no date on the page fixes it)"; empty when nothing is said.
std::string when_words(const When& when);
// Event and ids: "deal.offer: lng:sakhalin-2, country:us".
std::string event_words(const Claim& claim);
// What a reader sees of a class in the legend: "possible: may, might, could".
const char* hedge_meaning(Hedge hedge);

// What claims have to do with each other, a line each: said by several origins, repeated, contradicted, replaced, new.
struct Together {
  std::vector<std::size_t> claims;  // numbers
  std::string words;
};
std::vector<Together> together(const Reading& reading);

// Claims of a page by block; and the text of a block cut at every border of a claim, each piece with the claim that covers
// it most closely.
struct Piecewise {
  TextSpan at;
  const Claim* innermost = nullptr;          // null outside claims
  std::vector<const Claim*> begins, ends;    // claims that begin at its begin, end at its end
};
// A sentence with its claims, or several: those without a claim stand with the next.
struct Passage {
  TextSpan at;
  std::vector<const Claim*> claims;
};
std::vector<Passage> passages(const std::string& text, const std::vector<const Claim*>& claims);
std::vector<std::vector<const Claim*>> claims_by_block(const PageRead& page);
std::vector<Piecewise> cut_at_claims(TextSpan range, const std::vector<const Claim*>& claims);

}  // namespace netback::read
