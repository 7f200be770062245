#include "market/marginal_several.h"

#include <algorithm>
#include <map>
#include <queue>

namespace netback::market {
namespace {

constexpr double kLeastShare = 1e-3;  // MWh: below it a part is not named

}  // namespace

// Cargoes of one full plant stand for each other: the plant's row speaks for the balance that feeds it.
template <class Use>
void Several::each_row_to_set_right(const Move& move, Use&& use) const {
  const auto& p = m_.program;
  const auto begin = at(p.a_start[at(move.col)]), end = at(p.a_start[at(move.col) + 1]);
  bool is_full = false;
  if (m_.layout.cols[at(move.col)].kind == model::ColKind::lng)
    for (auto k = begin; k < end; ++k)
      if (m_.layout.rows[at(p.a_index[k])].kind == model::RowKind::liquefaction)
        is_full = is_full || !m_.takes(p.a_index[k], sign_of(p.a_value[k], move.way));
  for (auto k = begin; k < end; ++k) {
    const auto kind = m_.layout.rows[at(p.a_index[k])].kind;
    if (is_full && p.a_value[k] < 0 && (kind == model::RowKind::pool || kind == model::RowKind::hub)) continue;
    if (const int sign = sign_of(p.a_value[k], move.way); !m_.takes(p.a_index[k], sign))
      use(p.a_index[k], sign, std::fabs(p.a_value[k]));
  }
}

// Knuth's generalisation of Dijkstra's search to ways that fork: a need is met by a move once all other rows of the move
// are. The cone of costless moves is convex, so what meets the parts meets the whole.
Several::Several(const Moves& moves) : m_(moves), answers_(2 * moves.layout.rows.size()) {
  std::vector<std::vector<std::int32_t>> waiting(answers_.size());  // moves, by a need they raise
  using Offer = std::tuple<double, std::size_t, std::int32_t>;      // steps, need, move
  std::priority_queue<Offer, std::vector<Offer>, std::greater<>> offers;
  const auto offer = [&](std::int32_t move) {
    const Move& one = moves_[at(move)];
    each_row_to_set_right(one, [&](std::int32_t row, int sign, double) {
      const std::size_t raised = need(row, -sign), met = need(row, sign);
      if (answers_[met].order >= 0) return;
      const bool is_open = answers_[raised].order < 0;
      if (one.open == (is_open ? 1 : 0)) offers.emplace(one.steps - (is_open ? 0 : answers_[raised].steps), met, move);
    });
  };
  for (std::size_t c = 0; c < m_.layout.cols.size(); ++c)
    for (const int way : {-1, 1}) {
      if (!m_.can_move(c, way)) continue;
      const auto id = static_cast<std::int32_t>(moves_.size());
      moves_.push_back({static_cast<std::int32_t>(c), way, 0, 1});
      bool gives = !m_.named(c).kind.empty();
      each_row_to_set_right(moves_.back(), [&](std::int32_t row, int sign, double) {
        ++moves_[at(id)].open;
        waiting[need(row, -sign)].push_back(id);
        gives = gives || m_.layout.rows[at(row)].kind == model::RowKind::ship_days;
      });
      if (moves_[at(id)].open == 1 && gives) offer(id);  // one that only carries into the void gives nothing
    }
  std::int32_t order = 0;
  while (!offers.empty()) {
    const auto [steps, met, move] = offers.top();
    offers.pop();
    if (answers_[met].order >= 0) continue;
    answers_[met] = {move, steps, order++};
    for (const std::int32_t other : waiting[met]) {
      --moves_[at(other)].open;
      moves_[at(other)].steps += steps;
      if (moves_[at(other)].open <= 1) offer(other);
    }
  }
}

std::vector<MarginalPart> Several::sources_of(std::int32_t hub) const {
  const auto later = [this](std::size_t a, std::size_t b) { return answers_[a].order > answers_[b].order; };
  std::map<std::size_t, double, decltype(later)> amount(later);  // by need, those that rest on others first
  if (answers_[need(hub, 1)].order < 0) return {};
  amount[need(hub, 1)] = 1;
  std::map<std::tuple<std::string, std::string, std::string>, double> given;
  while (!amount.empty()) {
    const auto [met, twh] = *amount.begin();
    amount.erase(amount.begin());
    const Move& move = moves_[at(answers_[met].move)];
    double moved = 0;
    each_row_to_set_right(move, [&](std::int32_t row, int sign, double value) {
      if (need(row, sign) == met) moved = twh / value;
    });
    each_row_to_set_right(move, [&](std::int32_t row, int sign, double value) {
      if (need(row, sign) != met) amount[need(row, -sign)] += moved * value;
    });
    if (const Source source = m_.named(at(move.col)); !source.kind.empty()) {
      const bool adds = source.kind == "production" || source.kind == "contract";
      given[{source.kind, source.id, source.node}] += (adds ? moved : -moved) * move.way;
    }
  }
  std::vector<MarginalPart> parts;
  for (const auto& [key, share] : given)
    if (std::fabs(share) > kLeastShare)
      parts.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), std::round(share * 1e3) / 1e3});
  std::stable_sort(parts.begin(), parts.end(),
                   [](const MarginalPart& x, const MarginalPart& y) { return x.share > y.share; });
  return parts;
}

}  // namespace netback::market
