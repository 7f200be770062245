// fields.tsv and events.tsv: what words speak of, and which events they may tell.
#include <algorithm>

#include "read/inflect.h"
#include "read/lexicon_table.h"

namespace netback::read {
namespace {

// Classes of words by what they speak of ("plant", "stop"); the bit of each is its row. A verb that verbs.tsv does not
// list goes in by its regular forms.
Result<std::vector<std::string_view>> load_fields(const std::string& folder, Lexicon& lexicon) {
  NB_TRY(rows, LexiconTable::open(folder, "fields.tsv", {"class", "words"}, *lexicon.tables));
  lexicon.fields.reserve(rows.size() / 6);  // letters of a word and what parts it
  std::vector<std::string_view> names;
  VerbForms forms;
  for (;;) {
    NB_TRY(more, rows.next());
    if (!more) return names;
    if (names.size() == 64) return bad_input("more than 64 classes", rows.where(), "Join some of them.");
    const std::uint64_t bit = std::uint64_t{1} << names.size();
    names.push_back(rows[0]);
    std::string_view words = rows[1];
    while (const auto word = take_part(words, ' ')) {
      lexicon.fields[*word] |= bit;
      if (!word->starts_with('@') || lexicon.words.has_regular(word->substr(1))) continue;
      for (const auto& [form, bits] : forms.of(word->substr(1), "", ""))
        if (lexicon.word(form).lemma.empty()) lexicon.fields[lexicon.tables->letters.keep(form)] |= bit;
    }
  }
}

// "#plant/#pipe+#stop" as a rule.
Result<FieldRule> field_rule(std::string_view trigger, const std::vector<std::string_view>& classes, const std::string& at) {
  FieldRule rule;
  for (std::size_t i = 0; auto slot = take_part(trigger, '+'); ++i) {
    if (i == rule.slots.size()) return bad_input("a trigger of more than three classes", at, "Leave one out.");
    while (const auto name = take_part(*slot, '/')) {
      const auto found = std::find(classes.begin(), classes.end(), name->substr(1));
      if (!name->starts_with('#') || found == classes.end())
        return bad_input("'" + std::string(*name) + "' is no class", at,
                         "Use classes of fields.tsv in all slots, or words in all.");
      rule.slots[i] |= std::uint64_t{1} << (found - classes.begin());
    }
  }
  return rule;
}

// "talk/negotiation+@hold/@begin": each slot under each of its words.
void add_slots(std::string_view trigger, Lexicon& lexicon) {
  const auto begin = static_cast<std::uint32_t>(lexicon.event_slots.size());
  while (auto slot = take_part(trigger, '+')) {
    while (const auto word = take_part(*slot, '/'))
      lexicon.event_words.add(*word, static_cast<std::uint32_t>(lexicon.event_slots.size()));
    lexicon.event_slots.push_back({lexicon.events.size(), begin, begin});
  }
  const auto end = static_cast<std::uint32_t>(lexicon.event_slots.size());
  for (std::uint32_t i = begin; i < end; ++i) lexicon.event_slots[i].end = end;
}

}  // namespace

Result<bool> load_events(const std::string& folder, Lexicon& lexicon) {
  NB_TRY(classes, load_fields(folder, lexicon));
  NB_TRY(rows, LexiconTable::open(folder, "events.tsv", {"type", "triggers", "base_low", "base_mid", "base_high", "source"},
                                  *lexicon.tables));
  for (;;) {
    NB_TRY(more, rows.next());
    if (!more) break;
    std::string_view triggers = rows[1];
    while (const auto trigger = take_part(triggers, '|')) {
      if (!trigger->starts_with('#')) {
        add_slots(*trigger, lexicon);
        continue;
      }
      NB_TRY(rule, field_rule(*trigger, classes, rows.where()));
      rule.row = lexicon.events.size();
      lexicon.field_rules.push_back(rule);
    }
    EventRow event{rows.text(0), rows.text(5), {}, rows.line()};
    for (std::size_t i = 0; i < 3; ++i) {
      NB_TRY(p, rows.share(2 + i, 0.5));
      event.base[i] = p;
    }
    if (lexicon.event_types.find(rows[0]) == lexicon.event_types.end()) lexicon.event_types[rows[0]] = lexicon.events.size();
    lexicon.events.push_back(std::move(event));
  }
  lexicon.event_words.close();
  return true;
}

}  // namespace netback::read
