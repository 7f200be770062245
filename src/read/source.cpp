#include "read/source.h"

#include <algorithm>

#include "read/text.h"

namespace netback::read {
namespace {

constexpr std::size_t kHistory = 64;
using SourceKind = Source::SourceKind;

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

SourceBook::SourceBook(const Lexicon& lexicon, const AliasIndex& aliases) : lexicon_(lexicon), aliases_(aliases) {
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
  if (person) {
    const std::size_t space = key.rfind(' ');
    if (space != std::string::npos) by_surname_.emplace(key.substr(space + 1), sources_.size() - 1);
  }
  return sources_.size() - 1;
}

void SourceBook::remember(const std::vector<SourceIndex>& chain) {
  if (chain.empty()) return;
  history_.push_back(chain);
  if (history_.size() > kHistory) history_.erase(history_.begin());
}

std::vector<SourceIndex> SourceBook::last_chain_with(SourceKind kind) const {
  for (auto chain = history_.rbegin(); chain != history_.rend(); ++chain)
    for (std::size_t i = chain->size(); i-- > 0;)
      if (sources_[(*chain)[i]].kind == kind) return {chain->begin(), chain->begin() + static_cast<std::ptrdiff_t>(i) + 1};
  return {};
}

void SourceBook::see(const Tokens& tokens, std::string_view text) {
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (tokens[i].mark || !tokens[i].is(kTitle) || generic_title(tokens[i])) continue;
    std::size_t begin = i + 1;
    if (tokens[begin].mark == '.') ++begin;
    std::size_t end = begin;
    while (end < tokens.size() && end < begin + 4 && tokens[end].capital && !tokens[end].is(kTitle)) ++end;
    if (end > begin) seen_person_ = words_of(tokens, {begin, end}, text);
  }
  // "Neville Baptiste, the union's president": two capitals and a role after the comma.
  for (std::size_t i = 0; i + 3 < tokens.size(); ++i) {
    if (!tokens[i].capital || tokens[i].mark || (i > 0 && tokens[i - 1].capital && !tokens[i - 1].mark)) continue;
    std::size_t end = i + 1;
    while (end < tokens.size() && end < i + 4 && tokens[end].capital && !tokens[end].mark) ++end;
    while (i + 2 < end && tokens[i].is(kTitle)) ++i;  // "Captain"
    if (end < i + 2 || end + 1 >= tokens.size() || tokens[end].mark != ',' || tokens[end - 1].is(kTitle | kHouse | kGroup))
      continue;
    bool role = false;
    for (std::size_t k = end + 1; k < tokens.size() && k < end + 8 && tokens[k].mark != ',' && !role; ++k)
      role = (tokens[k].is(kTitle | kGroup) && !tokens[k].capital) || (k == end + 1 && tokens[k].fold == "who");
    if (!role) continue;
    const std::string name = words_of(tokens, {i, end}, text);
    if (const auto ref = aliases_.exact(fold(name)); !ref.empty() && !ref.starts_with("person:")) continue;
    seen_names_.emplace(tokens[end - 1].fold, name);
    seen_person_ = name;
  }
}

SourceIndex SourceBook::labelled(const Tokens& tokens, Range label, std::string_view text) {
  const std::string surname = tokens[label.end - 1].fold;
  if (const auto known = by_surname_.find(surname); known != by_surname_.end()) return known->second;
  if (fold(seen_person_).ends_with(" " + surname)) return add(seen_person_, SourceKind::other, true);
  // "ANNA DE VRIES" as it would stand in the text: capitals are the label's.
  std::string name = words_of(tokens, label, text);
  for (std::size_t i = 1; i < name.size(); ++i)
    if (name[i] >= 'A' && name[i] <= 'Z' && name[i - 1] != ' ' && name[i - 1] != '-')
      name[i] = static_cast<char>(name[i] + 32);
  return add(name, SourceKind::other, true);
}

SourceIndex SourceBook::answering() {
  if (interviewed_.empty()) interviewed_ = seen_person_;
  return interviewed_.empty() ? kNobody : add(interviewed_, SourceKind::other, true);
}

std::vector<SourceIndex> SourceBook::last_person() const {
  for (auto chain = history_.rbegin(); chain != history_.rend(); ++chain)
    if (person_[chain->back()]) return *chain;
  return {};
}

// "it", "they", "the agency", "the same source": an earlier chain. True when the phrase is of that kind.
bool SourceBook::anaphor(const Tokens& tokens, Range phrase, std::vector<SourceIndex>& chain) const {
  const Token& first = tokens[phrase.begin];
  const Token& last = tokens[phrase.end - 1];
  if (phrase.size() == 1 && (is_possessive(first) || first.is(kPronoun))) {
    if (first.fold == "he" || first.fold == "she" || first.fold == "his" || first.fold == "her") {
      chain = last_person();
    } else if (first.fold == "they" || first.fold == "their") {
      chain = last_chain_with(SourceKind::anonymous);
      if (chain.empty() && !history_.empty()) chain = history_.back();
    } else if (first.fold == "it" || first.fold == "its") {
      for (auto past = history_.rbegin(); past != history_.rend() && chain.empty(); ++past)
        for (std::size_t i = past->size(); i-- > 0 && chain.empty();)
          if (!person_[(*past)[i]] && sources_[(*past)[i]].kind != SourceKind::anonymous)
            chain.assign(past->begin(), past->begin() + static_cast<std::ptrdiff_t>(i) + 1);
    } else {
      return false;
    }
    return true;
  }
  const bool definite = first.fold == "the" || first.fold == "this" || first.fold == "that" || first.fold == "these" ||
                        first.fold == "those" || first.fold == "same";
  if (!definite || phrase.size() > 3) return false;
  for (std::size_t i = phrase.begin + 1; i < phrase.end; ++i)
    if (tokens[i].capital || tokens[i].mark) return false;
  if (phrase.size() == 3 && tokens[phrase.begin + 1].fold != "same") return false;
  const Folded head = last.fold;
  // "the ministry", "the same person": the last source whose name holds the word.
  const std::string word = " " + std::string(head) + " ";
  for (auto past = history_.rbegin(); past != history_.rend() && chain.empty() && head.size() > 4; ++past)
    for (std::size_t i = past->size(); i-- > 0 && chain.empty();)
      if ((" " + fold(sources_[(*past)[i]].name) + " ").find(word) != std::string::npos)
        chain.assign(past->begin(), past->begin() + static_cast<std::ptrdiff_t>(i) + 1);
  if (const auto known = by_role_.find(head); chain.empty() && known != by_role_.end())
    for (auto past = history_.rbegin(); past != history_.rend() && chain.empty(); ++past)
      if (past->back() == known->second) chain = *past;
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
  } else if (head == "company" || head == "firm" || head == "group" || head == "operator" || head == "producer" ||
             head == "utility" || head == "supplier") {
    chain = last_chain_with(SourceKind::company);
    if (chain.empty()) chain = last_chain_with(SourceKind::other);
    if (!chain.empty() && person_[chain.back()]) chain.clear();
    if (chain.empty()) return true;  // a company, but none was named as a source: the page does not say which
  } else if (last.is(kTitle)) {
    // "the spokesperson": whoever was called so, else the last person.
    for (auto past = history_.rbegin(); past != history_.rend() && chain.empty(); ++past)
      if (fold(sources_[past->back()].name).find(head) != std::string::npos) chain = *past;
    // A house ("the regulator") is nobody who spoke before, and a role nobody was given only whoever spoke last.
    const bool just_spoke = !history_.empty() && person_[history_.back().back()];
    if (chain.empty() && just_spoke && !generic_title(last)) chain = history_.back();
  }
  return !chain.empty();
}

}  // namespace netback::read
