// A dated list of what was expected and what came (data/hindcast/*.csv, docs/data/hindcast-events.md): factors of demand and
// supply and shares of capacity by month, each with the day it could be known.
#pragma once
#include <string>
#include <vector>

#include "core/error.h"
#include "core/month.h"
#include "world/world.h"

namespace netback::calibrate {

enum class Measure : std::uint8_t { demand_factor, supply_factor, capacity_share };
enum class Path : std::uint8_t { announced, pessimistic, realised };

struct ListedEvent {
  std::string id, target, where;
  Measure measure = Measure::demand_factor;
  Path path = Path::realised;
  int year = 0;
  int month = 0;  // 1 to 12; 0 = every month of the year
  Date known_from;
  double value = 1;
};

// Every fault of the file at once, each with its line, in `findings`; rows of contract_quantity are a check for readers and
// no event. Fails only where the file cannot be read.
Result<std::vector<ListedEvent>> read_event_list(const std::string& file, std::vector<world::Finding>& findings);
// The same of bytes that are at hand; `file` names them.
Result<std::vector<ListedEvent>> parse_event_list(std::string_view bytes, const std::string& file,
                                                  std::vector<world::Finding>& findings);

// Targets that no row of the tables answers to, each with its line and the id most like it.
void check_targets(const world::World& world, const std::vector<ListedEvent>& list, std::vector<world::Finding>& findings);

// What a target's row is set to in a month: by position in supply, demand, liquefaction, ... of the world.
struct Setting {
  std::string row;  // id of the demand, supply, plant or pipeline row
  Measure measure = Measure::demand_factor;
  Month month;
  double value = 1;
  friend auto operator<=>(const Setting&, const Setting&) = default;
};

// What the list says of the months of a year on a day: months before `first_open` as they came, the others as announced (or
// in the pessimistic reading of it) by rows known on the day. A row for a month overrules one for the year, a demand or
// supply row one for its node, a node one for a region; of two the one known later.
struct View {
  Date day;
  Month first_open;
  Path path = Path::announced;
};
std::vector<Setting> settings(const world::World& world, const std::vector<ListedEvent>& list, int year, const View& view);

}  // namespace netback::calibrate
