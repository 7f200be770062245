#include "read/score.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "core/csv.h"
#include "core/file.h"
#include "core/number.h"
#include "read/json.h"

namespace netback::read {
namespace {

constexpr std::size_t kEnough = 30;  // cases a class below which its fit is noise

struct Forecast {
  double odds = 0, base = 0, came = 0;
  Hedge hedge = Hedge::asserted;
};

ClassScore class_score(std::string name, const std::vector<Forecast>& forecasts) {
  ClassScore score;
  score.name = std::move(name);
  score.count = forecasts.size();
  const auto n = static_cast<double>(forecasts.size());
  std::vector<std::pair<double, double>> points;
  double squares = 0;
  for (const Forecast& f : forecasts) {
    const double miss = (f.odds - f.came) * (f.odds - f.came);
    score.brier += miss / n, squares += miss * miss / n;
    score.base_brier += (f.base - f.came) * (f.base - f.came) / n;
    score.mean_odds += f.odds / n, score.share += f.came / n;
    points.emplace_back(f.odds, f.came);
  }
  if (forecasts.size() > 1) score.error = std::sqrt(std::max(0.0, squares - score.brier * score.brier) / (n - 1));
  score.fit = isotonic_fit(std::move(points));
  return score;
}

std::string line_of(const ClassScore& score) {
  std::string fit;
  for (const FitStep& step : score.fit)
    fit += (fit.empty() ? "" : ", ") + fixed_text(step.from, 2) +
           (step.from == step.to ? "" : "-" + fixed_text(step.to, 2)) + " -> " + fixed_text(step.share, 2) + " (" +
           std::to_string(step.count) + ")";
  return score.name + ": " + std::to_string(score.count) + (score.count == 1 ? " claim" : " claims") + ", Brier " +
         fixed_text(score.brier, 3) + (score.count > 1 ? " +- " + fixed_text(score.error, 3) : "") + ", base rates alone " +
         fixed_text(score.base_brier, 3) + "; odds " + fixed_text(score.mean_odds, 2) + " on average, " +
         fixed_text(score.share, 2) + " came true\n  fit: " + fit + "\n";
}

std::string told(std::size_t count, const char* one, const char* many) {
  return count == 0 ? "" : std::to_string(count) + " " + (count == 1 ? one : many) + "\n";
}

}  // namespace

Result<std::vector<Outcome>> parse_outcomes(std::string_view bytes, const std::string& file) {
  NB_TRY(table, parse_csv(bytes, file));
  const std::size_t id = table.column("id"), outcome = table.column("outcome"), date = table.column("date");
  if (id == CsvTable::npos || outcome == CsvTable::npos || date == CsvTable::npos)
    return bad_input("a column id, outcome or date is missing", file + ":1", "Begin with the line: id,outcome,date");
  std::vector<Outcome> outcomes;
  for (const CsvRow& row : table.rows) {
    const std::string where = file + ":" + std::to_string(row.line);
    const auto day = parse_date(row.fields[date]);
    if (!day) return bad_input("'" + row.fields[date] + "' is not a day", where, "Write YYYY-MM-DD.");
    const std::string& came = row.fields[outcome];
    if (came != "1" && came != "0" && !came.empty())
      return bad_input("'" + came + "' is not an outcome", where,
                       "Write 1 (it came true), 0 (it did not), or nothing (its condition did not come about).");
    if (row.fields[id].empty()) return bad_input("no id", where, "Give a claim's id (c:...) or an event type.");
    outcomes.push_back({row.fields[id], came.empty() ? std::nullopt : std::optional(came == "1"), *day});
  }
  return outcomes;
}

Result<std::vector<Outcome>> load_outcomes(const std::string& file) {
  NB_TRY(bytes, read_file(file));
  return parse_outcomes(bytes, file);
}

std::vector<FitStep> isotonic_fit(std::vector<std::pair<double, double>> points) {
  std::ranges::sort(points);
  std::vector<FitStep> steps;
  for (const auto& [odds, came] : points) {
    if (!steps.empty() && steps.back().to == odds) {
      FitStep& same = steps.back();
      same.share = (same.share * static_cast<double>(same.count) + came) / static_cast<double>(same.count + 1);
      ++same.count;
    } else {
      steps.push_back({odds, odds, came, 1});
    }
  }
  std::vector<FitStep> fit;
  for (FitStep step : steps) {
    while (!fit.empty() && fit.back().share >= step.share) {
      const FitStep& before = fit.back();
      const std::size_t count = before.count + step.count;
      step = {before.from, step.to,
              (before.share * static_cast<double>(before.count) + step.share * static_cast<double>(step.count)) /
                  static_cast<double>(count),
              count};
      fit.pop_back();
    }
    fit.push_back(step);
  }
  return fit;
}

Score score_claims(const Reading& reading, const std::vector<Outcome>& outcomes, const Lexicon& lexicon) {
  std::map<std::string, std::vector<ClaimPlace>> by_id, by_type;
  for (std::size_t p = 0; p < reading.pages.size(); ++p) {
    const std::vector<Claim>& claims = reading.pages[p].page.claims;
    for (std::size_t c = 0; c < claims.size(); ++c) {
      if (!has_odds(claims[c])) continue;
      by_id[claims[c].id].push_back({p, c});
      if (claims[c].condition.empty()) by_type[claims[c].event.type].push_back({p, c});
    }
  }
  Score score;
  std::vector<Forecast> forecasts;
  std::set<std::string> counted;  // statement and origin
  const auto take = [&](ClaimPlace at, const Outcome& outcome) {
    const PageRead& page = reading.pages[at.page].page;
    const bool dated = page.published.state == When::State::resolved;
    if (dated && outcome.date.text() < page.published.value) return void(++score.late);
    const Statement& statement = reading.merged.statements[reading.merged.statement_of[at.page][at.claim]];
    for (const Member& member : statement.members)
      if (member.at.page == at.page && member.at.claim == at.claim && member.role == Member::Role::replaced) return;
    for (const Member& member : statement.members)
      if (member.at.page == at.page && member.at.claim == at.claim &&
          !counted.insert(statement.origins[member.origin].id).second)
        return;
    score.undated += !dated;
    const Claim& claim = page.claims[at.claim];
    const OddsTerms terms = derive_odds(page, claim, lexicon);
    forecasts.push_back(
        {claim.p_event[1], terms.base ? terms.base->base[1] : claim.p_event[1], *outcome.came ? 1.0 : 0.0, claim.hedge});
  };
  // Claims by their own id first: an outcome for the type never overrides them.
  for (const auto* places : {&by_id, &by_type})
    for (const Outcome& outcome : outcomes) {
      if ((places == &by_id) != outcome.id.starts_with("c:")) continue;
      const auto found = places->find(outcome.id);
      if (found == places->end()) {
        ++score.unmatched;
      } else if (!outcome.came) {
        ++score.empty;
      } else {
        for (const ClaimPlace& at : found->second) take(at, outcome);
      }
    }
  if (forecasts.empty()) return score;
  score.classes.push_back(class_score("all", forecasts));
  for (int h = 0; h <= static_cast<int>(Hedge::no_comment); ++h) {
    std::vector<Forecast> of_class;
    for (const Forecast& f : forecasts)
      if (static_cast<int>(f.hedge) == h) of_class.push_back(f);
    if (!of_class.empty()) score.classes.push_back(class_score(hedge_name(static_cast<Hedge>(h)), of_class));
  }
  return score;
}

std::string score_text(const Score& score) {
  std::string text;
  for (const ClassScore& one : score.classes) text += line_of(one);
  if (score.classes.empty()) text += "No claim of these pages has an outcome in the file.\n";
  text += told(score.unmatched, "outcome names no claim with odds on these pages",
               "outcomes name no claim with odds on these pages");
  text += told(score.empty, "outcome is void: its condition did not come about",
               "outcomes are void: their conditions did not come about");
  text += told(score.late, "claim is left out: its page is later than the outcome",
               "claims are left out: their pages are later than the outcomes");
  text += told(score.undated, "scored claim stands on a page without a date: that it came before the outcome is not checked",
               "scored claims stand on pages without a date: that they came before the outcomes is not checked");
  if (score.classes.empty()) return text;
  const std::size_t count = score.classes.front().count;
  std::string few;
  for (std::size_t i = 1; i < score.classes.size(); ++i)
    if (score.classes[i].count < kEnough) few += (few.empty() ? "" : ", ") + score.classes[i].name;
  text += std::to_string(count) + (count == 1 ? " case" : " cases") + " in all";
  text += count < kEnough ? ": far too few to tell skill from luck, and the fit is noise.\n" : ".\n";
  if (count >= kEnough && !few.empty())
    text += "Fewer than " + std::to_string(kEnough) + " cases, so the fit is noise: " + few + ".\n";
  return text + "Nothing is changed by this: the scale of hedges stays a prior, not calibrated.\n";
}

std::string score_json(const Score& score) {
  Json classes = Json::array();
  for (const ClassScore& one : score.classes) {
    Json fit = Json::array();
    for (const FitStep& step : one.fit)
      fit.push_back({{"from", step.from}, {"to", step.to}, {"share", step.share}, {"count", step.count}});
    classes.push_back({{"class", one.name},
                       {"count", one.count},
                       {"brier", one.brier},
                       {"standard_error", one.count > 1 ? Json(one.error) : Json(nullptr)},
                       {"brier_base_rates", one.base_brier},
                       {"mean_odds", one.mean_odds},
                       {"share_true", one.share},
                       {"enough", one.count >= kEnough},
                       {"fit", fit}});
  }
  return written({{"schema", "netback.score/1"},
                  {"classes", classes},
                  {"unmatched", score.unmatched},
                  {"void", score.empty},
                  {"late", score.late},
                  {"undated", score.undated}});
}

}  // namespace netback::read
