// The smallest world that loads: one place that makes 100 TWh a year and burns 100. Written to a folder of its own, with
// what a test wants changed, and loaded from there.
#pragma once
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "world/world.h"

namespace netback::world::test {

using Files = std::map<std::string, std::string>;  // table -> its CSV text

inline const std::string kShipped = NETBACK_SOURCE_DIR "/data/world";
inline const std::string kRest = ",from,until,known_from,source,confidence,note\n";
inline const std::string kOld = ",,,2020-01-01,source:judgement,low,\n";

inline Files smallest_world() {
  return {{"sellers", "id,name,country,tracked" + kRest + "seller:rest,Others,,yes" + kOld},
          {"nodes", "id,name,countries,lat,lon,seller" + kRest + "node:one,One,,50,10,seller:rest" + kOld},
          {"supply", "id,node,base_year,production,capacity,unit,cash_cost,base_cost,wall_cost,minimum_share,shape" + kRest +
                         "supply:one,node:one,2024,9,9.9,bcm_ei,2,8,20,0.5," + kOld},
          {"demand", "id,node,sector,base_year,quantity,unit,elasticity,reference_price,shape,unserved_cost" + kRest +
                         "demand:one/power,node:one,power,2024,100,twh,-0.2,30,shape:flat,450" + kOld},
          {"shapes", "id,m01,m02,m03,m04,m05,m06,m07,m08,m09,m10,m11,m12" + kRest +
                         "shape:flat,0.085,0.077,0.085,0.082,0.085,0.082,0.085,0.085,0.082,0.085,0.082,0.085" + kOld}};
}

inline Result<Loaded> load_files(const Files& files) {
  const auto* test = testing::UnitTest::GetInstance()->current_test_info();
  const std::filesystem::path folder = testing::TempDir() + "netback_" + test->test_suite_name() + "_" + test->name();
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  for (const auto& [table, text] : files) std::ofstream(folder / (table + ".csv"), std::ios::binary) << text;
  auto loaded = load_world(folder.string());
  std::filesystem::remove_all(folder);
  return loaded;
}

template <class T>
const T& row_of(const std::vector<T>& rows, const std::string& id) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const T& row) { return row.id == id; });
  if (found == rows.end()) throw std::out_of_range("no row " + id);
  return *found;
}

inline std::string told(const Loaded& loaded) {
  std::string text;
  for (const Finding& f : loaded.findings) text += f.where + ": " + f.what + "\n";
  return text;
}

}  // namespace netback::world::test
