// How our odds fared: claims against known outcomes. Brier score (mean squared error of the middle odds) beside that of the
// base rates alone, and a monotone fit of outcome on odds for each hedge class. Few data prove nothing, and the text says
// so.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/error.h"
#include "read/output.h"

namespace netback::read {

struct Outcome {
  std::string id;             // a claim's id, or an event type
  std::optional<bool> came;   // empty: void, since the condition did not come about
  Date date;                  // when it was known
};
// CSV with the columns id, outcome (1, 0 or empty), date (YYYY-MM-DD). Fails with file:line.
Result<std::vector<Outcome>> load_outcomes(const std::string& file);
Result<std::vector<Outcome>> parse_outcomes(std::string_view bytes, const std::string& file);

// Monotone step of the fit: odds from `from` to `to` came true in `share` of `count` cases.
struct FitStep {
  double from = 0, to = 0, share = 0;
  std::size_t count = 0;
};
// Pool-adjacent-violators: the best fit that never falls as the odds rise. Pairs of odds and outcome, in any order.
std::vector<FitStep> isotonic_fit(std::vector<std::pair<double, double>> points);

struct ClassScore {
  std::string name;  // hedge class, or "all"
  std::size_t count = 0;
  double brier = 0, error = 0;  // mean, and its standard error
  double base_brier = 0;        // of the base rates alone
  double mean_odds = 0, share = 0;
  std::vector<FitStep> fit;
};
struct Score {
  std::vector<ClassScore> classes;  // "all" first, then classes in the order of the scale
  std::size_t unmatched = 0;        // outcomes that name no claim of these pages
  std::size_t empty = 0;            // outcomes without a result
  std::size_t late = 0;             // claims of pages published after the outcome was known
  std::size_t undated = 0;          // scored claims of pages without a date
};
// One forecast a statement and origin: copies count once. An event type scores its claims without a condition; a claim with
// one is scored by its id.
Score score_claims(const Reading& reading, const std::vector<Outcome>& outcomes, const Lexicon& lexicon);

std::string score_text(const Score& score);
std::string score_json(const Score& score);  // netback.score/1

}  // namespace netback::read
