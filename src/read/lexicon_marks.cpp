// Tables about pages rather than sentences: fidelity of sources, marks of boilerplate, outlets, stop words.
#include "read/lexicon_table.h"
#include "read/read.h"
#include "read/text.h"

namespace netback::read {
namespace {

Result<bool> load_fidelity(const std::string& folder, Lexicon& lexicon) {
  NB_TRY(rows, LexiconTable::open(folder, "fidelity.tsv", {"kind", "fidelity", "source"}, *lexicon.tables));
  for (;;) {
    NB_TRY(more, rows.next());
    if (!more) return true;
    NB_TRY(value, rows.share(1, 1));
    lexicon.fidelity[rows[0]] = {value, rows.text(2), rows.line()};
  }
}

Result<bool> load_boilerplate(const std::string& folder, Lexicon& lexicon) {
  NB_TRY(rows, LexiconTable::open(folder, "boilerplate.tsv", {"role", "where", "phrase"}, *lexicon.tables));
  lexicon.boilerplate.reserve(rows.size() / 24);  // bytes of a short row
  std::string folded;
  for (;;) {
    NB_TRY(more, rows.next());
    if (!more) break;
    BoilerplateRow mark;
    bool known = false;
    for (int role = 0; role <= static_cast<int>(Role::other); ++role)
      if (rows[0] == role_name(static_cast<Role>(role))) mark.role = static_cast<Role>(role), known = true;
    if (!known) return bad_input("unknown role '" + rows.text(0) + "'", rows.where(), "Use a role of docs/data/lexicon.md.");
    mark.where = rows[1] == "start"     ? BoilerplateRow::Where::start
                 : rows[1] == "section" ? BoilerplateRow::Where::section
                                        : BoilerplateRow::Where::any;
    mark.phrase = rows[2];
    folded.clear();
    fold_into(mark.phrase, folded);
    std::string_view first;
    for_each_word(folded, [&](std::string_view word) {
      if (first.empty()) first = word;
    });
    if (!first.empty()) {
      const std::uint64_t hash = word_hash(first);
      lexicon.may_start_boilerplate[hash % lexicon.may_start_boilerplate.size()] = true;
      lexicon.boilerplate_starts.add(hash, static_cast<std::uint32_t>(lexicon.boilerplate.size()));
    }
    lexicon.boilerplate.push_back(std::move(mark));
  }
  lexicon.boilerplate_starts.close();
  return true;
}

Result<bool> load_outlets(const std::string& folder, Lexicon& lexicon) {
  NB_TRY(rows, LexiconTable::open(folder, "outlets.tsv", {"name"}, *lexicon.tables));
  std::string folded;
  for (;;) {
    NB_TRY(more, rows.next());
    if (!more) return true;
    folded.clear();
    fold_into(rows[0], folded);
    lexicon.outlets.add(lexicon.tables->letters.keep(folded));
  }
}

Result<bool> load_stopwords(const std::string& folder, Lexicon& lexicon) {
  NB_TRY(rows, LexiconTable::open(folder, "stopwords.tsv", {"language", "words"}, *lexicon.tables));
  lexicon.stopwords.reserve(rows.size() / 5);  // letters of a word and the space after it
  std::string folded;
  for (;;) {
    NB_TRY(more, rows.next());
    if (!more) return true;
    if (lexicon.languages.size() >= 32) return bad_input("more than 32 languages", rows.where(), "Leave some out.");
    std::string_view words = rows[1];
    while (const auto word = take_part(words, ' ')) {
      folded.clear();
      fold_into(*word, folded);
      lexicon.stopwords[word_hash(folded)] |= 1u << lexicon.languages.size();
    }
    lexicon.languages.push_back(rows.text(0));
  }
}

}  // namespace

Result<bool> load_marks(const std::string& folder, Lexicon& lexicon) {
  for (auto load : {load_fidelity, load_boilerplate, load_outlets, load_stopwords})
    if (auto loaded = load(folder, lexicon); !loaded) return loaded;
  return true;
}

}  // namespace netback::read
