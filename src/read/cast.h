// Who a page tells of before anybody is heard: people ("Mr. Obama", "Neville Baptiste, the union's president", "a Gazprom
// manager I had tea with"), houses ("Cheniere has begun to ...") and the page's own voices ("our correspondent Oleg Stern").
// A later "he", "the company" or label of a transcript may mean one of them.
#pragma once
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "read/grammar.h"
#include "read/link.h"

namespace netback::read {

enum class Gender : std::uint8_t { unknown, he, she };
// What a pronoun or a title tells: "she", "Mr", "spokeswoman".
Gender gender_of(const Token& t);
inline bool agree(Gender a, Gender b) { return a == b || a == Gender::unknown || b == Gender::unknown; }

class Cast {
 public:
  struct Member {
    std::string name;
    bool named = true;  // false: a role alone, "Gazprom manager"
    Gender gender = Gender::unknown;
    std::size_t sentence = 0;
  };

  explicit Cast(const AliasIndex& aliases) : aliases_(aliases) {}
  // To be called once a sentence, before its claims.
  void see(const Tokens& tokens, std::string_view text);
  // Sentences seen so far: the number of the one being read.
  std::size_t sentence() const { return sentence_; }
  // The person told of last before this sentence; null when nobody was, or two in one sentence.
  const Member* last_person(Gender gender) const;
  // The company told of last before this sentence, or null; and the one that this sentence is about.
  const Member* last_company() const;
  const Member* subject_company() const;
  // What the sentence before began with, when it is no person: "Kazakhstan has pumped above its target. It ...". Or null.
  const Member* last_subject() const;
  // And what this sentence begins with: "Woodside is in talks, it confirmed." Or null.
  const Member* subject() const;
  // Who was given the role: "prime minister" after "Slovak Prime Minister Marek Hudec". Or empty.
  std::string_view with_role(const std::string& role) const;
  // The first or the second of the two told of together last: "the former", "the latter". Or null.
  const Member* of_two(bool second) const;
  // The house told of last whose name holds the word: "court" for "the Federal Administrative Court".
  const Member* house_with(std::string_view word) const;
  // The person with a name introduced last, whole name of a surname; empty when there is none.
  const std::string& last_named() const { return last_named_; }
  std::string_view full_name(std::string_view surname) const;
  // The surname is a presenter's or a reporter's: what he tells, the page tells.
  bool speaks_for_page(std::string_view surname) const { return voices_.contains(std::string(surname)); }
  void add_voice(std::string_view surname) { voices_.emplace(surname); }
  // The sentence introduces a colleague or a guest, as a presenter does: "our correspondent Oleg Stern", "Beside me is".
  bool presents() const { return presents_; }

 private:
  void see_named(const Tokens& tokens, std::string_view text);
  void see_people(const Tokens& tokens, std::string_view text);
  void see_roles(const Tokens& tokens, std::string_view text);
  void see_houses(const Tokens& tokens, std::string_view text);
  void see_voices(const Tokens& tokens);  // and whether the sentence presents somebody
  void add_person(std::string name, bool named, Gender gender);
  void give_role(const Tokens& tokens, std::size_t head, const std::string& name);

  const AliasIndex& aliases_;
  std::size_t sentence_ = 0;
  std::vector<Member> people_, companies_, houses_;  // in order of mention
  bool company_is_subject_ = false;  // the last company begins this sentence
  Member subject_, before_;  // what this sentence and the one before begin with
  std::unordered_map<std::string, std::string> by_role_;
  bool presents_ = false;
  std::string last_named_;
  std::unordered_map<std::string, std::string> by_surname_;
  std::set<std::string> voices_;
};

}  // namespace netback::read
