#include "read/cast.h"

#include <algorithm>
#include <utility>

#include "read/source.h"
#include "read/text.h"

namespace netback::read {
namespace {

constexpr std::size_t kKept = 64;       // members of a kind that are remembered
constexpr std::size_t kRoleWords = 6;   // "a retired energy ministry official"
constexpr std::size_t kNameWords = 4;

bool name_word(const Token& t) { return t.capital && !t.mark && !t.number && !t.is(kMonth | kWeekday) && t.fold != "i"; }

// The end of the run of capitalised words that begins at `at`.
std::size_t run_end(const Tokens& tokens, std::size_t at, std::size_t limit) {
  std::size_t end = at;
  while (end < tokens.size() && end < at + limit && name_word(tokens[end])) ++end;
  return end;
}

bool begins_run(const Tokens& tokens, std::size_t at) {
  return name_word(tokens[at]) && (at == 0 || !name_word(tokens[at - 1]));
}

// Id of a name of the world, or empty. Plain words need not be joined and looked for where one of them is in no name.
std::string known_as(const Tokens& tokens, Range range, const std::string& name, const AliasIndex& aliases) {
  const bool plain = std::all_of(name.begin(), name.end(),
                                 [](char c) { return c == ' ' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
  for (std::size_t i = range.begin; plain && i < range.end; ++i)
    if (!tokens[i].may(kMayBeName) && tokens[i].fold != "the") return {};
  return aliases.exact(fold(name));
}

void remember(std::vector<Cast::Member>& members, Cast::Member member) {
  if (members.size() >= kKept) members.erase(members.begin(), members.begin() + kKept / 2);
  members.push_back(std::move(member));
}

// "Marek Hudec" and "Hudec"
bool same_person(std::string_view a, std::string_view b) { return a.ends_with(b) || b.ends_with(a); }

// The only one that the last sentence with any told of; null when it told of two: which is meant the page does not say.
const Cast::Member* last_before(const std::vector<Cast::Member>& members, std::size_t sentence, Gender gender) {
  const Cast::Member* found = nullptr;
  for (std::size_t i = members.size(); i-- > 0;) {
    const Cast::Member& m = members[i];
    if (m.sentence >= sentence || !agree(m.gender, gender)) continue;
    if (found && m.sentence != found->sentence) break;
    if (found && !same_person(found->name, m.name)) return nullptr;
    found = &m;
  }
  return found;
}

}  // namespace

Gender gender_of(const Token& t) {
  if (one_of(t, {"he", "his", "him", "mr", "sir", "lord", "king", "prince", "emir", "sheikh", "sultan", "man", "spokesman",
                 "chairman", "vice-chairman", "congressman", "anchorman"}))
    return Gender::he;
  if (one_of(t, {"she", "her", "mrs", "ms", "woman", "spokeswoman", "chairwoman", "congresswoman", "anchorwoman"}))
    return Gender::she;
  return Gender::unknown;
}

void Cast::add_person(std::string name, bool named, Gender gender) {
  if (named) last_named_ = name;
  remember(people_, {std::move(name), named, gender, sentence_});
}

void Cast::see(const Tokens& tokens, std::string_view text) {
  ++sentence_;
  company_is_subject_ = false;
  before_ = std::exchange(subject_, {});
  see_named(tokens, text);
  see_people(tokens, text);
  see_roles(tokens, text);
  see_houses(tokens, text);
  see_voices(tokens);
}

void Cast::see_people(const Tokens& tokens, std::string_view text) {
  // "Mr. Obama", "President Vladimir Putin"
  for (std::size_t i = 0; (tokens.classes & (kTitle | kPerson)) && i + 1 < tokens.size(); ++i) {
    if (tokens[i].mark || !tokens[i].is(kTitle | kPerson) || generic_title(tokens[i])) continue;
    const std::size_t begin = i + 1 + (tokens[i + 1].mark == '.');
    std::size_t end = begin;
    while (end < tokens.size() && end < begin + kNameWords && tokens[end].capital && !tokens[end].is(kTitle)) ++end;
    if (end == begin || !name_word(tokens[begin])) continue;
    add_person(words_of(tokens, {begin, end}, text), true, gender_of(tokens[i]));
    give_role(tokens, i, last_named_);
  }
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (!begins_run(tokens, i)) continue;
    const std::size_t end = run_end(tokens, i, kNameWords);
    std::size_t begin = i;
    while (begin + 2 < end && tokens[begin].is(kTitle)) ++begin;  // "Captain"
    if (end < begin + 2 || tokens[end - 1].is(kTitle | kHouse | kGroup | kFirm)) continue;
    // "Neville Baptiste, the union's president": a role after the comma.
    Gender gender = Gender::unknown;
    bool role = false;
    std::size_t head = 0;
    if (end + 1 < tokens.size() && tokens[end].mark == ',' && !tokens[end + 1].is(kPreposition) &&
        tokens[end + 1].fold != "according")
      for (std::size_t k = end + 1; k < tokens.size() && k < end + 8 && tokens[k].mark != ',' && !role; ++k) {
        role = (tokens[k].is(kTitle | kGroup) && !tokens[k].capital) || (k == end + 1 && tokens[k].fold == "who");
        if (role) gender = gender_of(tokens[k]), head = k;
      }
    // "the head of its domestic business, Colin Abernethy": a role before it.
    if (!role && begin > 2 && tokens[begin - 1].mark == ',' && (end == tokens.size() || tokens[end].mark))
      for (std::size_t k = begin - 1; k-- > 0 && k + 9 > begin && !tokens[k].mark && !role;)
        role = tokens[k].is(kPerson) && !tokens[k].capital, gender = gender_of(tokens[k]), head = k;
    if (!role) continue;
    const std::string name = words_of(tokens, {begin, end}, text);
    if (const auto ref = known_as(tokens, {begin, end}, name, aliases_); !ref.empty() && !ref.starts_with("person:"))
      continue;
    by_surname_.emplace(tokens[end - 1].fold, name);
    add_person(name, true, gender);
    give_role(tokens, head, name);
  }
}

// The words before the head that belong to the role are kept with it: "prime minister" and "minister".
void Cast::give_role(const Tokens& tokens, std::size_t head, const std::string& name) {
  if (!tokens[head].is(kPerson)) return;
  const std::string role(tokens[head].fold);
  by_role_[role] = name;
  if (head > 0 && !tokens[head - 1].mark && !tokens[head - 1].is(kDeterminer | kPreposition))
    by_role_[std::string(tokens[head - 1].fold) + " " + role] = name;
}

// "Marit Solheim took over in March": two or three capitals and a verb, at the head of a sentence. Whether it is a person or
// a house the page tells later, by "she" or "the company".
void Cast::see_named(const Tokens& tokens, std::string_view text) {
  std::size_t begin = !tokens.empty() && tokens[0].is(kDeterminer) ? 1 : 0;
  std::size_t end = run_end(tokens, begin, kNameWords + 1);
  if (end > begin && end + 2 < tokens.size() && tokens[end].fold == "'s" &&
      name_word(tokens[end + 1]))  // "Norway's Equinor"
    begin = end + 1, end = run_end(tokens, begin, kNameWords + 1);
  if (end == begin || end >= tokens.size() || tokens[end].fold == "'s") return;
  const std::string name = words_of(tokens, {begin, end}, text);
  const std::string ref = known_as(tokens, {begin, end}, name, aliases_);
  const bool person = begin != 1 && end - begin >= 2 && end - begin <= 3 && (ref.empty() || ref.starts_with("person:"));
  bool no_person = false;  // words that no person's name holds
  for (std::size_t i = begin; i < end; ++i)
    no_person =
        no_person || tokens[i].is(kHouse | kTitle | kGroup | kFirm | kMonth | kWeekday | kPreposition | kConjunction);
  const bool follows = tokens[end].mark == ',' || is_finite(tokens, end, {0, tokens.size()}) ||
                       tokens[end].is(kAuxiliary | kModal) || tokens[end].fold == "of";
  if (!follows) return;
  if (person && !no_person) {
    add_person(name, true, Gender::unknown);
    if (ref.empty()) by_surname_.emplace(tokens[end - 1].fold, name);
  }
  const bool speaks = (ref.empty() && end - begin > 1) || ref.starts_with("actor:") || ref.starts_with("org:") ||
                      ref.starts_with("country:") || ref.starts_with("gov:");
  if (speaks && !tokens[begin].is(kPronoun | kPreposition | kConjunction | kMonth | kWeekday))
    subject_ = {name, true, Gender::unknown, sentence_};
}

// "A Gazprom manager I had tea with": a person without a name.
void Cast::see_roles(const Tokens& tokens, std::string_view text) {
  if (!(tokens.classes & kPerson)) return;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (!one_of(tokens[i], {"a", "an", "one", "another"})) continue;
    std::size_t head = 0;
    for (std::size_t k = i + 1; k < tokens.size() && k <= i + kRoleWords && !tokens[k].mark; ++k) {
      if (tokens[k].is(kPreposition | kRelative | kPronoun | kAuxiliary | kModal | kConjunction)) break;
      if (tokens[k].is(kPerson) && !tokens[k].capital) head = k;
    }
    const bool titles_a_name = head && head + 1 < tokens.size() && name_word(tokens[head + 1]);
    if (head && !titles_a_name) add_person(words_of(tokens, {i + 1, head + 1}, text), false, gender_of(tokens[head]));
  }
}

void Cast::see_houses(const Tokens& tokens, std::string_view text) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!begins_run(tokens, i)) continue;
    const std::size_t begin = i + (tokens[i].is(kDeterminer) && i + 1 < tokens.size() && name_word(tokens[i + 1]));
    const std::size_t end = run_end(tokens, begin, kNameWords + 1);
    const std::string name = words_of(tokens, {begin, end}, text);
    bool company = known_as(tokens, {begin, end}, name, aliases_).starts_with("actor:") ||
                   (end > begin + 1 && tokens[end - 1].is(kFirm)) ||
                   (begin > 0 && one_of(tokens[begin - 1], {"utility", "shipowner"}));
    if (!company && end + 1 < tokens.size() && tokens[end].mark == ',')  // "Astora, the operator of the store"
      for (std::size_t k = end + 1; k < tokens.size() && k < end + 6 && !tokens[k].mark && !company; ++k)
        company = one_of(tokens[k], {"company", "firm", "operator", "producer", "utility", "supplier", "developer"});
    if (company) {
      const bool owner = end < tokens.size() && tokens[end].fold == "'s";
      const bool subject = i <= 1 && !owner;
      if (!company_is_subject_) {  // one that the sentence is about stays the last
        remember(companies_, {name, true, Gender::unknown, sentence_});
        company_is_subject_ = subject;
      }
    } else if (end > begin + 1 &&
               std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                           tokens.begin() + static_cast<std::ptrdiff_t>(end), [](const Token& t) { return t.is(kHouse); })) {
      remember(houses_, {name, true, Gender::unknown, sentence_});
    }
    i = end > i ? end - 1 : i;
  }
}

// "our correspondent Oleg Stern", "Donal Hickey is at Leinster House for us"
void Cast::see_voices(const Tokens& tokens) {
  presents_ = false;
  if (tokens.size() > 3 && one_of(tokens[0], {"with", "beside", "joining", "on"}) && one_of(tokens[1], {"me", "us", "the"}))
    presents_ = tokens[1].fold != "the" || (tokens[0].fold == "on" && one_of(tokens[2], {"line", "phone"}));
  if (!(tokens.words & (word_bit("our") | word_bit("us")))) return;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].fold == "our")
      for (std::size_t k = i + 1; k + 1 < tokens.size() && k < i + 4 && !tokens[k].mark; ++k) {
        const std::size_t end = run_end(tokens, k + 1, kNameWords);
        if (tokens[k].is(kVoice) && end > k + 1) voices_.emplace(tokens[end - 1].fold), presents_ = true;
      }
    if (tokens[i].fold == "us" && i > 3 && tokens[i - 1].fold == "for" && name_word(tokens[0]) && name_word(tokens[1]))
      voices_.emplace(tokens[run_end(tokens, 0, kNameWords) - 1].fold);
  }
}

const Cast::Member* Cast::last_person(Gender gender) const { return last_before(people_, sentence_, gender); }
const Cast::Member* Cast::last_company() const { return last_before(companies_, sentence_, Gender::unknown); }
const Cast::Member* Cast::subject_company() const { return company_is_subject_ ? &companies_.back() : nullptr; }

const Cast::Member* Cast::last_subject() const { return before_.name.empty() ? nullptr : &before_; }
const Cast::Member* Cast::subject() const { return subject_.name.empty() ? nullptr : &subject_; }

std::string_view Cast::with_role(const std::string& role) const {
  const auto known = by_role_.find(role);
  return known == by_role_.end() ? std::string_view{} : std::string_view{known->second};
}

const Cast::Member* Cast::of_two(bool second) const {
  for (const std::vector<Member>* members : {&people_, &companies_})
    for (std::size_t i = members->size(); i-- > 1;) {
      const Member &a = (*members)[i - 1], &b = (*members)[i];
      if (a.sentence == b.sentence && b.sentence < sentence_ && b.sentence + 3 > sentence_ && a.name != b.name)
        return second ? &b : &a;
    }
  return nullptr;
}

const Cast::Member* Cast::house_with(std::string_view word) const {
  for (auto house = houses_.rbegin(); house != houses_.rend(); ++house)
    if ((" " + fold(house->name) + " ").find(" " + std::string(word) + " ") != std::string::npos) return &*house;
  return nullptr;
}

std::string_view Cast::full_name(std::string_view surname) const {
  const auto known = by_surname_.find(std::string(surname));
  return known == by_surname_.end() ? std::string_view{} : std::string_view{known->second};
}

}  // namespace netback::read
