#include "scenario/event.h"

namespace netback::scenario {
namespace {

struct Name {
  const char* operator()(const CapacityLever&) const { return "capacity"; }
  const char* operator()(const FlowLever&) const { return "flow"; }
  const char* operator()(const RestrictionLever& lever) const { return lever.lift ? "lift" : "restriction"; }
  const char* operator()(const StakeLever&) const { return "stake"; }
  const char* operator()(const ContractLever&) const { return "contract"; }
  const char* operator()(const RouteLever&) const { return "route"; }
  const char* operator()(const TariffLever&) const { return "tariff"; }
  const char* operator()(const TaxLever&) const { return "tax"; }
  const char* operator()(const PriceCapLever&) const { return "price_cap"; }
  const char* operator()(const DemandLever&) const { return "demand"; }
  const char* operator()(const SupplyLever&) const { return "supply"; }
  const char* operator()(const AgreementLever&) const { return "agreement"; }
};

}  // namespace

const char* lever_name(const Lever& lever) { return std::visit(Name{}, lever); }

bool moves_market(const Lever& lever) {
  if (std::holds_alternative<StakeLever>(lever) || std::holds_alternative<AgreementLever>(lever)) return false;
  const auto* restriction = std::get_if<RestrictionLever>(&lever);
  return !restriction || restriction->kind != "investment";
}

}  // namespace netback::scenario
