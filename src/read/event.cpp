#include "read/event.h"

#include <algorithm>

namespace netback::read {
namespace {

struct Filled {
  std::uint32_t slot;
  double score;
  std::size_t token;
};

// Each slot that a word fills, in order of the slots, with its best word: nearness to the main verb, which itself counts
// double.
std::vector<Filled> fill_slots(const Tokens& tokens, Range range, std::size_t verb) {
  std::vector<Filled> filled;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const Token& t = tokens[i];
    if (t.mark) continue;
    const std::size_t distance = i > verb ? i - verb : verb - i;
    const double value =
        (i == verb ? 2.0 : 1.0) - 0.03 * static_cast<double>(std::min<std::size_t>(distance, 20)) + (i > verb ? 0.02 : 0.0);
    for (const std::uint32_t slot : t.spelling->slots) filled.push_back({slot, value, i});
    if (i != verb) continue;
    for (const std::uint32_t slot : t.spelling->verb_slots) filled.push_back({slot, value, i});
  }
  std::sort(filled.begin(), filled.end(), [](const Filled& a, const Filled& b) {
    return a.slot != b.slot ? a.slot < b.slot : a.score != b.score ? a.score > b.score : a.token < b.token;
  });
  filled.erase(std::unique(filled.begin(), filled.end(), [](const Filled& a, const Filled& b) { return a.slot == b.slot; }),
               filled.end());
  return filled;
}

double scale_of(std::string_view word) {
  if (word == "thousand") return 1e3;
  if (word == "million" || word == "mln" || word == "m") return 1e6;
  if (word == "billion" || word == "bln" || word == "bn") return 1e9;
  if (word == "trillion" || word == "tn") return 1e12;
  return 0;
}

double number_of(std::string_view text) {
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
  const auto found = lexicon.event_types.find(std::string(type));
  return found == lexicon.event_types.end() ? nullptr : &lexicon.events[found->second];
}

const EventRow* event_of(const Tokens& tokens, Range range, const Lexicon& lexicon) {
  const std::size_t finite = find_finite(tokens, range);
  std::size_t verb = finite < range.end ? main_verb(tokens, finite, range.end) : range.begin;
  // "plans to hold", "is likely to fall": what is done, not the intent.
  for (int step = 0; step < 3; ++step)
    for (std::size_t i = verb + 1; i + 1 < range.end && i <= verb + 2; ++i)
      if (tokens[i].fold == "to" && tokens[i + 1].form(kBase)) {
        verb = i + 1;
        break;
      }
  const std::vector<Filled> filled = fill_slots(tokens, range, verb);
  const EventRow* best = nullptr;
  double best_score = 0;
  // The slots of a trigger stand one after the other.
  for (std::size_t at = 0; at < filled.size();) {
    const EventSlot& first = lexicon.event_slots[filled[at].slot];
    std::size_t count = 0;
    double total = 0;
    bool apart = true;  // one word cannot fill two slots: "plans" is not both the act and the plan
    for (; at < filled.size() && filled[at].slot < first.end; ++at, ++count) {
      total += filled[at].score;
      apart = apart && !(count > 0 && filled[at].token == filled[at - 1].token);
    }
    // Rows in order: a later one must be truly better.
    if (apart && count == first.end - first.begin && total > best_score + 1e-9)
      best_score = total, best = &lexicon.events[first.row];
  }
  return best;
}

std::vector<Amount> find_amounts(const Tokens& tokens, Range range, std::string_view text) {
  std::vector<Amount> amounts;
  const auto word = [&](std::size_t i) {
    return i < range.end && !tokens[i].mark ? std::string_view(tokens[i].fold) : std::string_view();
  };
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (!tokens[i].number) continue;
    Amount amount;
    amount.value = number_of(tokens[i].fold);
    std::size_t begin = i, end = i + 1;
    const std::string_view attached =
        std::string_view(tokens[i].fold)
            .substr(std::min(tokens[i].fold.find_first_not_of("0123456789.,"), tokens[i].fold.size()));
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
        const std::size_t unit_at =
            at + ((word(at) == "per" || word(at) == "a" || word(at) == "an" || (at < range.end && tokens[at].mark == '/'))
                      ? 1
                      : 0);
        if (unit_at == at) return "";
        stop = unit_at + 1;
        return word(unit_at);
      };
      std::string base;
      if (unit == "bcm" || unit == "bcma" || unit == "bcm/y")
        base = "bcm";
      else if (unit == "bcf" || unit == "bcfd" || unit == "bcf/d")
        base = "bcf";
      else if (unit == "mtpa" || unit == "mt")
        base = "mt";
      else if (unit == "bpd" || unit == "b/d")
        base = "bbl";
      else if (unit == "barrels" || unit == "barrel")
        base = "bbl";
      else if (unit == "tonnes" || unit == "tons" || unit == "tonne")
        base = "t";
      else if (unit == "cubic" && (word(end) == "metres" || word(end) == "meters" || word(end) == "feet"))
        base = word(end) == "feet" ? "cf" : "m3", ++end;
      else if (unit == "twh" || unit == "gwh" || unit == "mwh")
        base = unit;
      else if (unit == "euros" || unit == "dollars")
        base = unit == "euros" ? "eur" : "usd";
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
      std::string_view per = unit == "mtpa" || unit == "bcma"                                      ? "year"
                             : unit == "bpd" || unit == "b/d" || unit == "bcfd" || unit == "bcf/d" ? "day"
                                                                                                   : rate(end, stop);
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
