#include "read/source.h"

#include <algorithm>

#include "read/text.h"

namespace netback::read {
namespace {

constexpr std::size_t kHistory = 64;
constexpr std::size_t kPronounReach = 2;  // sentences back in which "he" is looked for
using SourceKind = Source::SourceKind;

// "the company": counts only in lower case.
bool company_noun(const Token& t) {
  return one_of(t, {"company", "firm", "group", "operator", "producer", "utility", "supplier", "major", "developer", "giant",
                    "driller", "refiner", "house", "conglomerate", "carrier"});
}

std::vector<SourceIndex> up_to(const std::vector<SourceIndex>& chain, std::size_t last) {
  return {chain.begin(), chain.begin() + static_cast<std::ptrdiff_t>(last) + 1};
}

}  // namespace

bool generic_title(const Token& t) {  // counts only in lower case: "energy firm Rosneft", not "Foreign Office"
  for (std::string_view word :
       {"giant",     "firm",        "company", "group",   "operator",       "producer", "major",       "supplier",
        "utility",   "regulator",   "union",   "trader",  "lead",           "partner",  "general",     "colonel",
        "king",      "prince",      "lord",    "foreign", "vice",           "deputy",   "executive",   "official",
        "expert",    "officer",     "agency",  "daily",   "weekly",         "magazine", "newspaper",   "website",
        "portal",    "broadcaster", "outlet",  "owner",   "representative", "journal",  "association", "consultancy",
        "brokerage", "broker",      "site",    "station"})
    if (t.fold == word) return true;
  return false;
}

SourceBook::SourceBook(const Lexicon& lexicon, const AliasIndex& aliases)
    : lexicon_(lexicon), aliases_(aliases), cast_(aliases) {
  add("page", SourceKind::page, false);
}

SourceIndex SourceBook::add(const std::string& name, SourceKind kind, bool person) {
  const std::string key = fold(name);
  const auto [found, added] = by_name_.emplace(key, sources_.size());
  if (!added) return found->second;
  Source source;
  source.id = "s" + std::to_string(sources_.size());
  source.name = name;
  source.kind = kind;
  source.ref = aliases_.exact(key);
  if (kind == SourceKind::other && !source.ref.empty())
    source.kind = source.ref.starts_with("actor:") || source.ref.starts_with("lng:") || source.ref.starts_with("pipe:") ||
                          source.ref.starts_with("refinery:") || source.ref.starts_with("terminal:")
                      ? SourceKind::company
                  : source.ref.starts_with("org:") && lexicon_.outlets.contains(key) ? SourceKind::outlet
                                                                                     : SourceKind::official;
  sources_.push_back(std::move(source));
  person_.push_back(person);
  gender_.push_back(Gender::unknown);
  if (person) {
    const std::size_t space = key.rfind(' '), printed = name.rfind(' ');
    const bool surname = printed != std::string::npos && !(name[printed + 1] >= 'a' && name[printed + 1] <= 'z');
    if (space != std::string::npos && surname) by_surname_.emplace(key.substr(space + 1), sources_.size() - 1);
  }
  return sources_.size() - 1;
}

void SourceBook::remember(const std::vector<SourceIndex>& chain) {
  if (chain.empty()) return;
  history_.push_back({chain, cast_.sentence()});
  if (history_.size() > kHistory) history_.erase(history_.begin());
}

std::vector<SourceIndex> SourceBook::last_chain_with(SourceKind kind) const {
  for (auto heard = history_.rbegin(); heard != history_.rend(); ++heard)
    for (std::size_t i = heard->chain.size(); i-- > 0;)
      if (sources_[heard->chain[i]].kind == kind) return up_to(heard->chain, i);
  return {};
}

void SourceBook::see(const Tokens& tokens, std::string_view text) {
  cast_.see(tokens, text);
  if (!label_.empty() && cast_.presents()) cast_.add_voice(label_);  // a presenter, from the next label on
}

SourceIndex SourceBook::labelled(const Tokens& tokens, Range label, Range role, std::string_view text) {
  const std::string surname(tokens[label.end - 1].fold);
  label_ = surname;
  for (std::size_t i = label.begin; i < role.end; ++i)
    if (tokens[i].is(kVoice)) cast_.add_voice(surname);
  if (cast_.speaks_for_page(surname)) return kNobody;
  if (const auto known = by_surname_.find(surname); known != by_surname_.end()) return known->second;
  if (fold(cast_.last_named()).ends_with(" " + surname)) return add(cast_.last_named(), SourceKind::other, true);
  // "ANNA DE VRIES" as it would stand in the text: capitals are the label's.
  std::string name = words_of(tokens, label, text);
  for (std::size_t i = 1; i < name.size(); ++i)
    if (name[i] >= 'A' && name[i] <= 'Z' && name[i - 1] != ' ' && name[i - 1] != '-')
      name[i] = static_cast<char>(name[i] + 32);
  return add(name, SourceKind::other, true);
}

SourceIndex SourceBook::answering() {
  if (interviewed_.empty()) interviewed_ = cast_.last_named();
  return interviewed_.empty() ? kNobody : add(interviewed_, SourceKind::other, true);
}

std::vector<SourceIndex> SourceBook::last_person() const {
  const Heard* spoke = last_heard([&](const Heard&, SourceIndex last) { return person_[last] != 0; });
  return spoke ? spoke->chain : std::vector<SourceIndex>{};
}

// A person, or one of those who stay unnamed: "a diplomat", not "two officials".
bool SourceBook::one_person(SourceIndex source) const {
  if (person_[source]) return true;
  if (sources_[source].kind != SourceKind::anonymous) return false;
  const std::string name = fold(sources_[source].name);
  const std::string head = name.substr(0, name.find(" of "));
  return !head.ends_with('s') && !head.ends_with("people") && !head.ends_with("police") && !head.ends_with("media");
}

std::vector<SourceIndex> SourceBook::person_meant(Gender gender) {
  const Heard* spoke = last_heard([&](const Heard& heard, SourceIndex last) {
    return one_person(last) && agree(gender_[last], gender) && heard.sentence + kPronounReach >= cast_.sentence();
  });
  const Cast::Member* told = cast_.last_person(gender);
  if (told && told->sentence + kPronounReach < cast_.sentence()) told = nullptr;
  const bool just_spoke = spoke && spoke->sentence + 1 >= cast_.sentence();
  if (spoke && (just_spoke || !told || told->sentence <= spoke->sentence)) {
    gender_[spoke->chain.back()] = gender;
    return spoke->chain;
  }
  if (!told) return {};
  const SourceIndex source = told_of(*told);
  gender_[source] = gender;
  return {source};
}

SourceIndex SourceBook::told_of(const Cast::Member& person) {
  const auto known = by_surname_.find(fold(person.name.substr(person.name.rfind(' ') + 1)));
  if (person.named && known != by_surname_.end()) return known->second;
  return add(person.name, person.named ? SourceKind::official : SourceKind::anonymous, person.named);
}

SourceIndex SourceBook::holder_of(const std::string& role) {
  const std::string_view name = cast_.with_role(role);
  return name.empty() ? kNobody : told_of({std::string(name), true, Gender::unknown, 0});
}

// "Irina Veleva" is a person for all we know; "Freeport LNG", "Norfjord", "TC Energy" may be companies.
bool SourceBook::may_be_company(const std::string& name) const {
  const std::size_t space = name.rfind(' ');
  if (space == std::string::npos || (lexicon_.word(fold(name.substr(space + 1))).classes & kFirm)) return true;
  std::size_t letters = 0;  // two capitals in a row, "&", a figure
  for (const char c : name) {
    letters = c >= 'A' && c <= 'Z' ? letters + 1 : 0;
    if (letters >= 2 || c == '&' || (c >= '0' && c <= '9')) return true;
  }
  return false;
}

std::vector<SourceIndex> SourceBook::company_meant() {
  if (const Cast::Member* subject = cast_.subject_company()) return {add(subject->name, SourceKind::other, false)};
  const Heard* spoke = last_heard([&](const Heard&, SourceIndex last) {
    const SourceKind kind = sources_[last].kind;
    return !one_person(last) && (kind == SourceKind::company || kind == SourceKind::other);
  });
  const Cast::Member* told = cast_.last_company();
  if (told && (!spoke || told->sentence > spoke->sentence)) return {add(told->name, SourceKind::other, false)};
  if (spoke) {
    const Source& last = sources_[spoke->chain.back()];
    if (last.kind == SourceKind::company || may_be_company(last.name)) return spoke->chain;
    return {};
  }
  if (const Cast::Member* subject = cast_.last_subject(); subject && may_be_company(subject->name))
    return {add(subject->name, SourceKind::other, false)};
  return {};  // a company, but none was named: the page does not say which
}

// "it", "they", "the agency", "the same source": an earlier chain. True when the phrase is of that kind.
bool SourceBook::anaphor(const Tokens& tokens, Range phrase, std::vector<SourceIndex>& chain) {
  const Token& first = tokens[phrase.begin];
  const Token& last = tokens[phrase.end - 1];
  if (phrase.size() == 1 && (is_possessive(first) || first.is(kPronoun))) {
    if (first.fold == "he" || first.fold == "she" || first.fold == "his" || first.fold == "her") {
      chain = person_meant(gender_of(first));
    } else if (first.fold == "they" || first.fold == "their") {
      chain = last_chain_with(SourceKind::anonymous);
      if (chain.empty() && !history_.empty()) chain = history_.back().chain;
    } else if (first.fold == "it" || first.fold == "its") {
      // "The consortium was calmer. Loadings go on, it said": what the sentence before is about, unless somebody spoke
      // there.
      const Cast::Member* subject = cast_.last_subject();
      if (phrase.begin > 3 && cast_.subject())
        chain = {add(cast_.subject()->name, SourceKind::other, false)};
      else if (subject && (history_.empty() || history_.back().sentence + 1 < cast_.sentence()))
        chain = {add(subject->name, SourceKind::other, false)};
      for (auto past = history_.rbegin(); past != history_.rend() && chain.empty(); ++past)
        for (std::size_t i = past->chain.size();
             i-- > 0 && chain.empty() && past->sentence + kPronounReach >= cast_.sentence();)
          if (!one_person(past->chain[i]) && sources_[past->chain[i]].kind != SourceKind::anonymous)
            chain = up_to(past->chain, i);
    } else {
      return false;
    }
    return true;
  }
  const bool definite = first.fold == "the" || first.fold == "this" || first.fold == "that" || first.fold == "these" ||
                        first.fold == "those" || first.fold == "same";
  if (!definite || phrase.size() > 3) return false;
  // "the French group", "the Calgary-based producer"
  if (phrase.size() == 3 && tokens[phrase.begin + 1].capital && !last.capital && company_noun(last)) {
    chain = company_meant();
    return true;
  }
  for (std::size_t i = phrase.begin + 1; i < phrase.end; ++i)
    if (tokens[i].capital || tokens[i].mark) return false;
  if (phrase.size() == 3 && tokens[phrase.begin + 1].fold != "same") {  // "the prime minister"
    const std::string role = std::string(tokens[phrase.begin + 1].fold) + " " + std::string(last.fold);
    if (const SourceIndex holder = last.is(kPerson) ? holder_of(role) : kNobody; holder != kNobody) chain = {holder};
    return !chain.empty();
  }
  const Folded head = last.fold;
  if (phrase.size() == 2 && (head == "former" || head == "latter")) {
    if (const Cast::Member* one = cast_.of_two(head == "latter")) chain = {told_of(*one)};
    return true;
  }
  // "the ministry", "the same person": the last source whose name holds the word.
  const std::string word = " " + std::string(head) + " ";
  for (auto past = history_.rbegin(); past != history_.rend() && chain.empty() && head.size() > 4; ++past)
    for (std::size_t i = past->chain.size(); i-- > 0 && chain.empty();)
      if ((" " + fold(sources_[past->chain[i]].name) + " ").find(word) != std::string::npos) chain = up_to(past->chain, i);
  if (const auto known = by_role_.find(head); chain.empty() && known != by_role_.end())
    if (const Heard* spoke = last_heard([&](const Heard&, SourceIndex who) { return who == known->second; }))
      chain = spoke->chain;
  if (chain.empty() && last.is(kPerson))
    if (const SourceIndex holder = holder_of(std::string(head)); holder != kNobody) chain = {holder};
  if (chain.empty() && last.is(kHouse))
    if (const Cast::Member* house = cast_.house_with(head)) chain = {add(house->name, SourceKind::other, false)};
  if (!chain.empty()) return true;
  if (last.is(kGroup) && !last.is(kDocument)) {
    if (head == "official" || head == "analyst" || head == "lawmaker" || head == "diplomat" || head == "economist")
      chain = last_person();
    if (chain.empty()) chain = last_chain_with(SourceKind::anonymous);
  } else if (last.is(kOutletWord)) {
    chain = last_chain_with(SourceKind::outlet);
    if (chain.empty()) chain = last_chain_with(SourceKind::official);
    if (chain.empty()) chain = last_chain_with(SourceKind::other);
  } else if (last.is(kDocument)) {
    chain = last_chain_with(SourceKind::document);
    if (chain.empty()) chain = last_chain_with(SourceKind::outlet);
  } else if (company_noun(last)) {
    chain = company_meant();
    return true;
  } else if (last.is(kTitle)) {
    // "the spokesperson": whoever was called so, else the last person.
    if (const Heard* spoke = last_heard(
            [&](const Heard&, SourceIndex who) { return fold(sources_[who].name).find(head) != std::string::npos; }))
      chain = spoke->chain;
    // A house ("the regulator") is nobody who spoke before, and a role nobody was given only whoever spoke last.
    const bool just_spoke = !history_.empty() && person_[history_.back().chain.back()];
    if (chain.empty() && just_spoke && !generic_title(last)) chain = history_.back().chain;
  }
  return !chain.empty();
}

}  // namespace netback::read
