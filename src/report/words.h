// Words and numbers as the report writes them, and names for ids. Page text is hostile: clean() and escape() of
// core/markup.h stand between it and a terminal or a browser.
#pragma once
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/markup.h"
#include "read/claim.h"
#include "scenario/event.h"
#include "world/world.h"

namespace netback::report {

// Letters, digits, '-' and '_' only: "event-" + anchor("us/a") -> "event-us-a".
std::string anchor(std::string_view kind, std::string_view id);

std::string signed_text(double value, int decimals);     // "+0.35", "-0.35", "0.00"
std::string percent_text(double share, int decimals = 0);
std::string odds_text(const std::array<double, 3>& odds);  // "5-15-30 %"
std::string residual_text(double value);                 // "3.1e-09"
std::string joined(const std::vector<std::string>& parts, std::string_view between = ", ");
std::string counted(std::size_t count, std::string_view one, std::string_view many);
bool rounds_to_nothing(double value, int decimals);

// Names of the world's ids; an id the tables do not name is shown as it is, a pipeline system by its slug.
class Names {
 public:
  explicit Names(const world::World& world);
  std::string of(const std::string& id) const;

 private:
  std::map<std::string, std::string> names_;
};

const char* hedge_label(read::Hedge hedge);       // "said as possible"
const char* hedge_meaning(read::Hedge hedge);     // for the legend
inline constexpr const char* kUnknownSource = "the page does not say who";
// "Russian and European officials (unnamed), by way of Bloomberg"; "the page itself"; "the page does not say who".
std::string who_says(const read::PageRead& page, const read::Claim& claim);
std::string how_sure(const read::Claim& claim);   // hedge with the words that carry it
bool is_accusation(const read::Claim& claim);
bool is_silence(const read::Claim& claim);

// What the lever acts on, and by how much.
std::string lever_target(const scenario::Lever& lever, const Names& names);
// Ids of the rows a lever touches.
std::vector<std::string> lever_ids(const scenario::Lever& lever);

}  // namespace netback::report
