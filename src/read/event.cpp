#include "read/event.h"

#include <algorithm>

namespace netback::read {
namespace {

// The word itself, its plural, or any form of a verb. "/"-joined and hyphenated words count by their parts.
bool fills(const Token& t, const Atom& atom) {
  if (t.mark) return false;
  if (atom.any_form) return t.verb(atom.word) || (t.fold.size() > atom.word.size() && t.fold.ends_with(atom.word) && t.fold[t.fold.size() - atom.word.size() - 1] == '-');
  if (t.fold == atom.word) return true;
  const std::size_t n = atom.word.size();
  if (t.fold.size() == n + 1 && t.fold.back() == 's' && t.fold.compare(0, n, atom.word) == 0) return true;
  if (t.fold.size() == n + 2 && t.fold.ends_with("es") && t.fold.compare(0, n, atom.word) == 0) return true;
  return n > 1 && atom.word.back() == 'y' && t.fold.size() == n + 2 && t.fold.ends_with("ies") && t.fold.compare(0, n - 1, atom.word, 0, n - 1) == 0;
}

// Score of a trigger in the range: one for each slot, more when the first slot is the main verb. 0 = not filled.
double score(const Tokens& tokens, Range range, const std::vector<std::vector<Atom>>& trigger, std::size_t verb) {
  double total = 0;
  for (std::size_t s = 0; s < trigger.size(); ++s) {
    double slot = 0;
    for (std::size_t i = range.begin; i < range.end; ++i) {
      const bool hit = std::any_of(trigger[s].begin(), trigger[s].end(), [&](const Atom& atom) { return fills(tokens[i], atom); });
      if (!hit) continue;
      // Words far from the main verb describe something else.
      const std::size_t distance = i > verb ? i - verb : verb - i;
      slot = std::max(slot, (i == verb ? 2.0 : 1.0) - 0.03 * static_cast<double>(std::min<std::size_t>(distance, 20)) + (i > verb ? 0.02 : 0.0));
    }
    if (slot <= 0) return 0;
    total += slot;
  }
  return total;
}

double scale_of(std::string_view word) {
  if (word == "thousand") return 1e3;
  if (word == "million" || word == "mln" || word == "m") return 1e6;
  if (word == "billion" || word == "bln" || word == "bn") return 1e9;
  if (word == "trillion" || word == "tn") return 1e12;
  return 0;
}

double number_of(const std::string& text) {
  double value = 0, place = 0;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      value = value * 10 + (c - '0');
      place *= 10;
    } else if (c == '.' && place == 0) {
      place = 1;
    } else if (c != ',') {
      break;
    }
  }
  return place > 0 ? value / place : value;
}

}  // namespace

const EventRow* event_row(const Lexicon& lexicon, std::string_view type) {
  for (const EventRow& row : lexicon.events)
    if (row.type == type) return &row;
  return nullptr;
}

const EventRow* event_of(const Tokens& tokens, Range range, const Lexicon& lexicon) {
  const EventRow* best = nullptr;
  double best_score = 0;
  const std::size_t finite = find_finite(tokens, range);
  const std::size_t verb = finite < range.end ? main_verb(tokens, finite, range.end) : range.begin;
  for (const EventRow& row : lexicon.events) {
    for (const auto& trigger : row.triggers) {
      const double found = score(tokens, range, trigger, verb);
      if (found > best_score + 1e-9) best_score = found, best = &row;
    }
  }
  return best;
}

std::vector<Amount> find_amounts(const Tokens& tokens, Range range, std::string_view text) {
  std::vector<Amount> amounts;
  const auto word = [&](std::size_t i) { return i < range.end && !tokens[i].mark ? std::string_view(tokens[i].fold) : std::string_view(); };
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (!tokens[i].number) continue;
    Amount amount;
    amount.value = number_of(tokens[i].fold);
    std::size_t begin = i, end = i + 1;
    const std::string_view attached = std::string_view(tokens[i].fold).substr(std::min(tokens[i].fold.find_first_not_of("0123456789.,"), tokens[i].fold.size()));
    double scale = 1;
    std::string_view unit = attached;
    if (scale_of(attached) > 0 && !attached.empty()) scale = scale_of(attached), unit = "";
    if (unit.empty() && scale_of(word(end)) > 0) scale = scale_of(word(end)), ++end;
    if (unit.empty() && end < range.end && (tokens[end].mark == '%' || word(end) == "percent")) {
      amount.unit = "percent";
      ++end;
    } else if (unit.empty() && word(end) == "per" && word(end + 1) == "cent") {
      amount.unit = "percent";
      end += 2;
    }
    if (amount.unit.empty()) {
      if (unit.empty()) unit = word(end), ++end;
      const auto rate = [&](std::size_t at, std::size_t& stop) -> std::string_view {
        const std::size_t unit_at = at + ((word(at) == "per" || word(at) == "a" || word(at) == "an" || (at < range.end && tokens[at].mark == '/')) ? 1 : 0);
        if (unit_at == at) return "";
        stop = unit_at + 1;
        return word(unit_at);
      };
      std::string base;
      if (unit == "bcm" || unit == "bcma" || unit == "bcm/y") base = "bcm";
      else if (unit == "bcf" || unit == "bcfd" || unit == "bcf/d") base = "bcf";
      else if (unit == "mtpa" || unit == "mt") base = "mt";
      else if (unit == "bpd" || unit == "b/d") base = "bbl";
      else if (unit == "barrels" || unit == "barrel") base = "bbl";
      else if (unit == "tonnes" || unit == "tons" || unit == "tonne") base = "t";
      else if (unit == "cubic" && (word(end) == "metres" || word(end) == "meters" || word(end) == "feet")) base = word(end) == "feet" ? "cf" : "m3", ++end;
      else if (unit == "twh" || unit == "gwh" || unit == "mwh") base = unit;
      else if (unit == "euros" || unit == "dollars") base = unit == "euros" ? "eur" : "usd";
      else if (begin > range.begin && tokens[begin - 1].mark == '$') {
        --begin;
        --end;
        base = text.substr(tokens[begin].at.begin, tokens[begin].at.size()) == "€" ? "eur" : "usd";
      }
      if (base.empty()) continue;
      if (base == "m3" && scale == 1e9) base = "bcm", scale = 1;
      if (base == "cf" && scale == 1e9) base = "bcf", scale = 1;
      if (base == "t" && scale == 1e6) base = "mt", scale = 1;
      std::size_t stop = end;
      std::string_view per = unit == "mtpa" || unit == "bcma" ? "year" : unit == "bpd" || unit == "b/d" || unit == "bcfd" || unit == "bcf/d" ? "day" : rate(end, stop);
      if (per == "megawatt-hour" || per == "megawatt" || per == "mwh") per = "mwh";
      if (per == "barrel") per = "bbl";
      if (!per.empty()) end = std::max(end, stop), base += "_per_" + std::string(per);
      amount.unit = base;
    }
    amount.value *= scale;
    end = std::max(std::min(end, range.end), i + 1);
    amount.bytes = {tokens[begin].at.begin, tokens[end - 1].at.end};
    amounts.push_back(std::move(amount));
    i = end - 1;
  }
  return amounts;
}

}  // namespace netback::read
