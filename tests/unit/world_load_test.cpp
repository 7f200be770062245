#include <set>

#include "core/csv.h"
#include "core/units.h"
#include "world_files.h"

namespace netback::world {
namespace {

using namespace test;

TEST(WorldLoad, TheShippedWorldHasNoError) {
  const auto loaded = load_world(kShipped);
  ASSERT_TRUE(loaded.has_value());
  EXPECT_TRUE(loaded->usable()) << told(*loaded);
  EXPECT_GE(loaded->world.nodes.size(), 65U);
  EXPECT_TRUE(std::is_sorted(loaded->world.supply.begin(), loaded->world.supply.end(),
                             [](const Supply& a, const Supply& b) { return a.id < b.id; }));
}

TEST(WorldLoad, AFewRowsAreAWorldAndMissingTablesAreEmpty) {
  const auto loaded = load_files(smallest_world());
  ASSERT_TRUE(loaded.has_value());
  EXPECT_TRUE(loaded->findings.empty()) << told(*loaded);
  EXPECT_EQ(loaded->world.nodes.size(), 1U);
  EXPECT_TRUE(loaded->world.pipelines.empty());
  EXPECT_EQ(loaded->world.row_hashes.size(), 5U);
}

TEST(WorldLoad, AFolderWithoutNodesIsNoWorld) {
  EXPECT_EQ(load_world(kShipped + "/nowhere").error().code, Error::Code::not_found);
  Files files = smallest_world();
  files.erase("nodes");
  const auto loaded = load_files(files);
  ASSERT_FALSE(loaded.has_value());
  EXPECT_FALSE(loaded.error().fix.empty());
}

TEST(WorldLoad, AmountsArriveAsTwh) {
  Files files = smallest_world();
  files["ports"] = "id,name,country,lat,lon,berth,area" + kRest + "port:one,One,country:one,50,10,0," + kOld;
  files["countries"] = "id,name,iso3,regions" + kRest + "country:one,One,ONE," + kOld;
  files["vessels"] =
      "id,name,cargo,speed,boil_off,fuel_cost,port_days,port_cost,fleet,utilisation,idle_cost,tight_cost,"
      "ice_class,draft,beam,co2,reference_hire" +
      kRest + "vessel:one,Ship,1.1,17,0.001,1000,3,0.4,10,0.9,20000,90000,none,,,150,60000" + kOld;
  files["vessel_fleets"] = "id,vessel,ships" + kRest + "fleet:one,vessel:one,12" + kOld;
  files["liquefaction"] = "id,name,node,port,capacity,availability,own_use,cost,vessel" + kRest +
                          "lng:one,Plant,node:one,port:one,2,1,0,1.2,vessel:one" + kOld;
  files["regasification"] =
      "id,name,node,port,capacity,unit,cost" + kRest + "terminal:one,Terminal,node:one,port:one,3,bcm,0.9" + kOld;
  files["storage"] = "id,name,node,working_gas_volume,injection,withdrawal,cost,is_one_site" + kRest +
                     "storage:one,Store,node:one,20,150,250,2,yes" + kOld;
  files["observed"] = "id,measure,subject,partner,year,value,unit" + kRest +
                      "observed:a,consumption,node:one,,2024,9,bcm_ei" + kOld +
                      "observed:b,price,price:one,,2024,11,usd_per_mmbtu" + kOld;
  const auto loaded = load_files(files);
  ASSERT_TRUE(loaded.has_value());
  ASSERT_TRUE(loaded->usable()) << told(*loaded);
  const World& w = loaded->world;
  EXPECT_NEAR(w.supply[0].production, 100, 1e-9);
  EXPECT_NEAR(w.supply[0].capacity, 110, 1e-9);
  EXPECT_DOUBLE_EQ(w.demand[0].quantity, 100);
  EXPECT_DOUBLE_EQ(w.liquefaction[0].capacity, 2 * units::kTwhPerMtLng);
  EXPECT_DOUBLE_EQ(w.regasification[0].capacity, 3 * units::kTwhPerBcm);
  EXPECT_DOUBLE_EQ(w.vessel_fleets[0].ships, 12);
  EXPECT_DOUBLE_EQ(w.storage[0].injection, 0.15);  // GWh/d to TWh/d
  EXPECT_NEAR(row_of(w.observed, "observed:a").value, 100, 1e-9);
  EXPECT_DOUBLE_EQ(row_of(w.observed, "observed:b").value, 11);
  EXPECT_EQ(row_of(w.observed, "observed:b").unit, "usd_per_mmbtu");
}

TEST(WorldLoad, AByteOrderMarkAndCrlfChangeNothing) {
  Files files = smallest_world();
  std::string crlf = "\xEF\xBB\xBF";
  for (const char c : files["nodes"]) crlf += c == '\n' ? "\r\n" : std::string(1, c);
  const auto plain = load_files(smallest_world());
  files["nodes"] = crlf;
  const auto same = load_files(files);
  ASSERT_TRUE(same.has_value() && same->findings.empty());
  EXPECT_EQ(world_hash(plain->world), world_hash(same->world));
}

// The columns of a table as columns.csv describes them: id, its own, then those all tables share. Sources have no source.
std::vector<std::string> described_columns(const CsvTable& columns, const std::string& table) {
  const std::size_t name = columns.column("table"), column = columns.column("column");
  std::vector<std::string> own{"id"};
  for (const CsvRow& row : columns.rows) {
    if (row.fields[name] != table) continue;
    if (row.fields[column] != "m01") {
      own.push_back(row.fields[column]);
      continue;
    }
    for (int m = 1; m <= 12; ++m) own.push_back((m < 10 ? "m0" : "m") + std::to_string(m));
  }
  if (table == "sources") return own;
  for (const char* shared : {"from", "until", "known_from", "source", "confidence", "note"}) own.emplace_back(shared);
  return own;
}

TEST(WorldLoad, EveryHeaderIsWhatColumnsCsvSays) {
  const auto columns = read_csv(kShipped + "/columns.csv");
  ASSERT_TRUE(columns.has_value());
  EXPECT_EQ(columns->header, (std::vector<std::string>{"table", "column", "type", "unit", "required", "description"}));
  std::set<std::string> described, present, loaded;
  for (const CsvRow& row : columns->rows)
    if (row.fields[0] != "*") described.insert(row.fields[0]);
  for (const auto& file : std::filesystem::directory_iterator(kShipped)) {
    const std::string table = file.path().stem().string();
    if (file.path().extension() != ".csv" || table == "columns") continue;
    present.insert(table);
    const auto read = read_csv(file.path().string());
    ASSERT_TRUE(read.has_value()) << read.error().what;
    EXPECT_EQ(read->header, described_columns(*columns, table)) << table;
  }
  const World empty;
  for_each_table(empty, [&](const char* name, const auto&) { loaded.insert(name); });
  EXPECT_EQ(described, present);
  EXPECT_EQ(described, loaded);
}

// Rows of no year in particular count as of any, and so do corrections: costs hold over the years.
template <class T>
int year_of(const T& row) {
  if constexpr (std::is_same_v<T, Correction>)
    return 9999;
  else if constexpr (requires { row.base_year; })
    return row.base_year;
  else if constexpr (std::is_same_v<T, Balance> || std::is_same_v<T, Trade>)
    return row.year;
  else
    return 9999;
}

TEST(WorldLoad, KnownByKeepsTheNewestBaseYearAlone) {
  Files files = smallest_world();
  const auto before = load_files(files);
  files["demand"] +=
      "demand:one/old,node:one,buildings,2021,1,twh,0,20,shape:flat,1000,,,2022-02-15,source:judgement,low,\n";
  files["supply"] += "supply:old,node:one,2021,1,1.1,twh,2,8,20,0,shape:flat,,,2022-02-15,source:judgement,low,\n";
  const auto after = load_files(files);
  ASSERT_TRUE(after.has_value() && after->usable()) << after->findings.front().what;
  EXPECT_EQ(world_hash(known_by(before->world, Date{2100, 1, 1})), world_hash(known_by(after->world, Date{2100, 1, 1})));
}

TEST(WorldLoad, KnownByDropsExactlyWhatWasKnownLater) {
  const auto loaded = load_world(kShipped);
  ASSERT_TRUE(loaded.has_value());
  const Date day{2025, 3, 14};
  const World known = known_by(loaded->world, day, Behaviour::oligopoly);
  World competitive = known;
  for (const auto& row : known.conduct) competitive.row_hashes.erase("conduct/" + row.id);
  EXPECT_FALSE(known.conduct.empty());
  EXPECT_EQ(world_hash(known_by(loaded->world, day)), world_hash(competitive));
  std::map<std::string, std::size_t> kept, expected;
  for_each_table(loaded->world, [&](const char* name, const auto& rows) {
    for (const auto& row : rows) // Corrections carry the year that asked for them, and hold for runs on others too.
      expected[name] += !(day < row.known_from) && (std::string_view(name) == "corrections" || year_of(row) >= 2024);
  });
  std::size_t all = 0;
  for_each_table(known, [&](const char* name, const auto& rows) {
    kept[name] += rows.size(), all += rows.size();
    for (const auto& row : rows) EXPECT_LE(row.known_from, day) << row.id;
  });
  for (const auto& [table, count] : expected) EXPECT_EQ(kept[table], count) << table;
  EXPECT_EQ(known.row_hashes.size(), all);
  EXPECT_LT(known.row_hashes.size(), loaded->world.row_hashes.size());
  EXPECT_NE(world_hash(known), world_hash(loaded->world));
}

TEST(WorldLoad, AWorldWithoutTheLaterRowsIsTheWorldOfThatDay) {
  Files files = smallest_world();
  const auto before = load_files(files);
  files["supply"] += "supply:new,node:one,2024,1,1.1,twh,2,8,20,0,,,,2025-06-01,source:judgement,low,found later\n";
  const auto after = load_files(files);
  ASSERT_TRUE(after.has_value() && after->usable());
  EXPECT_NE(world_hash(before->world), world_hash(after->world));
  EXPECT_EQ(world_hash(before->world), world_hash(known_by(after->world, Date{2025, 5, 31})));
  EXPECT_EQ(world_hash(after->world), world_hash(known_by(after->world, Date{2025, 6, 1})));
}

TEST(WorldLoad, TheHashKnowsEveryByteOfARowAndNotTheirOrder) {
  Files files = smallest_world();
  files["supply"] += "supply:two,node:one,2024,1,1.1,twh,2,8,20,0," + kOld;
  const auto one = load_files(files);
  Files turned = smallest_world();
  const std::size_t second = turned["supply"].find('\n') + 1;
  turned["supply"].insert(second, "supply:two,node:one,2024,1,1.1,twh,2,8,20,0," + kOld);
  EXPECT_EQ(world_hash(one->world), world_hash(load_files(turned)->world));
  files["supply"].replace(files["supply"].rfind("1.1"), 3, "1.2");
  EXPECT_NE(world_hash(one->world), world_hash(load_files(files)->world));
}

}  // namespace
}  // namespace netback::world
