// The words the reader knows, loaded from data/lexicon/*.tsv: verbs and function words, reporting heads, hedges with
// their probabilities, event triggers with base rates, fidelity of sources, marks of boilerplate.
#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/key_table.h"
#include "read/claim.h"

namespace netback::read {

// Classes of words.tsv, as bits.
enum WordClass : std::uint32_t {
  kDeterminer = 1u << 0,
  kPreposition = 1u << 1,
  kPronoun = 1u << 2,
  kAuxiliary = 1u << 3,
  kModal = 1u << 4,
  kNegation = 1u << 5,
  kConjunction = 1u << 6,
  kSubordinator = 1u << 7,
  kRelative = 1u << 8,
  kAdverb = 1u << 9,
  kConnective = 1u << 10,
  kWeekday = 1u << 11,
  kMonth = 1u << 12,
  kTime = 1u << 13,
  kTitle = 1u << 14,
  kGroup = 1u << 15,
  kOutletWord = 1u << 16,
  kDocument = 1u << 17,
  kUtterance = 1u << 18,
  kAudience = 1u << 19,
  kTalks = 1u << 20,
  kHearsay = 1u << 21,  // what somebody is said to have said: "rumours", "the notion"
  kFalse = 1u << 22,    // "untrue", "nonsense"
  kHouse = 1u << 23,    // bodies that speak: "ministry", "port"
  kPerson = 1u << 24,   // one human: "manager", "diplomat"
  kFirm = 1u << 26,     // what the name of a firm ends with: "Energy", "Ltd"
  kVoice = 1u << 25,    // who speaks for the page itself: "presenter", "correspondent"
};
// Verb forms, as bits.
enum VerbForm : std::uint8_t { kBase = 1, kThird = 2, kPast = 4, kParticiple = 8, kGerund = 16 };

// What a head that ascribes words to a source takes (column `takes` of reporting.tsv), as bits.
enum Takes : std::uint32_t {
  kTakesSay = 1u << 0,      // a quotation or clause on either side
  kTakesThat = 1u << 1,     // "that C", "how C", a quotation after it
  kTakesZero = 1u << 2,     // C without "that"
  kTakesTo = 1u << 3,       // an infinitive
  kTakesNp = 1u << 4,       // an object
  kTakesTell = 1u << 5,     // an addressee before the words
  kTakesOf = 1u << 6,
  kTakesFor = 1u << 7,
  kTakesOn = 1u << 8,
  kTakesAbout = 1u << 9,
  kTakesAgainst = 1u << 10,
  kTakesWith = 1u << 11,
  kTakesAt = 1u << 12,
  kTakesToward = 1u << 13,  // "to" and an object
  kTakesIn = 1u << 14,
  kTakesBare = 1u << 15,    // of nouns: also without an owner
};

struct Word {
  std::uint32_t classes = 0;
  std::uint32_t cue_verb = 0, cue_noun = 0, cue_adjective = 0;  // Takes of its lemma as an attribution head
  std::uint8_t forms = 0;
  bool also_noun = false;  // "talks", "cuts": the form alone does not tell
  std::string lemma;       // of the verb; empty when it is none
};

// Words by their folded form.
class WordTable {
 public:
  Word& operator[](std::string_view folded) {  // holds until the next new word
    std::uint32_t number = keys_.find(folded);
    if (number == kNoKey) number = keys_.add(letters_->keep(folded)), words_.emplace_back();
    return words_[number];
  }
  const Word* find(std::string_view folded) const {
    const std::uint32_t number = keys_.find(folded);
    return number == kNoKey ? nullptr : &words_[number];
  }
  void reserve(std::size_t count) { keys_.reserve(count), words_.reserve(count); }
  std::vector<Word>& all() { return words_; }

 private:
  std::shared_ptr<KeepLetters> letters_ = std::make_shared<KeepLetters>();
  KeyTable<std::string_view> keys_;
  std::vector<Word> words_;
};

// Bytes whose SHA-256 is computed when it is first asked for.
struct HashedBytes {
  std::string bytes;
  std::once_flag once;
  std::string hash;
};

// One word of a cue: the word itself, or any form of a verb ("@plan to").
struct Atom {
  std::string word;
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
  WordTable words;
  std::vector<HedgeRow> hedges;
  std::vector<std::uint64_t> hedge_words;  // of each of them: word_bit of the words after the first that stand as they are
  std::unordered_map<std::string, std::vector<std::size_t>> hedge_starts;  // by first word, or "@" + lemma
  std::unordered_map<std::string, ReportRow> report_verbs, report_nouns;   // by lemma; by singular
  std::unordered_map<std::string, std::uint32_t> verb_takes;               // Takes by lemma
  std::vector<EventRow> events;
  std::unordered_map<std::string, std::size_t> hedge_cues, event_types;  // rows of `hedges` and `events` by name
  std::unordered_map<std::string, std::vector<std::uint32_t>>
      event_words;  // word, "@" + lemma, or "!" + lemma of the main verb -> slots it fills
  std::vector<EventSlot> event_slots;
  std::unordered_map<std::string, std::uint64_t> fields;  // word, "@" + lemma, or "lng:" of an id -> classes, as bits
  std::vector<FieldRule> field_rules;
  std::unordered_map<std::string, FidelityRow> fidelity;  // by kind of source
  std::vector<BoilerplateRow> boilerplate;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> boilerplate_starts;  // hash of the phrase's first word
  std::array<bool, 4096> may_start_boilerplate{};                                    // by the hash's low bits
  std::unordered_set<std::string> outlets;  // folded
  std::vector<std::string> languages;                              // English first
  std::unordered_map<std::uint64_t, std::uint32_t> stopwords;      // hash of a word -> languages that have it, as bits
  std::shared_ptr<HashedBytes> tables;  // all of them

  const std::string& hash() const;  // sha256 over all tables
  const Word& word(std::string_view folded) const;
  // Rows whose phrase begins with the word of this hash.
  std::span<const std::uint32_t> boilerplate_rows(std::uint64_t first_word) const {
    if (!may_start_boilerplate[first_word % may_start_boilerplate.size()]) return {};
    const auto found = boilerplate_starts.find(first_word);
    return found == boilerplate_starts.end() ? std::span<const std::uint32_t>() : found->second;
  }
  const HedgeRow* hedge(std::string_view cue) const;  // by the cue's text, e.g. "(stated)"
};

// Class of the scale -> hedge class: design.md section 6.
Hedge hedge_of_scale(std::string_view scale_class);

}  // namespace netback::read
