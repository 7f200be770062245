#include "read/vocabulary.h"

#include <cstring>

#include "read/cue.h"
#include "read/link.h"
#include "read/text.h"

namespace netback::read {
namespace {

// The first and the last eight letters of a word; of one that has no more, all of them in `head`.
struct WordEnds {
  std::uint64_t head = 0, tail = 0;
  explicit WordEnds(std::string_view word) {
    const char* const at = word.data();
    const std::size_t size = word.size();
    if (size >= 8) {
      std::memcpy(&head, at, 8), std::memcpy(&tail, at + size - 8, 8);
    } else if (size >= 4) {
      std::uint32_t first = 0, last = 0;
      std::memcpy(&first, at, 4), std::memcpy(&last, at + size - 4, 4);
      head = first | std::uint64_t{last} << 32;
    } else if (size > 0) {
      const auto letter = [&](std::size_t i) { return std::uint64_t{static_cast<unsigned char>(at[i])}; };
      head = letter(0) | letter(size / 2) << 8 | letter(size - 1) << 16;
    }
  }
};

std::uint32_t spelling_hash(std::string_view word) {
  if (word.size() > 16) return key_hash(word);  // no page may choose many words of one hash
  const WordEnds ends(word);
  std::uint64_t hash = (ends.head ^ word.size()) * 0xFF51AFD7ED558CCDu;
  hash = (hash ^ hash >> 32 ^ ends.tail) * 0xC4CEB9FE1A85EC53u;
  return static_cast<std::uint32_t>(hash >> 32);
}

bool upper_first(std::string_view word, std::string_view folded) {
  const char c = word[0];
  if (c >= 'A' && c <= 'Z') return true;
  if (static_cast<unsigned char>(c) != 0xC3 || word.size() < 2 || folded.empty()) return false;
  return static_cast<unsigned char>(word[1]) < 0x9F;  // À to Þ
}

constexpr std::size_t kFirstSeats = 1024;

}  // namespace

Vocabulary::Vocabulary(const Lexicon& lexicon, const AliasIndex* aliases)
    : lexicon_(lexicon), aliases_(aliases), seats_(kFirstSeats) {}

bool Vocabulary::is(const Entry& entry, std::string_view raw) {
  const Spelling& spelling = *entry.known.spelling;
  return entry.head == WordEnds(raw).head && (raw.size() <= 8 || spelling.raw == raw);
}

const Vocabulary::Entry& Vocabulary::of(std::string_view raw) {
  const std::uint32_t hash = spelling_hash(raw);
  const std::size_t low = seats_.size() - 1;
  for (std::size_t at = hash & low; seats_[at].entry; at = (at + 1) & low) {
    const Seat& seat = seats_[at];
    if (seat.hash == hash && seat.size == raw.size() && is(*seat.entry, raw)) return *seat.entry;
  }
  return add(raw, hash);
}

void Vocabulary::ask(std::string_view text, TextSpan at) {
  const std::uint32_t hash = spelling_hash(at.in(text));
  __builtin_prefetch(&seats_[hash & (seats_.size() - 1)]);
  asked_.push_back({at, hash, nullptr});
}

const Vocabulary::Entry& Vocabulary::add(std::string_view raw, std::uint32_t hash) {
  if (2 * ++size_ > seats_.size()) {
    std::vector<Seat> old(2 * seats_.size());
    old.swap(seats_);
    for (const Seat& seat : old)
      if (seat.entry) put(seat);
  }
  Entry& made = *entries_.room(1) = {};
  Spelling& spelling = *spellings_.room(1) = {};
  spelling.raw = letters_.keep(raw);
  made.head = WordEnds(raw).head;
  fill(made, spelling);
  put({hash, static_cast<std::uint32_t>(raw.size()), &made});
  return made;
}

void Vocabulary::put(const Seat& seat) {
  const std::size_t low = seats_.size() - 1;
  std::size_t at = seat.hash & low;
  while (seats_[at].entry) at = (at + 1) & low;
  seats_[at] = seat;
}

void Vocabulary::forget_beyond(std::size_t most) {
  if (size_ <= most) return;
  size_ = 0;
  entries_ = {};
  spellings_ = {};
  letters_ = {};
  numbers_ = {};
  seats_.assign(kFirstSeats, {});
}

void Vocabulary::fill(Entry& entry, Spelling& spelling) {
  const std::string folded = fold(spelling.raw);
  const std::string_view word = folded == spelling.raw ? spelling.raw : letters_.keep(folded);
  spelling.word = lexicon_.word(word);
  const Word& known = spelling.word;
  const bool number = spelling.raw[0] >= '0' && spelling.raw[0] <= '9', capital = upper_first(spelling.raw, word);
  std::string key;
  std::vector<std::uint32_t> slots, verb_slots, hedges;
  const auto add = [](std::vector<std::uint32_t>& all, std::span<const std::uint32_t> more) {
    all.insert(all.end(), more.begin(), more.end());
  };
  const auto both = [&](std::string_view name) {
    add(slots, lexicon_.event_words.of(name));
    const auto found = lexicon_.fields.find(name);
    if (found != lexicon_.fields.end()) spelling.fields |= found->second;
  };
  both(word);
  if (!known.lemma.empty()) {
    both(key.assign("@").append(known.lemma));
    // "!flow": the main verb itself, never "gas flows fell", whose noun looks like one.
    if (!((known.forms & kThird) && known.also_noun))
      add(verb_slots, lexicon_.event_words.of(key.assign("!").append(known.lemma)));
  }
  if (const std::size_t n = word.size(); n > 3 && word.back() == 's') {  // plurals as their singular
    both(key.assign(word, 0, n - 1));
    if (word.ends_with("es")) both(key.assign(word, 0, n - 2));
    if (word.ends_with("ies")) both(key.assign(word, 0, n - 3).append("y"));
  }
  if (const std::size_t hyphen = word.rfind('-'); hyphen != std::string::npos)
    both(key.assign("@").append(word, hyphen + 1));
  add(hedges, lexicon_.hedge_starts.of(word));
  add(hedges, lexicon_.hedge_starts.of(key.assign("@").append(known.lemma)));
  const std::uint64_t hash = word_hash(word);
  entry.bit = hash_bit(hash);
  std::uint32_t cues = cues_of({word, known.lemma, hash, word_hash(known.lemma), known, capital, number});
  if (!hedges.empty()) cues |= kMayHedge;
  if (!slots.empty() || !verb_slots.empty() || spelling.fields) cues |= kMayTell;
  if (known.forms && !capital)
    if (const auto found = lexicon_.report_verbs.find(known.lemma); found != lexicon_.report_verbs.end())
      spelling.report = &found->second, cues |= kMayReport;
  spelling.slots = numbers_.keep(slots), spelling.verb_slots = numbers_.keep(verb_slots);
  spelling.hedges = numbers_.keep(hedges);
  if (aliases_) {
    spelling.name_word = aliases_->word_id(word);
    spelling.name_start = aliases_->name_start(spelling.name_word);
    if (aliases_->may_begin_long_name(word)) cues |= kMayBeginLongName;
    if (aliases_->may_end_long_name(word)) cues |= kMayEndLongName;
  }
  if (spelling.name_word || word == "liquefied") cues |= kMayBeName;
  entry.known = {Folded(word),          &spelling, &spelling.word, known.classes, cues, known.forms,
                 mark_of(spelling.raw), capital,   number};
}

}  // namespace netback::read
