// hedges.tsv: cues of doubt with their places on the scales.
#include <algorithm>

#include "read/lexicon_table.h"
#include "read/text.h"

namespace netback::read {
namespace {

Atom atom_of(std::string_view word) { return word.starts_with('@') ? Atom{word.substr(1), true} : Atom{word, false}; }

// Rows under their first words: the longest cue first, so that "highly unlikely" wins over "unlikely".
void add_starts(Lexicon& lexicon, const std::vector<std::string_view>& starts) {
  std::vector<std::uint32_t> order(starts.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return lexicon.hedges[a].atoms.size() > lexicon.hedges[b].atoms.size();
  });
  for (const std::uint32_t row : order) lexicon.hedge_starts.add(starts[row], row);
  lexicon.hedge_starts.close();
}

}  // namespace

Result<bool> load_hedges(const std::string& folder, Lexicon& lexicon) {
  NB_TRY(rows, LexiconTable::open(folder, "hedges.tsv", {"cue", "axis", "class", "p_low", "p_mid", "p_high", "source"},
                                  *lexicon.tables));
  std::vector<std::string_view> starts;
  const std::size_t expected = rows.size() / 48;  // bytes of a short row
  starts.reserve(expected), lexicon.hedges.reserve(expected), lexicon.hedge_words.reserve(expected),
      lexicon.hedge_cues.reserve(expected);
  for (;;) {
    NB_TRY(more, rows.next());
    if (!more) break;
    HedgeRow hedge;
    hedge.cue = rows[0];
    hedge.atoms.reserve(1 + static_cast<std::size_t>(std::count(rows[0].begin(), rows[0].end(), ' ')));
    std::string_view start, words = rows[0];
    while (const auto word = take_part(words, ' ')) {
      if (hedge.atoms.empty()) start = *word;
      hedge.atoms.push_back(atom_of(*word));
    }
    if (hedge.atoms.empty() || rows[1].size() != 1)
      return bad_input("a hedge without cue or axis", rows.where(), "Give a cue and one of L, C, E, G.");
    hedge.axis = rows[1][0];
    hedge.scale_class = rows[2];
    hedge.source = rows[6];
    for (std::size_t i = 0; i < 3; ++i) {
      NB_TRY(p, rows.share(3 + i, 0.5));
      hedge.p[i] = p;
    }
    hedge.hedge = hedge_of_scale(hedge.scale_class);
    hedge.line = rows.line();
    if (lexicon.hedge_cues.find(rows[0]) == lexicon.hedge_cues.end()) lexicon.hedge_cues[rows[0]] = lexicon.hedges.size();
    std::uint64_t& later_words = lexicon.hedge_words.emplace_back(0);
    for (std::size_t i = 1; i < hedge.atoms.size(); ++i)
      if (!hedge.atoms[i].any_form) later_words |= word_bit(hedge.atoms[i].word);
    starts.push_back(start);
    lexicon.hedges.push_back(std::move(hedge));
  }
  add_starts(lexicon, starts);
  return true;
}

Hedge hedge_of_scale(std::string_view scale_class) {
  const std::string_view root = scale_class.substr(0, scale_class.find_last_not_of("+-") + 1);
  for (std::string_view name : {"certain", "near-certain", "probable", "leaning"})
    if (root == name) return Hedge::probable;
  for (std::string_view name : {"even", "unclear", "possible", "feared", "talks", "considered", "threat"})
    if (root == name) return Hedge::possible;
  for (std::string_view name : {"doubtful", "near-impossible", "unverified"})
    if (root == name) return Hedge::doubtful;
  for (std::string_view name : {"alleged", "rumoured", "apparent", "contested"})
    if (root == name) return Hedge::alleged;
  for (std::string_view name : {"stated", "reported", "confirmed", "done"})
    if (root == name) return Hedge::reported;
  if (root == "planned") return Hedge::planned;
  if (root == "conditional") return Hedge::conditional;
  if (root == "denied") return Hedge::denied;
  if (root == "no comment") return Hedge::no_comment;
  return Hedge::asserted;
}

}  // namespace netback::read
