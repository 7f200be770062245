// Accounts before and after: sellers, importers, places.
#include <algorithm>
#include <cmath>
#include <set>

#include "report/facts.h"

namespace netback::report {
namespace {

constexpr double kSmallMillionUsd = 0.5;

const market::SellerAccount* seller_in(const market::Comparison& comparison, std::size_t index, const std::string& id) {
  if (index >= comparison.accounts.size()) return nullptr;
  const auto& sellers = comparison.accounts[index].sellers;
  const auto found = std::ranges::find(sellers, id, &market::SellerAccount::seller);
  return found == sellers.end() ? nullptr : &*found;
}

std::set<std::string> ids_of_sellers(const market::Comparison& comparison, std::size_t all) {
  std::set<std::string> ids;
  for (const std::size_t index : {std::size_t{0}, all})
    if (index < comparison.accounts.size())
      for (const market::SellerAccount& row : comparison.accounts[index].sellers) ids.insert(row.seller);
  return ids;
}

}  // namespace

std::vector<AccountChange> Facts::seller_changes() const {
  static const market::SellerAccount kNone;
  const auto account = [&](std::size_t index, const std::string& id) -> const market::SellerAccount& {
    const auto* found = seller_in(in.comparison, index, id);
    return found ? *found : kNone;
  };
  std::vector<AccountChange> changes;
  for (const std::string& id : ids_of_sellers(in.comparison, all)) {
    const auto &before = account(0, id), &after = account(all, id);
    AccountChange change{id,
                         before.export_revenue,
                         after.export_revenue,
                         before.export_twh,
                         after.export_twh,
                         before.lng_twh,
                         after.lng_twh,
                         0,
                         0,
                         {}};
    change.mark_up_before = before.mark_up, change.mark_up_after = after.mark_up;
    change.weighted = weigh([&](std::size_t index) { return account(index, id).export_revenue; });
    if (std::max(std::fabs(change.before), std::fabs(change.after)) >= kSmallMillionUsd) changes.push_back(change);
  }
  std::ranges::stable_sort(changes, std::ranges::greater{}, &AccountChange::change);
  return changes;
}

std::vector<AccountChange> Facts::importer_changes() const {
  std::vector<AccountChange> changes;
  if (in.comparison.accounts.empty()) return changes;
  for (const market::Dependence& before : in.comparison.accounts[0].places) {
    const auto* after = place(all, before.place);
    if (!after) continue;
    AccountChange change{before.place,
                         before.import_cost,
                         after->import_cost,
                         before.consumption_twh,
                         after->consumption_twh,
                         0,
                         0,
                         0,
                         0,
                         {}};
    change.weighted = weigh([&](std::size_t index) {
      const auto* there = place(index, before.place);
      return there ? there->import_cost : before.import_cost;
    });
    if (std::max(std::fabs(change.before), std::fabs(change.after)) >= kSmallMillionUsd) changes.push_back(change);
  }
  std::ranges::stable_sort(changes, std::ranges::less{}, &AccountChange::change);
  return changes;
}

const market::Dependence* Facts::place(std::size_t index, const std::string& id) const {
  if (index >= in.comparison.accounts.size()) return nullptr;
  const auto& places = in.comparison.accounts[index].places;
  const auto found = std::ranges::find(places, id, &market::Dependence::place);
  return found == places.end() ? nullptr : &*found;
}

std::vector<std::string> Facts::places() const {
  std::vector<std::string> ids;
  for (const char* id : {"country:germany", "region:eu", "country:china", "country:japan"})
    if (place(0, id)) ids.emplace_back(id);
  if (ids.empty() && !in.comparison.accounts.empty())
    for (const market::Dependence& row : in.comparison.accounts[0].places)
      if (ids.size() < 6) ids.push_back(row.place);
  return ids;
}

}  // namespace netback::report
