#include "scenario/lever_rule.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "core/csv.h"
#include "core/file.h"
#include "core/number.h"
#include "scenario/duration.h"

namespace netback::scenario {
namespace {

constexpr std::string_view kLevers[] = {"capacity", "flow",   "restriction", "lift",   "stake",     "contract",
                                        "route",    "tariff", "demand",      "supply", "agreement", "none"};
constexpr std::string_view kLasting[] = {"capacity", "flow", "route", "demand", "supply"};  // may have several lengths
constexpr std::string_view kUses[] = {"event", "condition", "added", "word"};

std::vector<std::string> split(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (end > 0) parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + separator.size(), text.size()));
  }
  return parts;
}

// One row of the table; the first fault is kept and names its line.
class Fields {
 public:
  Fields(const CsvTable& table, const CsvRow& row) : table_(table), row_(row) {}
  std::string text(std::string_view column) {
    const std::size_t index = table_.column(column);
    if (index == CsvTable::npos) return fault("no column '" + std::string(column) + "'"), std::string();
    return row_.fields[index];
  }
  double number(std::string_view column, double least, double most) {
    const auto value = parse_number(text(column));
    if (!value || *value < least || *value > most) fault("'" + text(column) + "' in column " + std::string(column));
    return value.value_or(least);
  }
  int whole(std::string_view column) { return static_cast<int>(std::lround(number(column, 0, 600))); }
  bool word(std::string_view column, std::string_view yes, std::string_view no) {
    if (const std::string value = text(column); value != yes && value != no)
      fault("'" + value + "' in column " + std::string(column));
    return text(column) == yes;
  }
  void fault(const std::string& what) {
    if (what_.empty()) what_ = what;
  }
  const std::string& what() const { return what_; }
  std::string where() const { return table_.file + ":" + std::to_string(row_.line); }

 private:
  const CsvTable& table_;
  const CsvRow& row_;
  std::string what_;
};

// "3:0.5|12:0.3|24:0.2"
std::vector<Duration> durations_of(Fields& in, const std::string& text) {
  std::vector<Duration> durations;
  for (const std::string& one : split(text, "|")) {
    const std::size_t colon = std::min(one.find(':'), one.size());
    const auto months = parse_number(one.substr(0, colon)), odds = parse_number(one.substr(std::min(colon + 1, one.size())));
    const bool good = months && odds && *months == std::floor(*months) && std::abs(*months) <= 600;
    if (!good) in.fault("'" + text + "' in column duration_months");
    durations.push_back(good ? Duration{static_cast<int>(*months), *odds} : Duration{});
  }
  if (const auto fault = durations_fault(durations)) in.fault(fault->first);
  return durations;
}

LeverRule rule_of(Fields& in) {
  LeverRule rule;
  rule.id = in.text("id");
  rule.use = in.text("use");
  rule.lever = in.text("lever");
  if (std::ranges::find(kUses, rule.use) == std::end(kUses)) in.fault("unknown use '" + rule.use + "'");
  if (rule.use != "word" && std::ranges::find(kLevers, rule.lever) == std::end(kLevers))
    in.fault("unknown lever '" + rule.lever + "'");
  rule.after_given = in.word("counts_from", "given", "as_of");
  rule.delay_months = in.whole("delay_months");
  rule.ramp_months = in.whole("ramp_months");
  if (const std::string length = in.text("duration_months"); length.contains(':'))
    rule.durations = durations_of(in, length);
  else
    rule.duration_months = in.whole("duration_months");
  if (!rule.durations.empty()) {
    if (std::ranges::find(kLasting, rule.lever) == std::end(kLasting)) in.fault("several lengths for lever " + rule.lever);
    if (rule.ramp_months > rule.durations.front().months) in.fault("a ramp beyond the shortest length");
  }
  rule.share = in.number("share", 0, 1);
  if (!in.text("p_mid").empty()) {
    rule.odds = {in.number("p_low", 0, 1), in.number("p_mid", 0, 1), in.number("p_high", 0, 1)};
    if (!std::ranges::is_sorted(*rule.odds)) in.fault("odds are not in the order low, middle, high");
  } else if (rule.use == "condition" || rule.use == "added") {
    in.fault("a condition without odds");
  }
  rule.surprise = in.word("surprise", "yes", "no");
  rule.negation_counts = in.word("negated", "keep", "skip");
  rule.detail = split(in.text("detail"), ";");
  rule.title = in.text("title");
  rule.assumed = split(in.text("assumed"), "|");
  return rule;
}

}  // namespace

const LeverRule* LeverRules::find(std::string_view use, std::string_view id) const {
  const auto found = std::ranges::find_if(rows, [&](const LeverRule& row) { return row.use == use && row.id == id; });
  return found == rows.end() ? nullptr : &*found;
}

std::vector<std::string> LeverRules::kinds_in(std::string_view text) const {
  std::string low(text);
  for (char& c : low) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  std::vector<std::string> kinds;
  for (const LeverRule& row : rows) {
    if (row.use != "word" || std::ranges::find(kinds, row.lever) != kinds.end()) continue;
    for (std::size_t at = low.find(row.id); at != std::string::npos; at = low.find(row.id, at + 1)) {
      if (at > 0 && low[at - 1] >= 'a' && low[at - 1] <= 'z') continue;
      kinds.push_back(row.lever);
      break;
    }
  }
  return kinds;
}

Result<LeverRules> parse_lever_rules(std::string_view bytes, const std::string& file) {
  NB_TRY(table, parse_csv(bytes, file, '\t'));
  LeverRules rules;
  std::set<std::pair<std::string, std::string>> seen;
  for (const CsvRow& row : table.rows) {
    Fields in(table, row);
    rules.rows.push_back(rule_of(in));
    if (!seen.emplace(rules.rows.back().use, rules.rows.back().id).second)
      in.fault("a second row for '" + rules.rows.back().id + "'");
    if (!in.what().empty())
      return bad_input(in.what(), in.where(), "Correct the row; docs/data/levers.md describes the columns.");
  }
  return rules;
}

Result<LeverRules> load_lever_rules(const std::string& folder) {
  const std::string file = folder + "/levers.tsv";
  NB_TRY(bytes, read_file(file, std::size_t{4} << 20));
  return parse_lever_rules(bytes, file);
}

}  // namespace netback::scenario
