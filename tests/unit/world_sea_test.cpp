// Faults of the tables of the sea are told, each with its row.
#include "world_files.h"

namespace netback::world {
namespace {

using namespace test;

// Two ports a quarter of the way round the equator apart, a plant and a terminal, a gate between.
Files a_sea() {
  Files files = smallest_world();
  files["countries"] = "id,name,iso3,regions" + kRest + "country:one,One,ONE," + kOld;
  files["ports"] = "id,name,country,lat,lon,berth,area" + kRest + "port:a,A,country:one,0,0,0," + kOld +
                   "port:b,B,country:one,0,90,0," + kOld;
  files["vessels"] =
      "id,name,cargo,speed,boil_off,fuel_cost,port_days,port_cost,fleet,utilisation,idle_cost,tight_cost,"
      "ice_class,draft,beam,co2,reference_hire" +
      kRest + "vessel:one,Ship,1.1,17,0.001,1000,3,0.4,10,0.9,20000,90000,none,11.5,,150,60000" + kOld;
  files["liquefaction"] = "id,name,node,port,capacity,availability,own_use,cost,vessel" + kRest +
                          "lng:one,Plant,node:one,port:a,2,1,0,1.2,vessel:one" + kOld;
  files["straits"] =
      "id,name,kind,draft,beam,slots,delay,closable" + kRest + "route:gap,Gap,canal,15.2,51.25,2,1.5,yes" + kOld;
  files["sea_gates"] =
      "id,strait,barrier,line,length,zone_a,zone_b" + kRest + "gate:gap,route:gap,1 44;-1 44,0 44;0 45,,," + kOld;
  files["sea_legs"] =
      "id,from_point,to_point,gates,zone,distance,line" + kRest + "leg:1,port:a,gate:gap/a,,,2642,0 0;0.5 20;0 44" + kOld +
      "leg:2,gate:gap/a,gate:gap/b,route:gap,,60.1,0 44;0 45" + kOld + "leg:3,gate:gap/b,port:b,,ice:north,2702,";
  files["sea_legs"] += kOld;
  files["ice"] = "id,zone,ice_class,month,navigable,navigable_low,navigable_high,speed,speed_low,speed_high,detour,escort" +
                 kRest + "ice:north/none/8,ice:north,none,8,0.9,0.8,1,12,10,14,1.05,0.1" + kOld;
  files["passage_costs"] =
      "id,strait,vessel,kind,laden,ballast,low,high" + kRest + "toll:gap,route:gap,,toll,0.5,0.4,0.8,1.3" + kOld;
  return files;
}

void expect_fault(const Files& files, const std::string& words) {
  const auto loaded = load_files(files);
  ASSERT_TRUE(loaded.has_value());
  EXPECT_FALSE(loaded->usable()) << words;
  EXPECT_NE(told(*loaded).find(words), std::string::npos) << told(*loaded);
}

Files with(const std::string& table, const std::string& from, const std::string& to) {
  Files files = a_sea();
  const std::size_t at = files[table].find(from);
  EXPECT_NE(at, std::string::npos) << from;
  if (at != std::string::npos) files[table].replace(at, from.size(), to);
  return files;
}

TEST(WorldSea, ASoundSeaLoads) {
  const auto loaded = load_files(a_sea());
  ASSERT_TRUE(loaded.has_value());
  ASSERT_TRUE(loaded->usable()) << told(*loaded);
  const World& w = loaded->world;
  ASSERT_EQ(w.sea_legs.size(), 3U);
  ASSERT_EQ(w.sea_legs[0].line.size(), 3U);
  EXPECT_EQ(w.sea_legs[0].line[1].lat, 0.5);
  EXPECT_EQ(w.sea_legs[0].line[1].lon, 20);
  EXPECT_TRUE(w.sea_legs[2].line.empty());
  EXPECT_EQ(w.sea_legs[2].zone, "ice:north");
  EXPECT_EQ(w.straits[0].slots, 2);
  EXPECT_TRUE(w.straits[0].closable);
  EXPECT_EQ(w.vessels[0].draft, 11.5);
  EXPECT_EQ(w.vessels[0].beam, 0);
  EXPECT_EQ(w.sea_gates[0].barrier.size(), 2U);
  EXPECT_EQ(w.ice[0].escort, 0.1);
}

TEST(WorldSea, FaultsOfLegsAreTold) {
  expect_fault(with("sea_legs", "0.5 20", "0.5,20"), "fields");
  expect_fault(with("sea_legs", "0.5 20", "0.5"), "line '0.5' is not a point");
  expect_fault(with("sea_legs", "0.5 20", "0.5 200"), "line '0.5 200' is not a point");
  expect_fault(with("sea_legs", "2642", "0"), "a leg of no length");
  expect_fault(with("sea_legs", "2642", "2620"), "the great circle is 2645");
  expect_fault(with("sea_legs", "0 0;0.5 20", "0 1;0.5 20"), "does not reach port:a");
  expect_fault(with("sea_legs", "gate:gap/b,port:b", "gate:gap/c,port:b"), "'gate:gap/c' is no side of a gate");
  expect_fault(with("sea_legs", "gate:gap/b,port:b", "gate:gap/b,port:c"), "'port:c' is not in ports.csv");
  expect_fault(with("sea_legs", "route:gap", "route:gulf"), "'route:gulf' is not in straits.csv");
}

TEST(WorldSea, APlantOffTheSeaIsTold) {
  Files files = a_sea();
  files["ports"] += "port:c,C,country:one,0,10," + kOld;
  files["liquefaction"] += "lng:two,Plant,node:one,port:c,2,1,0,1.2,vessel:one" + kOld;
  expect_fault(files, "port:c is in no row of sea_legs.csv");
}

TEST(WorldSea, FaultsOfIceStraitsAndDuesAreTold) {
  expect_fault(with("ice", "12,10,14", "12,13,14"), "speeds do not rise");
  expect_fault(with("ice", "12,10,14", "12,0,14"), "a speed of 0");
  expect_fault(with("ice", "0.9,0.8,1,", "0.7,0.8,1,"), "shares do not rise");
  expect_fault(with("ice", ",8,0.9", ",13,0.9"), "month 13 is outside");
  expect_fault(with("passage_costs", "0.8,1.3", "1.1,1.3"), "low 1.1 is outside 0 to 1");
  expect_fault(with("passage_costs", "0.8,1.3", "0.8,0.9"), "high 0.9 is outside 1 to 100");
  expect_fault(with("passage_costs", ",toll,", ",bribe,"), "'bribe' is not one of its words");
  expect_fault(with("passage_costs", "route:gap", "route:gulf"), "'route:gulf' is not in straits.csv");
  expect_fault(with("straits", "1.5,yes", "1.5,maybe"), "'maybe' is not one of its words");
  expect_fault(with("sea_gates", "0 44;0 45", "0 44"), "a gate without a line");
  Files files = a_sea();
  files["sea_bans"] = "id,name,polygon" + kRest + "ban:reef,Reef,1 1;1 2" + kOld;
  expect_fault(files, "fewer than three points");
}

}  // namespace
}  // namespace netback::world
