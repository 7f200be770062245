// Numbers with their units: "27.5 bcm a year", "2.1 Bcf/d", "$1.8 billion", "EUR 12 per MWh", "10 to 12 bcm", "a third".
#include <algorithm>
#include <array>
#include <utility>

#include "read/event.h"

namespace netback::read {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

double scale_of(std::string_view word) {
  if (word == "thousand") return 1e3;
  if (word == "million" || word == "mln" || word == "m") return 1e6;
  if (word == "billion" || word == "bln" || word == "bn") return 1e9;
  if (word == "trillion" || word == "tn") return 1e12;
  return 0;
}

// Value of the leading number; `length` = its characters ("12bn" has 2).
double number_of(std::string_view text, std::size_t& length) {
  double value = 0, place = 0;
  for (length = 0; length < text.size(); ++length) {
    const char c = text[length];
    const bool digit_next = length + 1 < text.size() && is_digit(text[length + 1]);
    if (is_digit(c)) {
      value = value * 10 + (c - '0');
      place *= 10;
    } else if (c == '.' && place == 0 && digit_next) {
      place = 1;
    } else if (c != ',' || !digit_next) {
      break;
    }
  }
  return place > 0 ? value / place : value;
}

struct Unit { std::string_view word, base, per; };
constexpr Unit kUnits[] = {{"bcm", "bcm", ""},
                           {"bcma", "bcm", "year"},
                           {"bcf", "bcf", ""},
                           {"bcfd", "bcf", "day"},
                           {"mtpa", "mt", "year"},
                           {"mt", "mt", ""},
                           {"bpd", "bbl", "day"},
                           {"barrels", "bbl", ""},
                           {"barrel", "bbl", ""},
                           {"tonnes", "t", ""},
                           {"tons", "t", ""},
                           {"tonne", "t", ""},
                           {"twh", "twh", ""},
                           {"gwh", "gwh", ""},
                           {"mwh", "mwh", ""},
                           {"mmbtu", "mmbtu", ""},
                           {"euros", "eur", ""},
                           {"terawatt-hours", "twh", ""},
                           {"gigawatt-hours", "gwh", ""},
                           {"megawatt-hours", "mwh", ""},
                           {"euro", "eur", ""},
                           {"eur", "eur", ""},
                           {"dollars", "usd", ""},
                           {"usd", "usd", ""},
                           {"percent", "percent", ""},
                           {"pct", "percent", ""}};

const Unit* unit_of(std::string_view word) {
  const auto found = std::find_if(std::begin(kUnits), std::end(kUnits), [&](const Unit& u) { return u.word == word; });
  return found == std::end(kUnits) ? nullptr : found;
}

// What stands below the line: "a year", "per MWh", "/d"; empty = no unit.
std::string_view per_of(std::string_view word) {
  if (word == "d" || word == "day" || word == "daily") return "day";
  if (word == "y" || word == "yr" || word == "year" || word == "annum") return "year";
  if (word == "megawatt-hour" || word == "megawatt" || word == "mwh") return "mwh";
  if (word == "barrel" || word == "bbl") return "bbl";
  return word == "month" || word == "week" || word == "hour" || word == "mmbtu" || word == "tonne" ? word
                                                                                                   : std::string_view();
}

// Shares in words: "a third", "two fifths".
double share_of(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, double>, 6> kShares = {
      {{"third", 3}, {"quarter", 4}, {"fifth", 5}, {"sixth", 6}, {"eighth", 8}, {"tenth", 10}}};
  if (word.size() > 4 && word.back() == 's') word.remove_suffix(1);
  for (const auto& [name, part] : kShares)
    if (word == name) return 100 / part;
  return 0;
}

class AmountReader {
 public:
  AmountReader(const Tokens& tokens, Range range, std::string_view text) : tokens_(tokens), range_(range), text_(text) {}
  // End of the amount at `at`, or `at` itself.
  std::size_t number(std::size_t at, Amount& amount) const;
  std::size_t share(std::size_t at, Amount& amount) const;

 private:
  std::string_view word(std::size_t i) const {
    return i < range_.end && !tokens_[i].mark ? std::string_view(tokens_[i].fold) : std::string_view();
  }
  std::string_view currency_before(std::size_t at) const;
  std::string_view second_number(std::size_t& end, std::size_t begin, std::string_view rest, Amount& amount) const;
  std::string_view below_the_line(std::size_t& end) const;

  const Tokens& tokens_;
  Range range_;
  std::string_view text_;
};

std::string_view AmountReader::currency_before(std::size_t at) const {
  if (at == range_.begin) return "";
  const Token& t = tokens_[at - 1];
  if (t.mark == '$') return text_.substr(t.at.begin, t.at.size()) == "€" ? "eur" : "usd";
  if (t.fold == "eur" || t.fold == "usd") return t.fold;
  return "";
}

// "10 to 12 bcm", "10-12 bcm", "between 60 and 70 dollars": the unit stands once, after the second number. Gives what is
// left of the token of the last number.
std::string_view AmountReader::second_number(std::size_t& end, std::size_t begin, std::string_view rest,
                                             Amount& amount) const {
  std::size_t length = 0;
  if (rest.size() > 1 && rest[0] == '-' && is_digit(rest[1])) {
    amount.high = number_of(rest.substr(1), length);
    return rest.substr(1 + length);
  }
  if (!rest.empty() || end + 1 >= range_.end) return rest;
  const bool between = word(end) == "and" && begin > range_.begin && word(begin - 1) == "between";
  if (tokens_[end].mark != '-' && word(end) != "to" && !between) return rest;
  const std::size_t second = end + 1 + (tokens_[end + 1].mark == '$');
  if (second >= range_.end || !tokens_[second].number) return rest;
  const double high = number_of(tokens_[second].fold, length);
  if (high <= amount.value) return rest;
  amount.high = high;
  end = second + 1;
  return std::string_view(tokens_[second].fold).substr(length);
}

// "a year", "/d", "per million British thermal units" after "barrels" or "barrels of crude".
std::string_view AmountReader::below_the_line(std::size_t& end) const {
  std::size_t next = end;
  if (word(next) == "of" && next + 2 < range_.end) next += 2;
  if (word(next) == "daily") return end = next + 1, "day";
  if (word(next) != "per" && word(next) != "a" && word(next) != "an" && !(next < range_.end && tokens_[next].mark == '/'))
    return "";
  if (word(next + 1) == "million" && word(next + 2) == "british") return end = next + 5, "mmbtu";
  const std::string_view per = per_of(word(next + 1));
  if (!per.empty()) end = next + 2;
  return per;
}

std::size_t AmountReader::number(std::size_t at, Amount& amount) const {
  std::size_t begin = at, end = at + 1, length = 0;
  const std::string_view first = tokens_[at].fold;
  amount.value = number_of(first, length);
  const std::string_view money = currency_before(at);
  if (!money.empty()) --begin;
  std::string_view rest = second_number(end, begin, first.substr(length), amount);
  if (rest.starts_with('-')) rest.remove_prefix(1);  // "10-bcm"
  double scale = scale_of(rest);
  if (scale > 0) rest = "";
  if (rest.empty() && scale == 0 && (scale = scale_of(word(end))) > 0) ++end;
  if (scale == 0) scale = 1;
  std::string base;
  std::string_view per;
  const bool attached = !rest.empty();
  const std::string_view name = attached ? rest : word(end);
  if (!attached && end < range_.end && tokens_[end].mark == '%') {
    base = "percent", ++end;
  } else if (!attached && name == "per" && word(end + 1) == "cent") {
    base = "percent", end += 2;
  } else if (const Unit* unit = unit_of(name)) {
    base = unit->base, per = unit->per, end += !attached;
  } else if (name == "cubic" && (word(end + 1) == "metres" || word(end + 1) == "meters" || word(end + 1) == "feet")) {
    base = word(end + 1) == "feet" ? "cf" : "m3", end += 2;
  } else if (scale == 1e6 && name == "british" && word(end + 1) == "thermal") {
    base = "mmbtu", scale = 1, end += 3;
  } else if (!money.empty()) {
    base = money;
  } else {
    return at;
  }
  if (base == "m3" && scale == 1e9) base = "bcm", scale = 1;
  if (base == "cf" && scale == 1e9) base = "bcf", scale = 1;
  if (base == "t" && scale == 1e6) base = "mt", scale = 1;
  if (per.empty() && base != "percent") per = below_the_line(end);
  amount.unit = base;
  if (!per.empty()) amount.unit.append("_per_").append(per);
  amount.value *= scale, amount.high *= scale;
  end = std::max(std::min(end, range_.end), at + 1);
  amount.bytes = {tokens_[begin].at.begin, tokens_[end - 1].at.end};
  return end;
}

// "cut throughput by a third", "half of the gas"; a bare "third" counts trains.
std::size_t AmountReader::share(std::size_t at, Amount& amount) const {
  const std::string_view before = at > range_.begin ? word(at - 1) : std::string_view();
  std::size_t begin = at;
  if (word(at) == "half") {
    if (before != "by" && word(at + 1) != "of") return at;
    amount.value = 50;
  } else {
    const double parts = before == "two" ? 2 : before == "three" ? 3 : before == "a" || before == "one" ? 1 : 0;
    const bool by = at > range_.begin + 1 && word(at - 2) == "by";
    amount.value = parts > 0 && (by || word(at + 1) == "of") ? parts * share_of(word(at)) : 0;
    if (amount.value == 0) return at;
    --begin;
  }
  amount.unit = "percent";
  amount.bytes = {tokens_[begin].at.begin, tokens_[at].at.end};
  return at + 1;
}

}  // namespace

std::vector<Amount> find_amounts(const Tokens& tokens, Range range, std::string_view text) {
  std::vector<Amount> amounts;
  const AmountReader reader(tokens, range, text);
  for (std::size_t i = range.begin; i < range.end;) {
    Amount amount;
    const std::size_t end = tokens[i].number             ? reader.number(i, amount)
                            : tokens[i].may(kNamesShare) ? reader.share(i, amount)
                                                         : i;
    if (end > i) amounts.push_back(std::move(amount));
    i = std::max(end, i + 1);
  }
  return amounts;
}

bool names_share(std::string_view folded) { return folded == "half" || share_of(folded) > 0; }

}  // namespace netback::read
