// sea_network build LAND WORLD [--threads N]: writes WORLD/sea_legs.csv and sea_mask.bin from its ports, sea_gates and
// sea_bans. sea_network check LAND WORLD: where lines cross land more than 5 nautical miles from a port; 1 if any does.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>
#include <string>

#include "core/file.h"
#include "core/number.h"
#include "sea_network/build.h"

namespace netback::sea_network {
namespace {

constexpr double kNearPortNm = 5;
// Lines are tried close to the great circle, and with points as far apart as `netback route --format geojson` draws them.
constexpr double kStepsNm[] = {5, 60};

int fail(const Error& error) {
  std::fprintf(stderr, "%s: %s\n%s\n", error.where.c_str(), error.what.c_str(), error.fix.c_str());
  return 1;
}

Result<world::World> sea_of(const std::string& folder) {
  NB_TRY(loaded, world::load_sea(folder));
  for (const auto& finding : loaded.findings)
    if (finding.is_error) return bad_input(finding.what, finding.where, finding.fix);
  return std::move(loaded.world);
}

std::string slug(const std::string& id) {
  std::string text = id.substr(id.find(':') + 1);
  std::replace(text.begin(), text.end(), '/', '-');
  return text;
}

int run_build(const Land& land, const std::string& folder, int threads) {
  const auto sea = sea_of(folder);
  if (!sea) return fail(sea.error());
  std::vector<std::string> remarks;
  std::map<std::string, std::string> rows;
  const Built built = build(land, *sea, threads, remarks);
  for (const Leg& leg : built.legs) {
    std::string line;
    for (const Point& at : leg.line) line += (line.empty() ? "" : ";") + fixed_text(at.lat, 3) + " " + fixed_text(at.lon, 3);
    const std::string id = "leg:" + slug(leg.from) + "--" + slug(leg.to);
    rows[id] = id + "," + leg.from + "," + leg.to + "," + leg.strait + "," + leg.zone + "," +
               fixed_text(leg.distance_nm, 1) + "," + line + ",,,1900-01-01,source:natural-earth-land,medium,\n";
  }
  std::string text = "id,from_point,to_point,gates,zone,distance,line,from,until,known_from,source,confidence,note\n";
  for (const auto& [id, row] : rows) text += row;
  for (const auto& remark : remarks) std::fprintf(stderr, "%s\n", remark.c_str());
  if (!remarks.empty()) return 1;
  if (const auto written = write_file(folder + "/sea_legs.csv", text); !written) return fail(written.error());
  if (const auto written = write_file(folder + "/sea_mask.bin", built.mask); !written) return fail(written.error());
  std::printf("%zu legs, %zu bytes; mask of %zu bytes\n", rows.size(), text.size(), built.mask.size());
  return 0;
}

int run_check(const Land& land, const std::string& folder) {
  const auto sea = sea_of(folder);
  if (!sea) return fail(sea.error());
  std::map<std::string, Point> ports;
  for (const auto& port : sea->ports) ports[port.id] = {port.lat, port.lon};
  std::set<std::string> canals;  // drawn as they stand: cut through land
  for (const auto& gate : sea->sea_gates)
    if (gate.length > 0) canals.insert(gate.id + "/a");
  int crossing = 0;
  for (const auto& leg : sea->sea_legs) {
    if (canals.contains(leg.from_point) && !leg.gates.empty()) continue;
    for (const double step_nm : kStepsNm) {
      const auto dense = route::densified(leg.line, step_nm);
      for (std::size_t i = 1; i < dense.size(); ++i)
        for (const Point& at : land.crossings(dense[i - 1], dense[i])) {
          const auto near = [&](const std::string& id) {
            return ports.contains(id) && route::geodesic_nm(ports[id], at) <= kNearPortNm;
          };
          if (near(leg.from_point) || near(leg.to_point)) continue;
          ++crossing;
          std::printf("%s: crosses land at %s %s\n", leg.id.c_str(), fixed_text(at.lat, 3).c_str(),
                      fixed_text(at.lon, 3).c_str());
        }
    }
  }
  std::printf("%zu lines, %d crossings of land more than %g nautical miles from a port\n", sea->sea_legs.size(), crossing,
              kNearPortNm);
  return crossing == 0 ? 0 : 1;
}

int run(const std::vector<std::string>& words) {
  if (words.size() < 3 || (words[0] != "build" && words[0] != "check")) {
    std::fprintf(stderr, "sea_network build|check LAND WORLD [--threads N]\n");
    return 2;
  }
  const auto land = Land::read(words[1]);
  if (!land) return fail(land.error());
  if (words[0] == "check") return run_check(*land, words[2]);
  const int threads = words.size() == 5 && words[3] == "--threads" ? std::max(1, std::atoi(words[4].c_str())) : 2;
  return run_build(*land, words[2], threads);
}

}  // namespace
}  // namespace netback::sea_network

int main(int argc, char** argv) { return netback::sea_network::run({argv + 1, argv + argc}); }
