#include "read/inflect.h"

#include <string_view>

#include "read/dictionary.h"

namespace netback::read {
namespace {

bool vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

}  // namespace

void VerbForms::add(std::string_view stem, std::size_t drop, std::string_view ending, std::uint8_t bits) {
  VerbFormOf& made = forms_[count_++];
  made.form.assign(stem, 0, stem.size() - drop).append(ending);
  made.bits = bits;
}

std::span<const VerbFormOf> VerbForms::of(std::string_view lemma, std::string_view past, std::string_view participle) {
  count_ = 0;
  const auto made = [&] { return std::span<const VerbFormOf>(forms_.data(), count_); };
  if (lemma == "be") {
    for (const char* form : {"is", "am", "are"}) add(form, 0, "", kThird);
    for (const char* form : {"was", "were"}) add(form, 0, "", kPast);
    add("been", 0, "", kParticiple), add("being", 0, "", kGerund), add("be", 0, "", kBase);
    add("'s", 0, "", kThird), add("'re", 0, "", kThird);
    return made();
  }
  if (lemma.empty()) return {};
  add(lemma, 0, "", kBase);
  const char last = lemma.back();
  const char before = lemma.size() > 1 ? lemma[lemma.size() - 2] : 'a';
  const bool y = last == 'y' && !vowel(before);
  const bool hissing =
      last == 's' || last == 'x' || last == 'z' || last == 'o' || lemma.ends_with("ch") || lemma.ends_with("sh");
  if (lemma == "have")
    add("has", 0, "", kThird);
  else
    add(lemma, y, y ? "ies" : hissing ? "es" : "s", kThird);
  const bool doubles = lemma.size() > 2 && !vowel(last) && vowel(before) && !vowel(lemma[lemma.size() - 3]) && last != 'w' &&
                       last != 'x' && last != 'y';
  const char twice_ing[] = {last, 'i', 'n', 'g', 0}, twice_ed[] = {last, 'e', 'd', 0};
  if (lemma.ends_with("ie"))
    add(lemma, 2, "ying", kGerund);
  else
    add(lemma, last == 'e' && before != 'e' && lemma.size() > 2, "ing", kGerund);
  if (doubles) add(lemma, 0, twice_ing, kGerund);
  if (!past.empty()) {
    add(past, 0, "", static_cast<std::uint8_t>(past == participle ? kPast | kParticiple : kPast));
    if (past != participle) add(participle, 0, "", kParticiple);
    return made();
  }
  constexpr std::uint8_t both = kPast | kParticiple;
  add(lemma, y, y ? "ied" : last == 'e' ? "d" : "ed", both);
  if (doubles) add(lemma, 0, twice_ed, both);
  return made();
}

}  // namespace netback::read
