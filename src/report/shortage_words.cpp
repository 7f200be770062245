// Why a place goes short, as a sentence.
#include <algorithm>

#include "core/number.h"
#include "report/first_screen.h"

namespace netback::report {
namespace {

std::string cause_text(const Facts& facts, const market::Cause& cause) {
  const std::string name = clean(cause.name.empty() ? facts.names.of(cause.id) : cause.name);
  const std::string state = cause.is_closed ? " is closed" : " is full";
  if (cause.kind == "pipeline") return "the line " + name + state;
  if (cause.kind == "terminal") return "the terminals of " + name + (cause.is_closed ? " are closed" : " are full");
  if (cause.kind == "plant") return "the plants of " + name + (cause.is_closed ? " are closed" : " are full");
  if (cause.kind == "gate") return name + (cause.is_closed ? " is closed to ships" : " has no slot left");
  if (cause.kind == "ban") {
    const auto mark = cause.id.find('>');
    if (mark == std::string::npos) return "a ban bars " + name;
    return "gas of " + facts.names.of(cause.id.substr(0, mark)) + " is barred from " +
           facts.names.of(cause.id.substr(mark + 1));
  }
  if (cause.kind == "store") return "the store " + name + (cause.is_closed ? " is empty" : " gives all it can");
  if (cause.kind == "contract") return facts.names.of(cause.id) + " allows no more";
  if (cause.kind == "event") return "\"" + name + "\" allows no more";
  if (cause.kind == "fleet") return "no " + name + " ship is left";
  return facts.names.of(cause.id) + " give all they can";
}

}  // namespace

std::string why_short(const Facts& facts, const market::Shortage& shortage) {
  if (shortage.causes.empty()) return "";
  std::vector<std::string> parts;
  bool alone = true;
  for (const market::Cause& cause : shortage.causes)
    parts.push_back(cause_text(facts, cause)), alone = alone && cause.is_enough;
  std::string text = "Why: " + joined(parts, "; ") + ". ";
  if (!alone) return text + "More stands behind: lifting one of them alone would not do.";
  return text + (parts.size() == 1 ? "Lifting this would lower the shortage." : "Lifting any one of them would lower it.");
}

}  // namespace netback::report
