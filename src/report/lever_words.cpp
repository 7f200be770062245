// What a lever acts on, in words and as ids.
#include "core/number.h"
#include "core/units.h"
#include "report/words.h"

namespace netback::report {
namespace {

using namespace scenario;

std::string a_year(double twh) {
  return fixed_text(twh, 0) + " TWh a year (" + fixed_text(twh / units::kTwhPerBcm, 1) + " bcm)";
}

struct Target {
  const Names& names;
  std::string operator()(const CapacityLever& l) const {
    return names.of(l.asset) + ": " + percent_text(l.share) + " of its capacity";
  }
  std::string operator()(const FlowLever& l) const {
    return names.of(l.route) + ": " + names.of(l.seller) + (l.resume ? " delivers up to " : " delivers no more than ") +
           a_year(l.twh_per_year);
  }
  std::string operator()(const RestrictionLever& l) const {
    std::string text = names.of(l.target);
    if (!l.kind.empty()) text += " (" + clean(l.kind) + ")";
    if (!l.restrictor.empty()) text += ", by " + names.of(l.restrictor);
    if (!l.lift) text += ": " + percent_text(l.share) + " still allowed";
    return text;
  }
  std::string operator()(const StakeLever& l) const {
    const std::string from = l.from_owner.empty() ? "its owners" : names.of(l.from_owner);
    return names.of(l.asset) + ": " + percent_text(l.share, 1) + " from " + from + " to " + names.of(l.buyer);
  }
  std::string operator()(const ContractLever& l) const {
    return names.of(l.seller) + " to " + names.of(l.buyer) + ": " +
           (l.twh_per_year > 0 ? a_year(l.twh_per_year) : "the contract ends");
  }
  std::string operator()(const RouteLever& l) const {
    if (l.cost_million_usd)
      return names.of(l.gate) + ": " + signed_text(*l.cost_million_usd, 2) + " million USD a passage, there and back";
    return names.of(l.gate) + ": " + percent_text(l.share) + " of ships may pass";
  }
  std::string operator()(const TariffLever& l) const {
    return names.of(l.target) + ": " + signed_text(l.usd_per_mwh, 2) + " USD/MWh";
  }
  std::string operator()(const TaxLever& l) const {
    std::string text = names.of(l.target);
    for (const std::string& buyer : l.buyers) text += (&buyer == &l.buyers.front() ? " to " : ", ") + names.of(buyer);
    return text + ": tax " + signed_text(l.usd_per_mwh, 2) + " USD/MWh on " + (l.buyers.empty() ? "use" : "sales");
  }
  std::string operator()(const PriceCapLever& l) const {
    return names.of(l.place) + ": nobody pays more than " + fixed_text(l.usd_per_mwh, 2) + " USD/MWh";
  }
  std::string operator()(const DemandLever& l) const {
    return names.of(l.node) + ": demand times " + fixed_text(l.factor, 2);
  }
  std::string operator()(const SupplyLever& l) const {
    return names.of(l.target) + ": output times " + fixed_text(l.factor, 2);
  }
  std::string operator()(const AgreementLever& l) const { return clean(l.topic); }
};

struct Touched {
  std::vector<std::string> operator()(const CapacityLever& l) const { return {l.asset}; }
  std::vector<std::string> operator()(const FlowLever& l) const { return {l.route}; }
  std::vector<std::string> operator()(const RestrictionLever& l) const { return {l.target}; }
  std::vector<std::string> operator()(const StakeLever& l) const { return {l.asset}; }
  std::vector<std::string> operator()(const ContractLever& l) const { return {l.contract, l.route}; }
  std::vector<std::string> operator()(const RouteLever& l) const { return {l.gate}; }
  std::vector<std::string> operator()(const TariffLever& l) const { return {l.target}; }
  std::vector<std::string> operator()(const TaxLever& l) const { return {l.target}; }
  std::vector<std::string> operator()(const PriceCapLever& l) const { return {l.place}; }
  std::vector<std::string> operator()(const DemandLever& l) const { return {l.node}; }
  std::vector<std::string> operator()(const SupplyLever& l) const { return {l.target}; }
  std::vector<std::string> operator()(const AgreementLever&) const { return {}; }
};

}  // namespace

std::string lever_target(const Lever& lever, const Names& names) { return std::visit(Target{names}, lever); }

std::vector<std::string> lever_ids(const Lever& lever) {
  std::vector<std::string> ids = std::visit(Touched{}, lever);
  std::erase(ids, "");
  return ids;
}

}  // namespace netback::report
