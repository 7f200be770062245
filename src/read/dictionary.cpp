#include "read/dictionary.h"

#include <algorithm>
#include <array>
#include <string>

#include "read/inflect.h"

namespace netback::read {
namespace {

// Every lemma whose regular forms could hold `form`: each ending of VerbForms taken off, with what it may have dropped.
template <class F>
void for_each_stem(std::string_view form, F&& f) {
  const auto without = [&](std::string_view ending, std::size_t more = 0) {
    return form.substr(0, form.size() - ending.size() - more);
  };
  f(form, "");
  if (form.empty() || (form.back() != 's' && form.back() != 'g' && form.back() != 'd')) return;
  for (const std::string_view ending : {"s", "es", "ing", "ed", "d"}) {
    if (form.size() <= ending.size() || !form.ends_with(ending)) continue;
    const std::string_view stem = without(ending);
    f(stem, "");
    if (ending == "ing") f(stem, "e");
    if (stem.size() > 1 && stem.back() == stem[stem.size() - 2]) f(without(ending, 1), "");  // "planning"
  }
  if (form.ends_with("ies")) f(without("ies"), "y");
  if (form.ends_with("ied")) f(without("ied"), "y");
  if (form.ends_with("ying")) f(without("ying"), "ie");
}

// What a verb says of one of its forms.
void add_form(Word& word, std::string_view lemma, std::uint8_t bits, bool also_noun) {
  if (word.lemma.empty()) word.lemma = lemma;
  if (word.lemma == lemma) word.forms |= bits;
  word.also_noun = word.also_noun || (also_noun && (bits & (kBase | kThird)));
}

}  // namespace

Word& Dictionary::entry(std::string_view word) {
  return words_[words_.find(word) == words_.end() ? letters_->keep(word) : word];
}

void Dictionary::add_verb(std::string_view lemma, std::string_view past, std::string_view participle, bool also_noun) {
  if (past.empty()) {
    bool& noun = regular_[lemma];
    noun = noun || also_noun;
    return;
  }
  VerbForms forms;
  for (const auto& [form, bits] : forms.of(lemma, past, participle)) add_form(entry(form), lemma, bits, also_noun);
}

void Dictionary::add_head(std::string_view head, std::string_view part_of_speech, std::uint32_t takes) {
  if (part_of_speech == "adjective") {
    entry(head).cue_adjective |= takes;
    return;
  }
  if (part_of_speech == "noun") {
    const bool y = head.ends_with('y') && head.size() > 2 && std::string_view("aeiou").find(head[head.size() - 2]) > 5;
    const bool es = head.ends_with('s') || head.ends_with("ch") || head.ends_with("sh") || head.ends_with('x');
    entry(head).cue_noun |= takes;
    std::string plural(head, 0, head.size() - (y ? 1 : 0));
    entry(plural.append(y ? "ies" : es ? "es" : "s")).cue_noun |= takes;
    return;
  }
  if (head.find(' ') != std::string_view::npos) return;  // "brush aside": found by its verb
  if (takes) verb_takes_[head] = takes;
  if (has_regular(head)) return;
  VerbForms forms;
  for (const auto& [form, bits] : forms.of(head, "", "")) {
    if (!of(form).lemma.empty()) continue;  // listed, or another verb's form
    Word& word = entry(form);
    word.lemma = head;
    word.forms |= bits;
  }
}

Word Dictionary::of(std::string_view folded) const {
  Word word;
  if (const auto found = words_.find(folded); found != words_.end()) word = found->second;
  lead_back(folded, word);
  if (!word.lemma.empty())
    if (const auto takes = verb_takes_.find(word.lemma); takes != verb_takes_.end()) word.cue_verb = takes->second;
  return word;
}

// The verbs that may have the form, in their order; those that truly make it speak.
void Dictionary::lead_back(std::string_view form, Word& word) const {
  std::array<const std::pair<std::string_view, bool>*, 16> verbs;
  std::size_t count = 0;
  std::string lemma;
  for_each_stem(form, [&](std::string_view stem, std::string_view ending) {
    const auto found = regular_.find(ending.empty() ? stem : lemma.assign(stem).append(ending));
    if (found != regular_.end()) verbs[count++] = found;
  });
  if (count == 0) return;
  std::sort(verbs.begin(), verbs.begin() + count);
  const auto end = std::unique(verbs.begin(), verbs.begin() + count);
  VerbForms forms;
  for (auto verb = verbs.begin(); verb != end; ++verb)
    for (const auto& [made, bits] : forms.of((*verb)->first, "", ""))
      if (made == form) add_form(word, (*verb)->first, bits, (*verb)->second);
}

}  // namespace netback::read
