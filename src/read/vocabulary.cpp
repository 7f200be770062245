#include "read/vocabulary.h"

#include "read/cue.h"
#include "read/link.h"
#include "read/text.h"

namespace netback::read {
namespace {

bool upper_first(std::string_view word, std::string_view folded) {
  const char c = word[0];
  if (c >= 'A' && c <= 'Z') return true;
  if (static_cast<unsigned char>(c) != 0xC3 || word.size() < 2 || folded.empty()) return false;
  return static_cast<unsigned char>(word[1]) < 0x9F;  // À to Þ
}

}  // namespace

Vocabulary::Vocabulary(const Lexicon& lexicon, const AliasIndex* aliases)
    : lexicon_(lexicon), aliases_(aliases), numbers_(512) {}

const Spelling& Vocabulary::of(std::string_view raw) {
  if (const std::uint32_t known = numbers_.find(raw); known != kNoKey) return spellings_[known];
  Spelling& made = spellings_.emplace_back();
  made.raw = raw;
  fill(made);
  numbers_.add(made.raw);
  return made;
}

void Vocabulary::fill(Spelling& spelling) const {
  spelling.fold = fold(spelling.raw);
  const std::string& word = spelling.fold;
  spelling.word = lexicon_.word(word);
  spelling.number = spelling.raw[0] >= '0' && spelling.raw[0] <= '9';
  spelling.capital = upper_first(spelling.raw, word);
  const Word& known = spelling.word;
  std::string key;
  const auto add = [](std::vector<std::uint32_t>& all, std::span<const std::uint32_t> more) {
    all.insert(all.end(), more.begin(), more.end());
  };
  const auto both = [&](const std::string& name) {
    add(spelling.slots, lexicon_.event_words.of(name));
    const auto found = lexicon_.fields.find(name);
    if (found != lexicon_.fields.end()) spelling.fields |= found->second;
  };
  both(word);
  if (!known.lemma.empty()) {
    both(key.assign("@").append(known.lemma));
    // "!flow": the main verb itself, never "gas flows fell", whose noun looks like one.
    if (!((known.forms & kThird) && known.also_noun))
      add(spelling.verb_slots, lexicon_.event_words.of(key.assign("!").append(known.lemma)));
  }
  if (const std::size_t n = word.size(); n > 3 && word.back() == 's') {  // plurals as their singular
    both(key.assign(word, 0, n - 1));
    if (word.ends_with("es")) both(key.assign(word, 0, n - 2));
    if (word.ends_with("ies")) both(key.assign(word, 0, n - 3).append("y"));
  }
  if (const std::size_t hyphen = word.rfind('-'); hyphen != std::string::npos)
    both(key.assign("@").append(word, hyphen + 1));
  add(spelling.hedges, lexicon_.hedge_starts.of(word));
  add(spelling.hedges, lexicon_.hedge_starts.of(key.assign("@").append(known.lemma)));
  const std::uint64_t hash = word_hash(word);
  spelling.bit = hash_bit(hash);
  spelling.cues = cues_of({word, known.lemma, hash, word_hash(known.lemma), known, spelling.capital, spelling.number});
  if (!spelling.hedges.empty()) spelling.cues |= kMayHedge;
  if (!spelling.slots.empty() || !spelling.verb_slots.empty() || spelling.fields) spelling.cues |= kMayTell;
  if (known.forms && !spelling.capital)
    if (const auto found = lexicon_.report_verbs.find(known.lemma); found != lexicon_.report_verbs.end())
      spelling.report = &found->second, spelling.cues |= kMayReport;
  if (aliases_) spelling.name_word = aliases_->word_id(word);
  if (spelling.name_word || word == "liquefied") spelling.cues |= kMayBeName;
}

}  // namespace netback::read
