#include <algorithm>
#include <map>
#include <set>

#include "core/number.h"
#include "world/check.h"
#include "world/query.h"

namespace netback::world {
namespace {

// Sources count the same gas up to 8 % apart; beyond that a line, a plant or a date is missing.
constexpr double kTolerance = 0.10;
constexpr double kRoundingTwh = 1;

class Usable {
 public:
  explicit Usable(const World& world) : world_(world) {
    for (const AssetState& row : world.asset_states) moved_.insert(row.asset);
  }
  // What an asset of this nameplate could move in a year, TWh.
  double in_year(const Row& row, const std::string& system, double nameplate, int year) const {
    const bool moved = moved_.contains(row.id) || moved_.contains(system);
    double sum = 0;
    for (int m = 1; m <= 12; ++m) {
      const Month month(year, m);
      if (row.holds_on(Date{year, m, 15})) sum += nameplate / 12 * (moved ? asset_share(world_, row.id, month) : 1);
    }
    return sum;
  }

 private:
  const World& world_;
  std::set<std::string> moved_;
};

}  // namespace

void check_capacities(const World& world, std::vector<Finding>& findings) {
  const Usable usable(world);
  std::set<std::string> plant_nodes;  // elsewhere what is sent out was landed before
  for (const Liquefaction& row : world.liquefaction) plant_nodes.insert(row.node);
  for (const int year : balance_years(world)) {
    std::map<std::string, double> in, out, made, landed;
    for (const Pipeline& row : world.pipelines) {
      const double twh = usable.in_year(row, row.system, row.capacity, year);
      in[row.to_node] += twh, out[row.from_node] += twh;
    }
    for (const Liquefaction& row : world.liquefaction)
      made[row.node] += usable.in_year(row, "", row.capacity * row.availability, year);
    for (const Regasification& row : world.regasification) landed[row.node] += usable.in_year(row, "", row.capacity, year);
    for (const Balance& b : world.balances) {
      if (b.year != year) continue;
      const auto check = [&](const char* what, double figure, double capacity) {
        if (figure > capacity * (1 + kTolerance) + kRoundingTwh)
          findings.push_back({true, b.where,
                              std::string(what) + " is " + fixed_text(figure, 1) + " TWh, what stands there could move " +
                                  fixed_text(capacity, 1),
                              "Add the line, plant or terminal that is missing, or mend its dates or capacity."});
      };
      if (!world.pipelines.empty()) check("pipe_in", b.pipe_in, in[b.node]), check("pipe_out", b.pipe_out, out[b.node]);
      if (plant_nodes.contains(b.node)) check("lng_out", b.lng_out, made[b.node]);
      if (!world.regasification.empty()) check("lng_in", b.lng_in, landed[b.node]);
    }
  }
}

}  // namespace netback::world
