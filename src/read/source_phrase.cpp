// Noun phrases to sources: titles, appositives and owners off, the name kept. "its head of gas, Paola Riva" -> "Paola Riva".
#include <algorithm>

#include "read/source.h"
#include "read/text.h"

namespace netback::read {
namespace {

using SourceKind = Source::SourceKind;

bool named(const Tokens& tokens, Range range) {
  for (std::size_t i = range.begin; i < range.end; ++i)
    if (tokens[i].capital) return true;
  return false;
}

// What a house is, behind its name: "the CGT union".
bool house_word(const Token& t) {
  for (std::string_view word : {"union", "company", "group", "firm", "association", "consultancy"})
    if (t.fold == word) return true;
  return false;
}

// Drops what stands before the name: determiners, and titles or descriptions that a capitalised name follows.
Range name_part(const Tokens& tokens, Range phrase, bool& titled) {
  titled = false;
  Range part = phrase;
  for (std::size_t i = phrase.begin; i + 1 < phrase.end; ++i) {
    const Token& t = tokens[i];
    if (t.mark || !t.is(kTitle) || (generic_title(t) && t.capital)) continue;
    std::size_t next = i + 1;
    if (t.fold == "secretary" && is_word(tokens, next, phrase.end, "of") && next + 2 < phrase.end) next += 2;
    if (next < phrase.end && tokens[next].mark == '.') ++next;  // "Mr."
    if (next >= phrase.end || !tokens[next].capital || tokens[next].is(kTitle) || tokens[next].fold == "'s") continue;
    part.begin = next;
    titled = true;
  }
  return part;
}

bool anonymous_head(const Tokens& tokens, Range phrase) {
  for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
    const Token& t = tokens[i];
    if (t.is(kGroup) && !t.is(kDocument)) return true;
    if (t.is(kPreposition) && i > phrase.begin) return false;
  }
  return false;
}

bool document_head(const Tokens& tokens, Range phrase) {
  for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
    if (tokens[i].is(kPreposition) && i > phrase.begin)
      return i > 0 && tokens[i - 1].is(kDocument) && !tokens[i - 1].capital;
  }
  return !phrase.empty() && tokens[phrase.end - 1].is(kDocument) && !tokens[phrase.end - 1].capital;
}

// What is left of a clause at the head of a sentence, no noun phrase that speaks: "Tabled over the objections", "Give him
// the right barge", "My two pence", "Came the". Only its first word is capitalised, and nothing in it can speak.
bool remnant(const Tokens& tokens, Range phrase, const AliasIndex& aliases) {
  const Token& first = tokens[phrase.begin];
  const Token& last = tokens[phrase.end - 1];
  if (last.is(kDeterminer) && !last.is(kPronoun) && !last.capital) return true;
  if (is_word(tokens, phrase.begin, phrase.end, "contrary") || is_word(tokens, phrase.begin, phrase.end, "each"))
    return true;
  const bool head_of_sentence = phrase.begin == 0 || tokens[phrase.begin - 1].mark == '"';
  if (head_of_sentence && first.fold.ends_with("ed") && phrase.size() > 2 && tokens[phrase.begin + 1].is(kPreposition))
    return true;
  if (!head_of_sentence || first.is(kPronoun) || first.number) return false;
  if (first.is(kDeterminer) && first.fold != "my") return false;
  std::size_t head = phrase.begin;
  for (std::size_t i = phrase.begin; i < phrase.end && (i == phrase.begin || !tokens[i].is(kPreposition)); ++i) {
    if (tokens[i].is(kTitle | kGroup | kHouse | kDocument | kOutletWord | kPerson | kHearsay)) return false;
    if (i > phrase.begin && tokens[i].capital) return false;
    head = i;
  }
  if (phrase.size() == 1 && !first.form(0xFF)) return aliases.exact(first.fold).empty() && first.word->also_noun;
  return (first.form(kPast | kParticiple | kBase | kGerund) || first.fold == "my") &&
         aliases.exact(tokens[head].fold).empty();
}

}  // namespace

bool SourceBook::is_outlet(const Tokens& tokens, Range phrase, std::string_view text) const {
  while (!phrase.empty() && tokens[phrase.begin].is(kDeterminer)) ++phrase.begin;
  if (phrase.empty()) return false;
  bool titled = false;
  const Range name = name_part(tokens, phrase, titled);
  if (lexicon_.outlets.contains(fold(words_of(tokens, name, text)))) return true;
  for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
    if (tokens[i].is(kPreposition)) break;
    const bool ends = i + 1 == phrase.end || (broadcasts(tokens[i]) && tokens[i + 1].capital);
    if (tokens[i].is(kOutletWord) && !tokens[i].is(kDocument) && (ends || titled) && tokens[i].fold != "agency") return true;
    if (tokens[i].fold == "news" && !is_word(tokens, i + 1, phrase.end, "conference") &&
        !is_word(tokens, i + 1, phrase.end, "briefing"))
      return true;
  }
  return false;
}

std::vector<SourceIndex> SourceBook::read(const Tokens& tokens, Range phrase, std::string_view text) {
  std::vector<SourceIndex> chain = read_phrase(tokens, phrase, text);
  // "Marta Kowalska, deputy head of Gaz-System": whom a later "the deputy head" means.
  if (!chain.empty() && person_[chain.back()] && phrase.size() > 1)
    for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
      if (!tokens[i].mark && tokens[i].is(kTitle | kGroup)) by_role_[tokens[i].fold] = chain.back();
      if (const Gender told = gender_of(tokens[i]); told != Gender::unknown && tokens[i].is(kTitle))
        gender_[chain.back()] = told;
    }
  return chain;
}

std::vector<SourceIndex> SourceBook::read_phrase(const Tokens& tokens, Range phrase, std::string_view text) {
  phrase = trimmed(tokens, phrase);
  // "Qatar's fund, she", "Later in the day he also": the pronoun alone. "Now the producer": without the adverb.
  while (phrase.size() > 1 && (tokens[phrase.end - 1].is(kAdverb) || is_ly_adverb(tokens[phrase.end - 1]) ||
                               one_of(tokens[phrase.end - 1], {"first", "at"})))
    --phrase.end;
  const bool plain = std::none_of(tokens.begin() + static_cast<std::ptrdiff_t>(phrase.begin),
                                  tokens.begin() + static_cast<std::ptrdiff_t>(phrase.end),
                                  [](const Token& t) { return t.is(kRelative | kSubordinator); });
  if (phrase.size() > 1 && plain && one_of(tokens[phrase.end - 1], {"he", "she", "it", "they"}))
    phrase.begin = phrase.end - 1;
  while (phrase.size() > 1 && tokens[phrase.begin].is(kAdverb) && !tokens[phrase.begin].is(kDeterminer) &&
         (tokens[phrase.begin + 1].is(kDeterminer) || tokens[phrase.begin + 1].capital))
    ++phrase.begin;
  if (phrase.size() == 1 && is_ly_adverb(tokens[phrase.begin])) return {};
  for (std::size_t i = phrase.begin + 1; i < phrase.end; ++i)
    if (tokens[i].fold == "dated" ||  // "a notice to customers dated 14 July", "The army for its part"
        (tokens[i].fold == "for" && i + 2 < phrase.end && is_possessive(tokens[i + 1]) && tokens[i + 2].fold == "part"))
      phrase.end = i;
  if (phrase.size() == 1 && tokens[phrase.begin].is(kAdverb) && !tokens[phrase.begin].is(kPronoun | kDeterminer)) return {};
  // "its head of gas, Paola Riva": the name is the appositive.
  const std::size_t comma = find_mark(tokens, phrase, ',');
  if (Range after =
          trimmed(tokens, {std::min(comma + 1, phrase.end),
                           std::min(find_mark(tokens, {std::min(comma + 1, phrase.end), phrase.end}, ','), phrase.end)});
      after.size() >= 2 && after.size() <= 6) {
    if (tokens[after.begin].is(kTitle) && tokens[after.begin + 1].mark == '.') after.begin += 2;  // "Mrs. Hessa Al Marri"
    bool name = true, role = false;
    for (std::size_t i = after.begin; i < after.end; ++i)
      name = name && !tokens[i].mark &&
             (tokens[i].capital || tokens[i].fold.starts_with("al-") || tokens[i].fold.starts_with("el-") ||
              (i > after.begin && i + 1 < after.end && tokens[i].fold.size() <= 3));  // "van der", "bin"
    for (std::size_t i = phrase.begin; i < comma; ++i)
      role = role || tokens[i].is(kTitle) || tokens[i].is(kPronoun | kDeterminer);
    const bool holds_office = phrase.begin + 3 < comma && tokens[phrase.begin + 1].is(kPerson) &&
                              one_of(tokens[phrase.begin + 2],
                                     {"of", "at", "with", "for"});  // "the chairwoman of Negru Offshore, Sofia Marinescu"
    // "its Vice President for LNG Marketing, Hessa Al Marri"
    const bool capital_role = tokens[comma - 1].is(kTitle) || is_possessive(tokens[phrase.begin]);
    if (name && role && after.size() >= 2 && after.size() <= 4 &&
        (!tokens[comma - 1].capital || holds_office || capital_role))
      phrase = after;
  }
  // An appositive or a relative clause does not belong to the name.
  for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
    if (tokens[i].mark == ',' || tokens[i].mark == '(' || tokens[i].mark == '-' ||
        (tokens[i].is(kRelative) && i > phrase.begin && (tokens[i].fold != "who" || named(tokens, {phrase.begin, i})))) {
      phrase.end = i;
      break;
    }
    if (i > phrase.begin && tokens[i].is(kPreposition) && tokens[i].fold != "of" && skip_time(tokens, i, phrase.end) > i) {
      phrase.end = i;
      break;
    }
  }
  while (!phrase.empty() && tokens[phrase.begin].is(kPreposition | kConjunction)) ++phrase.begin;
  while (phrase.size() > 1 && tokens[phrase.begin].is(kMonth | kWeekday) && tokens[phrase.begin + 1].capital)
    ++phrase.begin;  // "In October Vladimir Putin"
  if (phrase.empty() || remnant(tokens, phrase, aliases_)) return {};
  const Token& opening = tokens[phrase.begin];
  if (opening.fold == "he" || opening.fold == "she" || opening.fold == "it" || opening.fold == "they")
    phrase.end = phrase.begin + 1;
  // "No navy has confirmed", "a week later": nobody.
  if (opening.fold == "no" || opening.fold == "nobody" || opening.fold == "none") return {};
  for (std::size_t i = phrase.begin; i < phrase.end && i < phrase.begin + 2; ++i)
    if (!tokens[i].capital && (tokens[i].fold == "week" || tokens[i].fold == "day" || tokens[i].fold == "month" ||
                               tokens[i].fold == "year" || tokens[i].fold == "hours" || tokens[i].fold == "weeks"))
      return {};
  std::vector<SourceIndex> chain;
  // "one of them", "two of the sources", "one of the three", "another": those who were heard before.
  const bool of_them = phrase.size() >= 3 && is_word(tokens, phrase.begin + 1, phrase.end, "of") &&
                       (is_word(tokens, phrase.begin + 2, phrase.end, "them") ||
                        (phrase.size() >= 4 && is_word(tokens, phrase.begin + 2, phrase.end, "the") &&
                         (tokens[phrase.begin + 3].is(kGroup) || phrase.size() == 4)));
  const Token& lead = tokens[phrase.begin];
  const bool another = phrase.size() == 1 && (lead.fold == "another" || lead.fold == "others" || lead.fold == "both" ||
                                              lead.fold == "one" || lead.fold == "some");
  const bool second =
      phrase.size() == 2 && (lead.fold == "a" || lead.fold == "the") &&
      (is_word(tokens, phrase.begin + 1, phrase.end, "second") || is_word(tokens, phrase.begin + 1, phrase.end, "third") ||
       is_word(tokens, phrase.begin + 1, phrase.end, "other"));
  if (of_them || another || second) {
    return last_chain_with(SourceKind::anonymous);  // empty: nobody in particular
  }
  if (anaphor(tokens, phrase, chain)) {
    return chain;
  }
  while (phrase.size() > 1 &&
         (tokens[phrase.begin].fold == "the" || tokens[phrase.begin].fold == "a" || tokens[phrase.begin].fold == "an"))
    ++phrase.begin;
  if (tokens[phrase.begin].is(kPronoun) && phrase.size() == 1) return {};
  // "one lifter", "its energy spokesman": the name begins after it.
  const Token& lead_word = tokens[phrase.begin];
  if (phrase.size() > 1 && !tokens[phrase.begin + 1].mark &&
      (lead_word.fold == "one" || (is_possessive(lead_word) && !(lead_word.fold == "her" && lead_word.capital))) &&
      !is_word(tokens, phrase.begin + 1, phrase.end, "of"))
    ++phrase.begin;
  // "the Commission's Marta Kowal": the person.
  for (std::size_t i = phrase.begin + 1; i + 2 < phrase.end && i < phrase.begin + 4; ++i)
    if (tokens[i].fold == "'s" && tokens[i + 1].capital && tokens[i + 2].capital && i + 4 >= phrase.end &&
        !tokens[i + 2].is(kTitle | kHouse | kOutletWord))
      phrase.begin = i + 1;
  // "a document seen by Bloomberg News": the house and its paper.
  for (std::size_t i = phrase.begin + 1; i + 2 < phrase.end; ++i) {
    if (tokens[i + 1].fold != "by" ||
        (tokens[i].fold != "seen" && tokens[i].fold != "obtained" && tokens[i].fold != "reviewed"))
      continue;
    const Range house{i + 2, phrase.end};
    if (!is_outlet(tokens, house, text)) break;
    chain = read(tokens, house, text);
    chain.push_back(add(words_of(tokens, {phrase.begin, i}, text), SourceKind::document, false));
    return chain;
  }
  // "Bloomberg's sources", "Reuters' sources": the outlet and whom it heard.
  for (std::size_t i = phrase.begin + 1; i + 1 < phrase.end; ++i) {
    if (tokens[i].fold != "'s" && tokens[i].mark != '\'') continue;
    const Range owner{phrase.begin, i};
    if (is_outlet(tokens, owner, text) && anonymous_head(tokens, {i + 1, phrase.end})) {
      chain.push_back(add(words_of(tokens, owner, text), SourceKind::outlet, false));
      chain.push_back(add(words_of(tokens, phrase, text), SourceKind::anonymous, false));
      return chain;
    }
  }
  // "Austria's OMV": the country does not belong to the name.
  if (phrase.size() > 2 && tokens[phrase.begin + 1].fold == "'s" && tokens[phrase.begin + 2].capital &&
      aliases_.exact(tokens[phrase.begin].fold).starts_with("country:"))
    phrase.begin += 2;
  bool titled = false;
  Range name = name_part(tokens, phrase, titled);
  // "Nikkei newspaper", "Tasnim news agency": the name without what it is.
  while (name.size() > 1 && tokens[name.begin].capital && !tokens[name.end - 1].capital &&
         (tokens[name.end - 1].is(kOutletWord) || tokens[name.end - 1].fold == "news" ||
          (house_word(tokens[name.end - 1]) && name.size() == 2 && aliases_.exact(tokens[name.begin].fold).empty())) &&
         !tokens[name.end - 1].is(kDocument) && tokens[name.end - 2].fold != "'s")
    --name.end;
  // "Lena Broussard of Delta Weather Desk": the person.
  for (std::size_t i = name.begin + 2; i + 1 < name.end && i < name.begin + 4; ++i)
    if ((tokens[i].fold == "of" || tokens[i].fold == "at" || tokens[i].fold == "from") && tokens[i - 1].capital &&
        tokens[i - 2].capital && !tokens[i - 1].is(kTitle | kOutletWord | kGroup) &&
        (i == name.begin + 2 || tokens[i - 3].capital)) {
      const std::string whole = words_of(tokens, {name.begin, i}, text);
      const std::string ref = aliases_.exact(whole);
      if (titled || ref.empty() || ref.starts_with("person:")) name.end = i;
      break;
    }
  const bool outlet = is_outlet(tokens, phrase, text);
  // "the local station Radio Burgaz": the name alone.
  if (outlet && named(tokens, name))
    while (!tokens[name.begin].capital) ++name.begin;
  const std::string printed = words_of(tokens, name, text);
  if (outlet) return {add(printed, SourceKind::outlet, false)};
  if (!titled && name.size() == 1)
    if (const auto known = by_surname_.find(tokens[name.begin].fold); known != by_surname_.end()) return {known->second};
  if (name.size() == 1 && tokens[name.begin].capital && aliases_.exact(tokens[name.begin].fold).empty())
    if (const std::string_view whole = cast_.full_name(tokens[name.begin].fold); !whole.empty())
      return {add(std::string(whole), SourceKind::other, true)};
  if (titled) {
    const bool company = tokens[name.begin - 1].is(kTitle) && generic_title(tokens[name.begin - 1]);
    const SourceKind kind = company ? SourceKind::other : SourceKind::official;
    if (name.size() == 1)
      if (const auto known = by_surname_.find(tokens[name.begin].fold); known != by_surname_.end()) return {known->second};
    return {add(printed, kind, !company || name.size() == 2)};
  }
  if (anonymous_head(tokens, phrase)) return {add(printed, SourceKind::anonymous, false)};
  if (document_head(tokens, phrase)) return {add(printed, SourceKind::document, false)};
  const bool two_capitals = name.size() >= 2 && name.size() <= 4 && tokens[name.begin].capital &&
                            !tokens[name.end - 1].is(kFirm) &&
                            (tokens[name.end - 1].capital || tokens[name.end - 1].fold.starts_with("al-") ||
                             tokens[name.end - 1].fold.starts_with("el-"));
  const std::string known_as = aliases_.exact(fold(printed));
  const bool known_actor = !known_as.empty() && !known_as.starts_with("person:");
  // Two capitalised words without an article and unknown to the tables read as a person's name.
  const bool person = two_capitals && !known_actor && phrase.begin > 0 ? !(tokens[phrase.begin - 1].fold == "the")
                                                                       : two_capitals && !known_actor;
  // "a spokesman for the court": one human, whom "he" may mean.
  std::size_t head = name.begin;
  while (head + 1 < name.end && !tokens[head + 1].is(kPreposition) && !tokens[head + 1].mark) ++head;
  return {add(printed, SourceKind::other, person || (tokens[head].is(kPerson) && !tokens[head].capital))};
}

}  // namespace netback::read
