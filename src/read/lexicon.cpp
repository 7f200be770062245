#include "read/lexicon.h"

#include "core/file.h"
#include "read/lexicon_table.h"
#include "read/read.h"

namespace netback::read {

const std::string& Lexicon::hash() const {
  std::call_once(tables->once, [&] {
    std::string all;
    for (const std::string& file : tables->files) all += file;
    tables->hash = sha256_hex(all);
  });
  return tables->hash;
}

const HedgeRow* Lexicon::hedge(std::string_view cue) const {
  const auto found = hedge_cues.find(cue);
  return found == hedge_cues.end() ? nullptr : &hedges[found->second];
}

Result<Lexicon> load_lexicon(const std::string& folder) {
  Lexicon lexicon;
  for (auto load : {load_words, load_hedges, load_reports, load_events, load_marks})
    if (const Result<bool> loaded = load(folder, lexicon); !loaded) return std::unexpected(loaded.error());
  return lexicon;
}

}  // namespace netback::read
