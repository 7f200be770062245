// What closing straits does to a passage: the ways it forces ships to, and the closures that leave none.
#include <algorithm>

#include "route/network.h"

namespace netback::route {
std::vector<Passage> SeaNetwork::alternatives(const std::string& from_port, const std::string& to_port,
                                              const std::vector<std::string>& closable,
                                              const std::set<std::string>& closed) const {
  std::vector<Passage> found;
  // Close what the best passage uses, one gate after the other, and ask again: breadth first over sets of closures.
  std::vector<std::set<std::string>> waiting{closed};
  std::set<std::set<std::string>> seen{closed};
  for (std::size_t next = 0; next < waiting.size(); ++next) {
    const std::set<std::string> shut = waiting[next];
    auto passage = this->passage(from_port, to_port, shut);
    if (!passage) continue;
    for (const std::string& gate : closable) {
      if (!passage->gates.contains(gate) && !passage->zone_nm.contains(gate)) continue;
      std::set<std::string> more = shut;
      more.insert(gate);
      if (seen.insert(more).second) waiting.push_back(std::move(more));
    }
    const bool known = std::any_of(found.begin(), found.end(), [&](const Passage& p) { return p.gates == passage->gates; });
    if (!known) found.push_back(std::move(*passage));
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Passage& a, const Passage& b) { return a.distance_nm < b.distance_nm; });
  return found;
}

std::set<std::string> SeaNetwork::blocking(const std::string& from_port, const std::string& to_port,
                                           const std::set<std::string>& closed) const {
  if (passage(from_port, to_port, closed)) return {};
  const auto everything = passage(from_port, to_port, {});
  if (!everything) return {};
  // One opened, then two, of those that any leg uses: up to so many sets as a user waits for.
  std::vector<std::set<std::string>> tried{{}};
  std::vector<std::string> all;
  for (const std::string& one : closed)
    if (std::ranges::any_of(legs_, [&](const Leg& leg) { return leg.uses(one); })) all.push_back(one);
  constexpr std::size_t kMostSets = 3'000;  // a user may close every strait there is
  for (std::size_t size = 1; size <= all.size() && tried.size() < kMostSets; ++size) {
    std::set<std::string> best;
    double shortest = kNoWay;
    std::vector<std::set<std::string>> next;
    for (const auto& opened : tried)
      for (const std::string& one : all) {
        if (next.size() >= kMostSets) break;
        if (!opened.empty() && one <= *opened.rbegin()) continue;
        std::set<std::string> more = opened, left = closed;
        more.insert(one);
        for (const std::string& gate : more) left.erase(gate);
        const auto way = passage(from_port, to_port, left);
        if (way && way->distance_nm < shortest) best = more, shortest = way->distance_nm;
        next.push_back(std::move(more));
      }
    if (!best.empty()) return best;
    tried = std::move(next);
  }
  std::set<std::string> passed;  // too many to try: what the open way passes
  for (const std::string& gate : closed)
    if (everything->gates.contains(gate) || everything->zone_nm.contains(gate)) passed.insert(gate);
  return passed;
}

}  // namespace netback::route
