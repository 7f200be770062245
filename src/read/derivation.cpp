#include "read/derivation.h"

#include <cmath>

#include "core/number.h"

namespace netback::read {
namespace {

constexpr const char* kTimes = " x ";

std::vector<double> listed(const Odds& odds) { return {odds.begin(), odds.end()}; }
std::string row_name(const char* file, std::size_t line) {
  return line == 0 ? "" : std::string(file) + ":" + std::to_string(line);
}

std::string in_words(const Odds& odds) {
  if (odds[0] == odds[2]) return short_number(odds[1]);
  return short_number(odds[1]) + ", between " + short_number(odds[0]) + " and " + short_number(odds[2]);
}

std::string who(const OddsTerms::LinkTerm& link) {
  if (link.kind == "unnamed") return "somebody whom the page does not name";
  if (link.kind == "page") return "the page itself";
  const bool vowel = link.kind.find_first_of("aeiou") == 0;
  return link.name + (link.kind == "other" ? ""
                                           : std::string(", ") + (vowel ? "an " : "a ") +
                                                 (link.kind == "anonymous" ? "unnamed source" : link.kind) + ",");
}

void put_links(const OddsTerms& terms, std::vector<DerivationStep>& steps) {
  std::string formula;
  for (const OddsTerms::LinkTerm& link : terms.links) {
    if (!link.row) continue;
    steps.push_back({"link",
                     "Chance that " + who(link) + " passes the words on rightly: " + short_number(link.row->value),
                     "",
                     {link.row->value},
                     row_name("fidelity.tsv", link.row->line),
                     link.row->source});
    formula += (formula.empty() ? "" : kTimes) + short_number(link.row->value);
  }
  formula += (formula.empty() ? "1" : "") + std::string(" = ") + short_number(terms.p_report);
  steps.push_back({"p_report", "Chance that the whole chain carried the words right", formula, {terms.p_report}, "", ""});
}

std::string hedge_words(const HedgeRow& row) {
  if (!row.cue.starts_with('(')) {
    std::string cue = row.cue;
    std::erase(cue, '@');
    return "The words '" + cue + "' (" + row.scale_class + ")";
  }
  if (row.cue == "(would)") return "'Would' without its condition (" + row.scale_class + ")";
  if (row.cue == "(authorial)") return "No word of doubt, and the page says it itself (" + row.scale_class + ")";
  return "No word of doubt in the clause, so the word that reports it decides (" + row.scale_class + ")";
}

void put_hedge(const OddsTerms& terms, const OddsBasis& basis, std::vector<DerivationStep>& steps) {
  const HedgeRow& row = *terms.hedge;
  steps.push_back({"hedge", hedge_words(row) + " count as " + in_words(row.p), "", listed(row.p),
                   row_name("hedges.tsv", row.line), row.source});
  if (steps.back().words.starts_with("No word") || steps.back().words.starts_with("'Would"))
    steps.back().words.replace(steps.back().words.rfind(" count as "), 10, " counts as ");
  if (!basis.modifier.empty()) {
    const Odds odds = hedge_odds(row, basis.modifier, false);
    const double p = row.p[1];
    const bool halves = basis.modifier == "very" || p >= 0.5;
    const std::string inner = basis.modifier == "not" ? "(1 - " + short_number(p) + ")" : short_number(p);
    const double from = basis.modifier == "not" ? 1 - p : p;
    const std::string formula = !halves ? inner : from < 0.5 ? inner + " / 2" : "1 - (1 - " + inner + ") / 2";
    steps.push_back(
        {"modifier",
         "'" + basis.modifier + "' before it " +
             (halves ? "halves the distance to certainty" : "turns it round, and no more: two negations are weak"),
         formula + " = " + short_number(odds[1]), listed(odds), "", "Mosteller and Youtz 1990"});
  }
  if (basis.complement)
    steps.push_back(
        {"complement", "The clause says that it does not happen; the odds are of its happening",
         "1 - " + short_number(hedge_odds(row, basis.modifier, false)[1]) + " = " + short_number(terms.p_hedge[1]),
         listed(terms.p_hedge), "", ""});
}

std::string drawn(const OddsTerms& terms, std::size_t i) {
  const std::string b = short_number(terms.base->base[i]);
  return b + " + " + short_number(terms.p_report) + kTimes + "(" + short_number(terms.p_hedge[i]) + " - " + b +
         ") = " + short_number(terms.p_event[i]);
}

std::string why_no_odds(const Claim& claim) {
  if (claim.kind == Kind::no_comment) return "No odds: silence is no evidence either way";
  return "No odds: an accusation is quoted with its source, not weighed";
}

}  // namespace

std::string short_number(double value) { return number_text(std::round(value * 1e4) / 1e4); }

std::string row_words(const DerivationStep& step) {
  if (step.row.empty() || step.basis.empty()) return step.row + step.basis;
  return step.row + ", " + step.basis;
}

std::vector<DerivationStep> derivation(const PageRead& page, const Claim& claim, const Lexicon& lexicon) {
  const OddsTerms terms = derive_odds(page, claim, lexicon);
  std::vector<DerivationStep> steps;
  put_links(terms, steps);
  if (!has_odds(claim) || !terms.hedge) {
    steps.push_back({"no_odds", why_no_odds(claim), "", {}, "", ""});
    return steps;
  }
  put_hedge(terms, claim.basis, steps);
  if (terms.base) {
    steps.push_back(
        {"base_rate",
         "Share of such talk (" + terms.base->type + ") that comes true, whoever says it: " + in_words(terms.base->base), "",
         listed(terms.base->base), row_name("events.tsv", terms.base->line), terms.base->source});
    steps.push_back({"p_event", "The words count as far as the chain is trusted, the base rate for the rest",
                     drawn(terms, 1) + "; low " + drawn(terms, 0) + "; high " + drawn(terms, 2), listed(terms.p_event), "",
                     ""});
  } else {
    steps.push_back({"p_event", "No base rate for this kind of event: the words stand alone", short_number(terms.p_event[1]),
                     listed(terms.p_event), "", ""});
  }
  if (!claim.condition.empty())
    steps.push_back({"condition",
                     "These odds hold given '" + claim.condition + "'; how likely that is, is not multiplied in",
                     "",
                     {},
                     "",
                     ""});
  return steps;
}

std::vector<std::string> odds_rows(const PageRead& page, const Claim& claim, const Lexicon& lexicon) {
  const OddsTerms terms = derive_odds(page, claim, lexicon);
  std::vector<std::string> rows;
  for (const OddsTerms::LinkTerm& link : terms.links)
    if (link.row) rows.push_back(row_name("fidelity.tsv", link.row->line));
  if (!has_odds(claim)) return rows;
  if (terms.hedge) rows.push_back(row_name("hedges.tsv", terms.hedge->line));
  if (terms.base) rows.push_back(row_name("events.tsv", terms.base->line));
  return rows;
}

}  // namespace netback::read
