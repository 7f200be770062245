// The words the reader knows, loaded from data/lexicon/*.tsv: verbs and function words, reporting heads, hedges with
// their probabilities, event triggers with base rates, fidelity of sources, marks of boilerplate.
#pragma once
#include <array>
#include <cstdint>
#include <deque>
#include <forward_list>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/key_map.h"
#include "read/claim.h"
#include "read/dictionary.h"

namespace netback::read {

// The bytes of the tables, into which the lexicon points.
struct LexiconBytes {
  std::deque<std::string> files;            // in the order they were read
  std::forward_list<std::string> unquoted;  // fields that held doubled quotes
  KeepLetters letters;                      // of words that were made
  std::once_flag once;
  std::string hash;  // SHA-256 of all files, once it was asked for
};

// One word of a cue: the word itself, or any form of a verb ("@plan to").
struct Atom {
  std::string_view word;
  bool any_form = false;
};

struct HedgeRow {
  std::string cue;
  std::vector<Atom> atoms;
  char axis = 'E';
  std::string scale_class, source;
  std::array<double, 3> p{};
  Hedge hedge = Hedge::asserted;  // of the scale class, by design section 6
  std::size_t line = 0;           // of hedges.tsv
};

// clause: "said C" and "said that C"; loose: the same where a noun phrase begins C; that: only with "that" or a quotation;
// np: also an object ("announced a plan"); to: "expects A to B"; of: "accused A of B".
enum class Complement : std::uint8_t { clause, loose, that, np, to, of };
struct ReportRow {
  std::string head, scale_class;
  bool noun = false;
  Complement complement = Complement::clause;
  Kind kind = Kind::reported;
  bool accusation = false;
};

struct EventRow {
  std::string type, source;
  std::array<double, 3> base{};
  std::size_t line = 0;  // of events.tsv
};

struct FidelityRow {
  double value = 1;
  std::string source;
  std::size_t line = 0;  // of fidelity.tsv
};

// A trigger of an event is a run of slots (numbered through all rows), each filled by any of its words; all must be filled.
struct EventSlot {
  std::size_t row = 0;               // of `events`
  std::uint32_t begin = 0, end = 0;  // slots of its trigger
};

// A trigger of classes of words (fields.tsv): each slot is filled by a word of any of its classes, all by different words.
struct FieldRule {
  std::size_t row = 0;                   // of `events`
  std::array<std::uint64_t, 3> slots{};  // classes as bits; 0 = no such slot
};

struct BoilerplateRow {
  Role role = Role::other;
  enum class Where : std::uint8_t { any, start, section } where = Where::any;
  std::string phrase;
};

struct Lexicon {
  Dictionary words;
  std::vector<HedgeRow> hedges;
  std::vector<std::uint64_t> hedge_words;  // of each of them: word_bit of the words after the first that stand as they are
  KeyLists<std::string_view> hedge_starts;  // rows by first word, or "@" + lemma; the longest cue first
  KeyMap<std::string_view, ReportRow> report_verbs, report_nouns;  // by lemma; by singular
  std::vector<EventRow> events;
  KeyMap<std::string_view, std::size_t> hedge_cues, event_types;  // rows of `hedges` and `events` by name
  KeyLists<std::string_view> event_words;  // word, "@" + lemma, or "!" + lemma of the main verb -> slots it fills
  std::vector<EventSlot> event_slots;
  KeyMap<std::string_view, std::uint64_t> fields;  // word, "@" + lemma, or "lng:" of an id -> classes, as bits
  std::vector<FieldRule> field_rules;
  KeyMap<std::string_view, FidelityRow> fidelity;  // by kind of source
  std::vector<BoilerplateRow> boilerplate;
  KeyLists<std::uint64_t> boilerplate_starts;  // rows by the hash of the phrase's first word
  std::array<bool, 4096> may_start_boilerplate{};  // by the hash's low bits
  KeyTable<std::string_view> outlets;  // folded
  std::vector<std::string> languages;  // English first
  KeyMap<std::uint64_t, std::uint32_t> stopwords;  // hash of a word -> languages that have it, as bits
  std::shared_ptr<LexiconBytes> tables = std::make_shared<LexiconBytes>();

  const std::string& hash() const;  // sha256 over all tables
  Word word(std::string_view folded) const { return words.of(folded); }
  // Rows whose phrase begins with the word of this hash.
  std::span<const std::uint32_t> boilerplate_rows(std::uint64_t first_word) const {
    if (!may_start_boilerplate[first_word % may_start_boilerplate.size()]) return {};
    return boilerplate_starts.of(first_word);
  }
  const HedgeRow* hedge(std::string_view cue) const;  // by the cue's text, e.g. "(stated)"
};

// Class of the scale -> hedge class: design.md section 6.
Hedge hedge_of_scale(std::string_view scale_class);

}  // namespace netback::read
