#include "read/inflect.h"

#include <string_view>

#include "read/lexicon.h"

namespace netback::read {
namespace {

bool vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

}  // namespace

std::vector<std::pair<std::string, std::uint8_t>> verb_forms(const std::string& lemma, const std::string& past,
                                                             const std::string& participle) {
  std::vector<std::pair<std::string, std::uint8_t>> forms;
  if (lemma == "be") {
    for (const char* form : {"is", "am", "are"}) forms.emplace_back(form, kThird);
    for (const char* form : {"was", "were"}) forms.emplace_back(form, kPast);
    forms.emplace_back("been", kParticiple), forms.emplace_back("being", kGerund), forms.emplace_back("be", kBase);
    forms.emplace_back("'s", kThird), forms.emplace_back("'re", kThird);
    return forms;
  }
  forms.emplace_back(lemma, kBase);
  const char last = lemma.back();
  const char before = lemma.size() > 1 ? lemma[lemma.size() - 2] : 'a';
  const std::string stem = lemma.substr(0, lemma.size() - 1);
  const bool y = last == 'y' && !vowel(before);
  const bool hissing =
      last == 's' || last == 'x' || last == 'z' || last == 'o' || lemma.ends_with("ch") || lemma.ends_with("sh");
  const std::string third = lemma == "have" ? "has" : y ? stem + "ies" : lemma + (hissing ? "es" : "s");
  forms.emplace_back(third, kThird);
  const bool doubles = lemma.size() > 2 && !vowel(last) && vowel(before) && !vowel(lemma[lemma.size() - 3]) && last != 'w' &&
                       last != 'x' && last != 'y';
  std::vector<std::string> stems;  // before -ing
  if (lemma.ends_with("ie"))
    stems.push_back(lemma.substr(0, lemma.size() - 2) + "y");
  else if (last == 'e' && before != 'e' && lemma.size() > 2)
    stems.push_back(stem);
  else
    stems.push_back(lemma);
  if (doubles) stems.push_back(lemma + last);
  for (const std::string& s : stems) forms.emplace_back(s + "ing", kGerund);
  if (!past.empty()) {
    forms.emplace_back(past, static_cast<std::uint8_t>(past == participle ? kPast | kParticiple : kPast));
    if (past != participle) forms.emplace_back(participle, kParticiple);
    return forms;
  }
  constexpr std::uint8_t both = kPast | kParticiple;
  if (y)
    forms.emplace_back(stem + "ied", both);
  else if (last == 'e')
    forms.emplace_back(lemma + "d", both);
  else
    forms.emplace_back(lemma + "ed", both);
  if (doubles) forms.emplace_back(lemma + last + "ed", both);
  return forms;
}

}  // namespace netback::read
