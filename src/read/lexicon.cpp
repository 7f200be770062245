#include "read/lexicon.h"

#include <algorithm>

#include "core/csv.h"
#include "core/file.h"
#include "core/number.h"
#include "read/inflect.h"
#include "read/read.h"
#include "read/text.h"

namespace netback::read {
namespace {

constexpr std::string_view kClassNames[] = {
    "det",       "prep",       "pron",    "aux",     "modal", "neg",   "conj",   "sub",         "rel",
    "adv",       "connective", "weekday", "month",   "time",  "title", "group",  "outlet_word", "document",
    "utterance", "audience",   "talks",   "hearsay", "false", "house", "person", "voice",       "firm"};

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    const std::string_view part = trim(text.substr(at, end - at));
    if (!part.empty()) parts.emplace_back(part);
    at = end + 1;
  }
  return parts;
}

Atom atom_of(const std::string& word) { return word.starts_with('@') ? Atom{word.substr(1), true} : Atom{word, false}; }

std::string where(const CsvTable& table, const CsvRow& row) { return table.file + ":" + std::to_string(row.line); }

// A table of the folder with at least the named columns, in that order.
Result<CsvTable> table(const std::string& folder, const std::string& name, std::vector<std::string> columns,
                       std::string& all_bytes) {
  NB_TRY(bytes, read_file(folder + "/" + name));
  all_bytes += bytes;
  NB_TRY(read, parse_csv(bytes, folder + "/" + name, '\t'));
  if (read.header != columns)
    return bad_input("the columns are not those of this table", read.file + ":1",
                     "Use the columns of docs/data/lexicon.md.");
  return std::move(read);
}

Result<double> share(const CsvTable& table, const CsvRow& row, std::size_t column, double when_empty) {
  if (row.fields[column].empty()) return when_empty;
  const auto value = parse_number(row.fields[column]);
  if (!value || *value < 0 || *value > 1)
    return bad_input("'" + row.fields[column] + "' is not a share between 0 and 1", where(table, row),
                     "Write a number such as 0.35.");
  return *value;
}

Result<bool> load_words(const std::string& folder, Lexicon& lexicon, std::string& bytes) {
  NB_TRY(words, table(folder, "words.tsv", {"word", "classes"}, bytes));
  for (const CsvRow& row : words.rows) {
    for (const std::string& name : split(row.fields[1], ',')) {
      const auto found = std::find(std::begin(kClassNames), std::end(kClassNames), name);
      if (found == std::end(kClassNames))
        return bad_input("unknown word class '" + name + "'", where(words, row), "Use a class of docs/data/lexicon.md.");
      lexicon.words[row.fields[0]].classes |= 1u << (found - std::begin(kClassNames));
    }
  }
  NB_TRY(verbs, table(folder, "verbs.tsv", {"lemma", "past", "participle", "also_noun"}, bytes));
  VerbForms forms;
  lexicon.words.reserve(words.rows.size() + 5 * verbs.rows.size());  // a verb has four to six forms, some nouns' too
  for (const bool irregular : {true, false}) {  // irregular first: "found" is of "find"
    for (const CsvRow& row : verbs.rows) {
      if (row.fields[1].empty() == irregular) continue;
      for (const auto& [form, bits] : forms.of(row.fields[0], row.fields[1], row.fields[2])) {
        Word& word = lexicon.words[form];
        if (word.lemma.empty()) word.lemma = row.fields[0];
        if (word.lemma == row.fields[0]) word.forms |= bits;
        word.also_noun = word.also_noun || (row.fields[3] == "yes" && (bits & (kBase | kThird)));
      }
    }
  }
  return true;
}

Result<bool> load_hedges(const std::string& folder, Lexicon& lexicon, std::string& bytes) {
  NB_TRY(hedges, table(folder, "hedges.tsv", {"cue", "axis", "class", "p_low", "p_mid", "p_high", "source"}, bytes));
  for (const CsvRow& row : hedges.rows) {
    HedgeRow hedge;
    hedge.cue = row.fields[0];
    for (const std::string& word : split(row.fields[0], ' ')) hedge.atoms.push_back(atom_of(word));
    if (hedge.atoms.empty() || row.fields[1].size() != 1)
      return bad_input("a hedge without cue or axis", where(hedges, row), "Give a cue and one of L, C, E, G.");
    hedge.axis = row.fields[1][0];
    hedge.scale_class = row.fields[2];
    hedge.source = row.fields[6];
    for (std::size_t i = 0; i < 3; ++i) {
      NB_TRY(p, share(hedges, row, 3 + i, 0.5));
      hedge.p[i] = p;
    }
    hedge.hedge = hedge_of_scale(hedge.scale_class);
    hedge.line = row.line;
    std::uint64_t& later_words = lexicon.hedge_words.emplace_back(0);
    for (std::size_t i = 1; i < hedge.atoms.size(); ++i)
      if (!hedge.atoms[i].any_form) later_words |= word_bit(hedge.atoms[i].word);
    const Atom& first = hedge.atoms.front();
    lexicon.hedge_starts[(first.any_form ? "@" : "") + first.word].push_back(lexicon.hedges.size());
    lexicon.hedge_cues.emplace(hedge.cue, lexicon.hedges.size());
    lexicon.hedges.push_back(std::move(hedge));
  }
  // Longest cue first, so that "highly unlikely" wins over "unlikely".
  for (auto& [start, rows] : lexicon.hedge_starts)
    std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
      return lexicon.hedges[a].atoms.size() > lexicon.hedges[b].atoms.size();
    });
  return true;
}

// Gives every form of the head its bits; a verb that verbs.tsv does not list is regular.
void add_takes(const std::string& head, std::string_view pos, std::uint32_t takes, Lexicon& lexicon) {
  if (pos == "adjective") {
    lexicon.words[head].cue_adjective |= takes;
    return;
  }
  if (pos == "noun") {
    const bool y = head.ends_with('y') && head.size() > 2 && std::string_view("aeiou").find(head[head.size() - 2]) > 5;
    const bool es = head.ends_with('s') || head.ends_with("ch") || head.ends_with("sh") || head.ends_with('x');
    lexicon.words[head].cue_noun |= takes;
    lexicon.words[y ? head.substr(0, head.size() - 1) + "ies" : head + (es ? "es" : "s")].cue_noun |= takes;
    return;
  }
  if (head.find(' ') != std::string::npos) return;  // "brush aside": found by its verb
  VerbForms forms;
  for (const auto& [form, bits] : forms.of(head, "", "")) {
    Word& word = lexicon.words[form];
    if (!word.lemma.empty()) continue;  // listed, or another verb's form
    word.lemma = head;
    word.forms |= bits;
  }
  if (takes) lexicon.verb_takes[head] = takes;
}

Result<bool> load_reports(const std::string& folder, Lexicon& lexicon, std::string& bytes) {
  NB_TRY(reports, table(folder, "reporting.tsv", {"head", "pos", "class", "complement", "kind", "takes"}, bytes));
  constexpr std::string_view kTakes[] = {"say", "that",  "zero",    "to",   "np", "tell",  "of", "for",
                                         "on",  "about", "against", "with", "at", "to-np", "in", "bare"};
  constexpr std::string_view kComplements[] = {"clause", "loose", "that", "np", "to", "of"};
  for (const CsvRow& row : reports.rows) {
    ReportRow report;
    report.head = row.fields[0];
    report.noun = row.fields[1] == "noun";
    report.scale_class = row.fields[2];
    std::uint32_t takes = 0;
    for (const std::string& name : split(row.fields[5], ',')) {
      const auto taken = std::find(std::begin(kTakes), std::end(kTakes), name);
      if (taken == std::end(kTakes))
        return bad_input("unknown word '" + name + "' in takes", where(reports, row), "Use a word of docs/data/lexicon.md.");
      takes |= 1u << (taken - std::begin(kTakes));
    }
    add_takes(report.head, row.fields[1], takes, lexicon);
    if (row.fields[3].empty()) continue;  // for the record of attributions alone
    const auto found = std::find(std::begin(kComplements), std::end(kComplements), row.fields[3]);
    if (found == std::end(kComplements))
      return bad_input("unknown complement '" + row.fields[3] + "'", where(reports, row),
                       "Use clause, loose, that, np, to or of.");
    report.complement = static_cast<Complement>(found - std::begin(kComplements));
    report.accusation = row.fields[4] == "accusation";
    report.kind = row.fields[4] == "denial" ? Kind::denial : Kind::reported;
    (report.noun ? lexicon.report_nouns : lexicon.report_verbs)[report.head] = report;
  }
  for (Word& word : lexicon.words.all()) {
    if (word.lemma.empty()) continue;
    if (const auto takes = lexicon.verb_takes.find(word.lemma); takes != lexicon.verb_takes.end())
      word.cue_verb = takes->second;
  }
  return true;
}

// Classes of words by what they speak of ("plant", "stop"); the bit of each is its row. A verb that verbs.tsv does not
// list goes in by its regular forms.
Result<std::vector<std::string>> load_fields(const std::string& folder, Lexicon& lexicon, std::string& bytes) {
  NB_TRY(fields, table(folder, "fields.tsv", {"class", "words"}, bytes));
  std::vector<std::string> names;
  VerbForms forms;
  for (const CsvRow& row : fields.rows) {
    if (names.size() == 64) return bad_input("more than 64 classes", where(fields, row), "Join some of them.");
    const std::uint64_t bit = std::uint64_t{1} << names.size();
    names.push_back(row.fields[0]);
    for (const std::string& word : split(row.fields[1], ' ')) {
      lexicon.fields[word] |= bit;
      if (!word.starts_with('@')) continue;
      for (const auto& [form, bits] : forms.of(std::string_view(word).substr(1), "", ""))
        if (lexicon.word(form).lemma.empty()) lexicon.fields[form] |= bit;
    }
  }
  return names;
}

// "#plant/#pipe+#stop" as a rule.
Result<FieldRule> field_rule(const std::vector<std::string>& slots, const std::vector<std::string>& classes,
                             const std::string& at) {
  FieldRule rule;
  if (slots.size() > rule.slots.size()) return bad_input("a trigger of more than three classes", at, "Leave one out.");
  for (std::size_t i = 0; i < slots.size(); ++i)
    for (const std::string& name : split(slots[i], '/')) {
      const auto found = std::find(classes.begin(), classes.end(), name.substr(1));
      if (!name.starts_with('#') || found == classes.end())
        return bad_input("'" + name + "' is no class", at, "Use classes of fields.tsv in all slots, or words in all.");
      rule.slots[i] |= std::uint64_t{1} << (found - classes.begin());
    }
  return rule;
}

Result<bool> load_events(const std::string& folder, Lexicon& lexicon, std::string& bytes) {
  NB_TRY(classes, load_fields(folder, lexicon, bytes));
  NB_TRY(events, table(folder, "events.tsv", {"type", "triggers", "base_low", "base_mid", "base_high", "source"}, bytes));
  for (const CsvRow& row : events.rows) {
    EventRow event;
    event.type = row.fields[0];
    event.source = row.fields[5];
    event.line = row.line;
    for (const std::string& trigger : split(row.fields[1], '|')) {
      const std::vector<std::string> slots = split(trigger, '+');
      if (trigger.starts_with('#')) {
        NB_TRY(rule, field_rule(slots, classes, where(events, row)));
        rule.row = lexicon.events.size();
        lexicon.field_rules.push_back(rule);
        continue;
      }
      const auto begin = static_cast<std::uint32_t>(lexicon.event_slots.size());
      const auto end = begin + static_cast<std::uint32_t>(slots.size());
      for (const std::string& slot : slots) {
        for (const std::string& word : split(slot, '/'))
          lexicon.event_words[word].push_back(static_cast<std::uint32_t>(lexicon.event_slots.size()));
        lexicon.event_slots.push_back({lexicon.events.size(), begin, end});
      }
    }
    for (std::size_t i = 0; i < 3; ++i) {
      NB_TRY(p, share(events, row, 2 + i, 0.5));
      event.base[i] = p;
    }
    lexicon.event_types.emplace(event.type, lexicon.events.size());
    lexicon.events.push_back(std::move(event));
  }
  return true;
}

Result<bool> load_pages(const std::string& folder, Lexicon& lexicon, std::string& bytes) {
  NB_TRY(fidelity, table(folder, "fidelity.tsv", {"kind", "fidelity", "source"}, bytes));
  for (const CsvRow& row : fidelity.rows) {
    NB_TRY(value, share(fidelity, row, 1, 1));
    lexicon.fidelity[row.fields[0]] = {value, row.fields[2], row.line};
  }
  NB_TRY(boilerplate, table(folder, "boilerplate.tsv", {"role", "where", "phrase"}, bytes));
  for (const CsvRow& row : boilerplate.rows) {
    BoilerplateRow mark;
    bool known = false;
    for (int role = 0; role <= static_cast<int>(Role::other); ++role)
      if (row.fields[0] == role_name(static_cast<Role>(role))) mark.role = static_cast<Role>(role), known = true;
    if (!known)
      return bad_input("unknown role '" + row.fields[0] + "'", where(boilerplate, row),
                       "Use a role of docs/data/lexicon.md.");
    mark.where = row.fields[1] == "start"     ? BoilerplateRow::Where::start
                 : row.fields[1] == "section" ? BoilerplateRow::Where::section
                                              : BoilerplateRow::Where::any;
    mark.phrase = row.fields[2];
    if (const auto words = fold_words(mark.phrase); !words.empty()) {
      const std::uint64_t hash = word_hash(words.front());
      lexicon.may_start_boilerplate[hash % lexicon.may_start_boilerplate.size()] = true;
      lexicon.boilerplate_starts[hash].push_back(static_cast<std::uint32_t>(lexicon.boilerplate.size()));
    }
    lexicon.boilerplate.push_back(std::move(mark));
  }
  NB_TRY(outlets, table(folder, "outlets.tsv", {"name"}, bytes));
  for (const CsvRow& row : outlets.rows) lexicon.outlets.insert(fold(row.fields[0]));
  NB_TRY(stopwords, table(folder, "stopwords.tsv", {"language", "words"}, bytes));
  for (const CsvRow& row : stopwords.rows) {
    if (lexicon.languages.size() >= 32) return bad_input("more than 32 languages", where(stopwords, row), "Leave some out.");
    for (const std::string& word : split(row.fields[1], ' '))
      lexicon.stopwords[word_hash(fold(word))] |= 1u << lexicon.languages.size();
    lexicon.languages.push_back(row.fields[0]);
  }
  return true;
}

}  // namespace

const Word& Lexicon::word(std::string_view folded) const {
  static const Word kUnknown;
  const Word* const found = words.find(folded);
  return found ? *found : kUnknown;
}

const std::string& Lexicon::hash() const {
  std::call_once(tables->once, [&] { tables->hash = sha256_hex(tables->bytes); });
  return tables->hash;
}

const HedgeRow* Lexicon::hedge(std::string_view cue) const {
  const auto found = hedge_cues.find(std::string(cue));
  return found == hedge_cues.end() ? nullptr : &hedges[found->second];
}

Hedge hedge_of_scale(std::string_view scale_class) {
  const std::string_view root = scale_class.substr(0, scale_class.find_last_not_of("+-") + 1);
  for (std::string_view name : {"certain", "near-certain", "probable", "leaning"})
    if (root == name) return Hedge::probable;
  for (std::string_view name : {"even", "unclear", "possible", "feared", "talks", "considered", "threat"})
    if (root == name) return Hedge::possible;
  for (std::string_view name : {"doubtful", "near-impossible", "unverified"})
    if (root == name) return Hedge::doubtful;
  for (std::string_view name : {"alleged", "rumoured", "apparent"})
    if (root == name) return Hedge::alleged;
  for (std::string_view name : {"stated", "reported", "confirmed", "done"})
    if (root == name) return Hedge::reported;
  if (root == "planned") return Hedge::planned;
  if (root == "conditional") return Hedge::conditional;
  if (root == "denied") return Hedge::denied;
  if (root == "no comment") return Hedge::no_comment;
  return Hedge::asserted;
}

Result<Lexicon> load_lexicon(const std::string& folder) {
  Lexicon lexicon;
  lexicon.tables = std::make_shared<HashedBytes>();
  std::string& bytes = lexicon.tables->bytes;
  for (auto load : {load_words, load_hedges, load_reports, load_events, load_pages}) {
    const Result<bool> loaded = load(folder, lexicon, bytes);
    if (!loaded) return std::unexpected(loaded.error());
  }
  return lexicon;
}

}  // namespace netback::read
