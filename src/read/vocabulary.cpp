#include "read/vocabulary.h"

#include <cstring>

#include "read/anaphor.h"
#include "read/event.h"
#include "read/link.h"
#include "read/text.h"
#include "read/time.h"

namespace netback::read {
namespace {

std::uint32_t hash_of(std::string_view raw) {
  std::uint64_t hash = 0x9E3779B97F4A7C15u ^ raw.size();
  const char* at = raw.data();
  std::size_t left = raw.size();
  for (; left >= 8; at += 8, left -= 8) {
    std::uint64_t part;
    std::memcpy(&part, at, 8);
    hash = (hash ^ part) * 0xFF51AFD7ED558CCDu;
    hash ^= hash >> 32;
  }
  std::uint64_t part = 0;
  for (std::size_t i = 0; i < left; ++i) part |= std::uint64_t{static_cast<unsigned char>(at[i])} << (8 * i);
  hash = (hash ^ part) * 0xC4CEB9FE1A85EC53u;
  return static_cast<std::uint32_t>(hash >> 32);
}

bool upper_first(std::string_view word, std::string_view folded) {
  const char c = word[0];
  if (c >= 'A' && c <= 'Z') return true;
  if (static_cast<unsigned char>(c) != 0xC3 || word.size() < 2 || folded.empty()) return false;
  return static_cast<unsigned char>(word[1]) < 0x9F;  // À to Þ
}

}  // namespace

Vocabulary::Vocabulary(const Lexicon& lexicon, const AliasIndex* aliases)
    : lexicon_(lexicon), aliases_(aliases), seats_(1024) {}

const Spelling& Vocabulary::of(std::string_view raw) {
  const std::uint32_t hash = hash_of(raw);
  std::size_t at = hash & (seats_.size() - 1);
  for (; seats_[at].spelling; at = (at + 1) & (seats_.size() - 1))
    if (seats_[at].hash == hash && spellings_[seats_[at].spelling - 1].raw == raw)
      return spellings_[seats_[at].spelling - 1];
  Spelling& made = spellings_.emplace_back();
  made.raw = raw;
  fill(made);
  seats_[at] = {hash, static_cast<std::uint32_t>(spellings_.size())};
  if (spellings_.size() * 2 > seats_.size()) grow();
  return made;
}

void Vocabulary::grow() {
  std::vector<Seat> seats(seats_.size() * 2);
  for (const Seat& seat : seats_) {
    if (!seat.spelling) continue;
    std::size_t at = seat.hash & (seats.size() - 1);
    while (seats[at].spelling) at = (at + 1) & (seats.size() - 1);
    seats[at] = seat;
  }
  seats_ = std::move(seats);
}

void Vocabulary::fill(Spelling& spelling) const {
  spelling.fold = fold(spelling.raw);
  const std::string& word = spelling.fold;
  spelling.word = &lexicon_.word(word);
  spelling.number = spelling.raw[0] >= '0' && spelling.raw[0] <= '9';
  spelling.capital = upper_first(spelling.raw, word);
  spelling.begins_time = may_begin_time(word);
  spelling.names_share = names_share(word);
  spelling.names_thing = names_thing(word);
  const Word& known = *spelling.word;
  std::string key;
  const auto add = [&](std::vector<std::uint32_t>& slots, const std::string& name) {
    const auto found = lexicon_.event_words.find(name);
    if (found != lexicon_.event_words.end()) slots.insert(slots.end(), found->second.begin(), found->second.end());
  };
  const auto field = [&](const std::string& name) {
    const auto found = lexicon_.fields.find(name);
    if (found != lexicon_.fields.end()) spelling.fields |= found->second;
  };
  const auto both = [&](const std::string& name) { add(spelling.slots, name), field(name); };
  both(word);
  if (!known.lemma.empty()) {
    both(key.assign("@").append(known.lemma));
    // "!flow": the main verb itself, never "gas flows fell", whose noun looks like one.
    if (!((known.forms & kThird) && known.also_noun)) add(spelling.verb_slots, key.assign("!").append(known.lemma));
  }
  if (const std::size_t n = word.size(); n > 3 && word.back() == 's') {  // plurals as their singular
    both(key.assign(word, 0, n - 1));
    if (word.ends_with("es")) both(key.assign(word, 0, n - 2));
    if (word.ends_with("ies")) both(key.assign(word, 0, n - 3).append("y"));
  }
  if (const std::size_t hyphen = word.rfind('-'); hyphen != std::string::npos)
    both(key.assign("@").append(word, hyphen + 1));
  for (const std::string& start : {word, "@" + known.lemma}) {
    const auto rows = lexicon_.hedge_starts.find(start);
    if (rows == lexicon_.hedge_starts.end()) continue;
    for (const std::size_t row : rows->second) spelling.hedges.push_back(static_cast<std::uint32_t>(row));
  }
  if (aliases_) spelling.name_word = aliases_->word_id(word);
}

}  // namespace netback::read
