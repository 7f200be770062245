// Facts of the shipped pipes, contracts and stores, as a run of each base year sees them. No solves.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/units.h"
#include "model/asset_share.h"
#include "model/lookup.h"
#include "model/state.h"
#include "model/timeline.h"

namespace netback::model {
namespace {

using world::World;

const World& tables() {
  static const World world = [] {
    auto loaded = world::load_world(std::string(NETBACK_SOURCE_DIR) + "/data/world");
    if (!loaded) throw std::runtime_error(loaded.error().what);
    return std::move(loaded->world);
  }();
  return world;
}

World known(int year, int month, int day) { return world::known_by(tables(), Date{year, month, day}); }

// A base year is looked back on when its statistics are out.
World looked_back_on(int year) { return known(year + 1, 2, 15); }

constexpr int kBaseYears[] = {2019, 2020, 2021, 2024};

// What a line can carry in a month, bcm a year; nothing where the table does not know it.
double usable(const World& world, const std::string& pipe, Month month) {
  const AssetShares shares(world, [](const world::Restriction&, Month) { return 0.0; });
  double sum = 0;
  for (const auto& row : world.pipelines)
    if (row.id == pipe) sum += row.capacity / units::kTwhPerBcm * shares.share(row, row.system, month);
  return sum;
}

TEST(network, a_line_is_open_when_it_was) {
  struct Fact {
    const char* pipe;
    Date known;
    Month month;
    double least, most;
  };
  const Fact facts[] = {
      {"pipe:nord-stream-1/a", {2020, 2, 15}, {2019, 3}, 27, 30},
      {"pipe:nord-stream-1/a", {2020, 2, 15}, {2019, 7}, 14, 16},
      {"pipe:nord-stream-1/a", {2022, 8, 1}, {2022, 8}, 5, 6},
      {"pipe:nord-stream-1/a", {2023, 2, 15}, {2022, 10}, 0, 0},
      {"pipe:nord-stream-2/b", {2019, 6, 30}, {2020, 3}, 27, 28},  // then thought to be ready by the end of the year
      {"pipe:nord-stream-2/b", {2020, 2, 15}, {2020, 3}, 0, 0},
      {"pipe:nord-stream-2/b", {2025, 3, 14}, {2026, 1}, 0, 0},
      {"pipe:yamal-europe/pl-de", {2020, 2, 15}, {2019, 6}, 32, 33},
      {"pipe:yamal-europe/pl-de", {2022, 2, 15}, {2021, 11}, 10, 16},
      {"pipe:yamal-europe/pl-de", {2022, 2, 15}, {2022, 2}, 0, 0},
      {"pipe:yamal-europe/pl-de", {2025, 2, 15}, {2024, 6}, 0, 0},
      {"pipe:turkstream/2", {2020, 2, 15}, {2019, 12}, 0, 0},
      {"pipe:turkstream/2", {2020, 2, 15}, {2020, 2}, 15, 17},
      {"pipe:southern-gas-corridor/gr-it", {2021, 2, 15}, {2020, 12}, 0, 1},
      {"pipe:southern-gas-corridor/gr-it", {2022, 2, 15}, {2021, 6}, 10, 11},
      {"pipe:power-of-siberia", {2020, 2, 15}, {2019, 11}, 0, 0},
      {"pipe:power-of-siberia", {2021, 2, 15}, {2020, 6}, 5, 7},
      {"pipe:power-of-siberia", {2022, 2, 15}, {2021, 6}, 10, 12},
      {"pipe:power-of-siberia", {2025, 2, 15}, {2024, 6}, 30, 33},
      {"pipe:maghreb-europe/ma-es", {2020, 2, 15}, {2019, 6}, 12, 12},
      {"pipe:maghreb-europe/ma-es", {2022, 2, 15}, {2021, 11}, 0, 0},
      {"pipe:maghreb-europe-reverse", {2022, 2, 15}, {2022, 3}, 0, 0},
      {"pipe:maghreb-europe-reverse", {2023, 2, 15}, {2022, 8}, 1, 3},
      {"pipe:medgaz", {2022, 2, 15}, {2021, 6}, 7.5, 8.5},
      {"pipe:medgaz", {2025, 2, 15}, {2024, 6}, 10, 11},
      {"pipe:poland-lithuania", {2022, 2, 15}, {2022, 3}, 0, 0},
      {"pipe:poland-lithuania", {2025, 2, 15}, {2024, 6}, 2, 3},
      {"pipe:balticconnector/ee-fi", {2020, 2, 15}, {2019, 12}, 0, 0},
      {"pipe:balticconnector/ee-fi", {2021, 2, 15}, {2020, 6}, 2, 3},
      {"pipe:balticconnector/ee-fi", {2024, 2, 15}, {2024, 1}, 0, 0},
      {"pipe:balticconnector/ee-fi", {2023, 9, 30}, {2024, 1}, 2, 3},  // before it broke
      {"pipe:greece-bulgaria-igb", {2022, 2, 15}, {2022, 9}, 0, 0},
      {"pipe:baltic-pipe/no-dk", {2022, 2, 15}, {2022, 11}, 9, 11},
      {"pipe:ukraine-transit/sudzha", {2025, 2, 15}, {2024, 12}, 60, 80},
      {"pipe:ukraine-transit/sudzha", {2025, 2, 15}, {2025, 1}, 0, 0},
      {"pipe:russia-baltics/finland", {2022, 2, 15}, {2021, 6}, 6, 8},
      {"pipe:russia-baltics/finland", {2025, 2, 15}, {2024, 6}, 0, 0},
      {"pipe:bulgaria-turkey", {2020, 2, 15}, {2019, 6}, 10, 16},
      {"pipe:bulgaria-turkey", {2021, 2, 15}, {2020, 6}, 0, 0},
      {"pipe:us-internal/mountain-valley", {2025, 2, 15}, {2024, 5}, 0, 0},
      {"pipe:us-internal/mountain-valley", {2025, 2, 15}, {2024, 8}, 20, 21},
  };
  for (const Fact& fact : facts) {
    const double bcm = usable(world::known_by(tables(), fact.known), fact.pipe, fact.month);
    EXPECT_GE(bcm, fact.least - 1e-9) << fact.pipe << " " << fact.month.text() << " as known " << fact.known.text();
    EXPECT_LE(bcm, fact.most + 1e-9) << fact.pipe << " " << fact.month.text() << " as known " << fact.known.text();
  }
}

TEST(network, every_direction_has_its_row_and_no_row_is_told_twice) {
  std::set<std::tuple<std::string, std::string, std::string>> ends;
  for (const auto& row : tables().pipelines) {
    EXPECT_GT(row.capacity, 0) << row.id;
    EXPECT_GT(row.tariff, 0) << row.id;
    if (row.name.find("all points") == std::string::npos) continue;
    EXPECT_TRUE(ends.insert({row.system, row.from_node, row.to_node}).second) << row.id << " sums all points of its border";
  }
}

// Rows whose names said "all points" are the whole border: nothing else may join the two nodes under another system.
TEST(network, a_border_told_as_a_sum_has_no_line_beside_it) {
  for (const auto& sum : tables().pipelines) {
    if (sum.name.find("all points") == std::string::npos) continue;
    for (const auto& row : tables().pipelines)
      EXPECT_FALSE(row.id != sum.id && row.from_node == sum.from_node && row.to_node == sum.to_node)
          << row.id << " is counted in " << sum.id << " too";
  }
}

TEST(network, a_contract_runs_over_a_line_that_ends_at_its_buyer) {
  for (const auto& contract : tables().contracts) {
    const bool by_pipe = std::any_of(tables().pipelines.begin(), tables().pipelines.end(), [&](const auto& pipe) {
      return (pipe.id == contract.route || pipe.system == contract.route) && pipe.to_node == contract.buyer;
    });
    const bool by_ship = std::any_of(tables().liquefaction.begin(), tables().liquefaction.end(),
                                     [&](const auto& plant) { return plant.id == contract.route; });
    EXPECT_TRUE(by_pipe || by_ship) << contract.id;
  }
}

TEST(network, which_version_of_a_contract_counts_is_never_a_matter_of_names) {
  const auto& rows = tables().contracts;
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (std::size_t j = i + 1; j < rows.size(); ++j) {
      const auto &a = rows[i], &b = rows[j];
      if (a.seller != b.seller || a.buyer != b.buyer || a.route != b.route || a.known_from != b.known_from) continue;
      const bool apart = (a.until && b.from && *a.until <= *b.from) || (b.until && a.from && *b.until <= *a.from);
      EXPECT_TRUE(apart || a.from != b.from) << a.id << " and " << b.id;
    }
}

void expect_floors_fit(const World& world, const Timeline& line, const std::string& seen) {
  const State state = make_state(world, line, {});
  for (int t = 0; t < line.period_count(); ++t) {
    std::map<std::string, double> floors;  // by row or system and end, TWh
    for (std::size_t c = 0; c < world.contracts.size(); ++c)
      if (state.contract_minimum.at(c, t) > 0)
        floors[world.contracts[c].route + " " + world.contracts[c].buyer] += state.contract_minimum.at(c, t);
    for (const auto& [route, floor] : floors) {
      double capacity = 0;
      bool by_pipe = false;
      for (std::size_t p = 0; p < world.pipelines.size(); ++p) {
        const auto& pipe = world.pipelines[p];
        if (pipe.id + " " + pipe.to_node != route && pipe.system + " " + pipe.to_node != route) continue;
        by_pipe = true;
        capacity += pipe.capacity * line.day_count(t) / 365.0 * state.pipeline.at(p, t);
      }
      if (by_pipe) {
        EXPECT_LE(floor, capacity + 1e-9) << route << " in " << line.month(t).text() << " " << seen;
      }
    }
  }
}

// A floor above what the line can carry would be paid for as a shortfall in every run.
TEST(network, no_contract_asks_for_more_than_its_line_carries) {
  for (const int year : kBaseYears) expect_floors_fit(looked_back_on(year), year_timeline(year), "looked back on");
  for (const Date day : {Date{2019, 6, 30}, Date{2019, 12, 31}, Date{2020, 6, 30}, Date{2021, 6, 30}, Date{2021, 12, 31},
                         Date{2022, 6, 30}, Date{2022, 12, 31}, Date{2023, 11, 30}, Date{2024, 12, 31}, Date{2025, 3, 14}}) {
    const World world = world::known_by(tables(), day);
    expect_floors_fit(world, make_timeline(world, day, 24), "as of " + day.text());
  }
}

// Plants of a node whose ships load in one area are one place to the model.
std::map<std::string, std::string> loading_places(const World& world) {
  std::map<std::string, std::string> place;
  for (const auto& plant : world.liquefaction)
    for (const auto& port : world.ports)
      if (port.id == plant.port)
        place[plant.id] = plant.node + " " + plant.vessel + " " + (port.area.empty() ? port.id : port.area);
  return place;
}

TEST(network, no_contract_by_sea_asks_for_more_than_is_made) {
  for (const int year : kBaseYears) {
    const World world = looked_back_on(year);
    const Timeline line = year_timeline(year);
    const State state = make_state(world, line, {});
    auto place = loading_places(world);
    for (int t = 0; t < 12; ++t) {
      std::map<std::string, double> floor, made;  // TWh in the month
      for (std::size_t c = 0; c < world.contracts.size(); ++c)
        if (place.contains(world.contracts[c].route))
          floor[place[world.contracts[c].route]] += state.contract_minimum.at(c, t);
      for (std::size_t p = 0; p < world.liquefaction.size(); ++p) {
        const auto& plant = world.liquefaction[p];
        made[place[plant.id]] +=
            plant.capacity * plant.availability * state.liquefaction.at(p, t) * line.month(t).day_count() / 365.0;
      }
      for (const auto& [where, twh] : floor) EXPECT_LE(twh, made[where] + 1e-9) << where << " in " << line.month(t).text();
    }
  }
}

// A cargo counts for every contract over its loading place, so two such rows for one buyer would be served by the same gas.
TEST(network, a_buyer_has_one_contract_by_sea_with_a_loading_place) {
  auto place = loading_places(tables());
  std::map<std::string, std::string> route;
  for (const auto& contract : tables().contracts) {
    if (!place.contains(contract.route)) continue;
    const auto [at, is_new] = route.emplace(place[contract.route] + " " + contract.buyer, contract.route);
    EXPECT_EQ(at->second, contract.route) << contract.id;
  }
}

TEST(network, every_store_has_its_opening_stock_in_every_base_year) {
  for (const int year : kBaseYears) {
    const World world = looked_back_on(year);
    for (const auto& store : world.storage) {
      const auto level = std::find_if(world.storage_levels.begin(), world.storage_levels.end(), [&](const auto& row) {
        return row.storage == store.id && row.date == Date{year, 1, 1};
      });
      ASSERT_NE(level, world.storage_levels.end()) << store.id << " " << year;
      EXPECT_LE(level->level, store.working_gas_volume + 1e-9) << level->id;
      if (store.from && Date{year, 1, 1} < *store.from) {
        EXPECT_EQ(level->level, 0) << level->id;
      }
      EXPECT_TRUE(std::any_of(world.storage_norms.begin(), world.storage_norms.end(), [&](const auto& norm) {
        return norm.storage == store.id;
      })) << store.id;
    }
  }
}

TEST(network, opening_stocks_of_the_eu_sum_to_what_was_published) {
  const std::map<int, double> published{{2019, 773.6}, {2020, 993.3}, {2021, 825.3}, {2022, 594.7}};
  for (const auto& [year, twh] : published) {
    double sum = 0;
    for (const auto& level : tables().storage_levels) {
      const auto store = std::find_if(tables().storage.begin(), tables().storage.end(),
                                      [&](const auto& row) { return row.id == level.storage; });
      const auto node =
          std::find_if(tables().nodes.begin(), tables().nodes.end(), [&](const auto& row) { return row.id == store->node; });
      if (level.date == Date{year, 1, 1} && holds_node(tables(), "region:eu", *node)) sum += level.level;
    }
    EXPECT_NEAR(sum, twh, 0.01 * twh) << year;
  }
}

TEST(network, no_stock_of_a_forbidden_day_is_in_the_tables) {
  for (const auto& level : tables().storage_levels) {
    const bool base = level.date.year == 2024 || level.date <= Date{2022, 1, 1} || level.date == Date{2025, 1, 1};
    EXPECT_TRUE(base) << level.id;
  }
}

}  // namespace
}  // namespace netback::model
