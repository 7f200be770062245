// Taxes, price caps, bans on use and contracts that only an event knows: what they write into a state, and both forms.
#include <algorithm>
#include <cmath>

#include "market/forms.h"
#include "model/constraints.h"
#include "model/contract_rows.h"
#include "toy_world.h"

namespace netback::model {
namespace {

using namespace scenario;
using toy::event;
using toy::months;
using toy::ToyWorld;

// a sells to c through b, which has use of its own; j is far away by sea.
ToyWorld three_nodes() {
  ToyWorld toy;
  toy.seller("a", "a");
  toy.node("a", "a"), toy.node("b"), toy.node("c");
  toy.supply("a", 365, 10), toy.supply("c", 365, 60);
  toy.demand("b", 73, -0.3, 20), toy.demand("c", 73, -0.3, 20);
  toy.pipe("a", "b", 365, 1), toy.pipe("b", "c", 365, 1);
  return toy;
}

State with(const world::World& world, const std::vector<std::pair<Event, double>>& events, int month_count = 1) {
  std::vector<WeightedEvent> weighted;
  for (const auto& [e, weight] : events) weighted.push_back({&e, weight});
  return make_state(world, months(month_count), weighted);
}

std::size_t row(const std::string& id, const auto& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].id == id) return i;
  ADD_FAILURE() << id;
  return 0;
}

TEST(model_levers, capacity_under_a_ban_stays_barred_until_the_ban_is_lifted) {
  ToyWorld toy = three_nodes();
  auto& ban = toy.ban("a", "b");
  ban.kind = "asset_use", ban.target = "pipe:a-b", ban.share = 0.25;
  const auto world = toy.world();
  const Event built = event("built", CapacityLever{"pipe:a-b", 1});
  const Event lift = event("lift", RestrictionLever{"restriction:a-b", "asset_use", "gov:b", {}, 1, true});
  EXPECT_EQ(with(world, {{built, 1}, {lift, 0}}).pipeline.at(0, 0), 0.25);
  EXPECT_EQ(with(world, {{built, 1}, {lift, 0.5}}).pipeline.at(0, 0), 0.625);
  EXPECT_EQ(with(world, {{built, 1}, {lift, 1}}).pipeline.at(0, 0), 1);
}

TEST(model_levers, a_ban_by_event_holds_in_whatever_order_the_events_stand) {
  const auto world = three_nodes().world();
  const std::pair<Event, double> built{event("built", CapacityLever{"pipe:a-b", 1.5}), 1};
  const std::pair<Event, double> ban{event("ban", RestrictionLever{"pipe:a-b", "asset_use", "gov:b", {}, 0.5, false}), 1};
  EXPECT_EQ(with(world, {built, ban}).pipeline.at(0, 0), 0.5);
  EXPECT_EQ(with(world, {ban, built}).pipeline.at(0, 0), 0.5);
  const Event field = event("field", RestrictionLever{"supply:a", "asset_use", "gov:a", {}, 0, false});
  EXPECT_EQ(with(world, {{field, 1}}).supply.at(row("supply:a", world.supply), 0), 0);
  EXPECT_EQ(with(world, {{field, 0.5}}).supply.at(row("supply:a", world.supply), 0), 0.5);
}

TEST(model_levers, a_tax_stands_where_it_is_paid) {
  const auto world = three_nodes().world();
  const std::size_t a = row("seller:a", world.sellers);
  const Event duty = event("duty", TaxLever{"country:a", {"country:b"}, 4}, Month(2025, 2));
  const State s = with(world, {{duty, 0.5}}, 2);
  EXPECT_EQ(s.sale_add.at(node_seller(world, 1, a), 0), 0);
  EXPECT_EQ(s.sale_add.at(node_seller(world, 1, a), 1), 2);
  EXPECT_EQ(s.sale_add.at(node_seller(world, 2, a), 1), 0) << "another buyer";
  EXPECT_EQ(s.sale_add.at(node_seller(world, 1, a + 1), 1), 0) << "another seller";
  EXPECT_EQ(s.use_add.at(1, 1), 0);
  const State used =
      with(world, {{event("use", TaxLever{"country:b", {}, 4}), 1}, {event("more", TaxLever{"node:b", {}, 1}), 1}});
  EXPECT_EQ(used.use_add.at(1, 0), 5);
  EXPECT_EQ(used.use_add.at(2, 0), 0);
  EXPECT_EQ(used.sale_add.at(node_seller(world, 1, a), 0), 0);
}

TEST(model_levers, buyers_offer_no_more_than_the_cap_and_keep_their_order) {
  const auto world = three_nodes().world();
  const State s =
      with(world, {{event("cap", PriceCapLever{"node:b", 30}), 1}, {event("low", PriceCapLever{"node:b", 25}), 0.5}});
  EXPECT_EQ(s.price_cap.at(1, 0), 25);
  EXPECT_EQ(s.cap_weight.at(1, 0), 1);
  const State one = with(world, {{event("cap", PriceCapLever{"country:b", 30}), 1}});
  const auto model = build(world, months(1), {}, one);
  const auto offer = [&](std::size_t node, double worth) { return bid(model.layout.network, one, node, 0, worth); };
  EXPECT_EQ(offer(1, 29), 29);
  EXPECT_EQ(offer(2, 1000), 1000) << "c has no cap";
  EXPECT_NEAR(offer(1, 1000), 30, 1e-2);
  EXPECT_GT(offer(1, 1000), offer(1, 100));
  EXPECT_GT(offer(1, 100), offer(1, 30));
  const State half = with(world, {{event("cap", PriceCapLever{"node:b", 30}), 0.5}});
  EXPECT_NEAR(bid(model.layout.network, half, 1, 0, 100), 65, 1e-2) << "an expected cap counts in proportion";
}

TEST(model_levers, a_season_has_the_cap_of_its_months_for_the_share_of_its_days) {
  const auto world = three_nodes().world();
  Event cap = event("cap", PriceCapLever{"node:b", 30}, Month(2027, 7));
  cap.until = Month(2027, 8);
  const Timeline line{Month(2025, 1), Month(2025, 1), Month(2028, 1), Month(2028, 4), 2};  // from April 2027 two seasons
  const State s = make_state(world, line, {{&cap, 1}});
  const int summer = line.index(Month(2027, 7));
  EXPECT_EQ(line.length(summer), 6);
  EXPECT_EQ(s.price_cap.at(1, summer), 30);
  EXPECT_NEAR(s.cap_weight.at(1, summer), 31.0 / 183, 1e-12);
  EXPECT_TRUE(std::isinf(s.price_cap.at(1, summer + 1)));
}

TEST(model_levers, the_quadratic_form_knows_taxes_and_caps) {
  const auto world = three_nodes().world();
  Scenario scenario;
  scenario.events = {event("use", TaxLever{"node:b", {}, 3}), event("duty", TaxLever{"seller:a", {"country:c"}, 2}),
                     event("short", CapacityLever{"pipe:a-b", 0.2}, Month(2025, 3)),
                     event("cap", PriceCapLever{"country:b", 24}, Month(2025, 4))};
  const auto check = market::check_forms(world, scenario, months(5), 1);
  ASSERT_TRUE(check) << check.error().what;
  ASSERT_EQ(check->variants.size(), 2u);
  const auto& all = check->variants[1];
  EXPECT_TRUE(all.quadratic.holds());
  for (const auto& hub : all.hubs)
    for (std::size_t t = 0; t < 5; ++t)
      EXPECT_NEAR(hub.linear[t], hub.quadratic[t], 0.06 * hub.quadratic[t]) << hub.node << t;
  const auto found = std::ranges::find(all.hubs, std::string("node:b"), &market::HubPrices::node);
  ASSERT_NE(found, all.hubs.end());
  const auto& b = *found;
  EXPECT_GT(b.quadratic[2], 24.5) << "short and not yet capped";
  EXPECT_NEAR(b.linear[3], 24, 2e-3);
  EXPECT_NEAR(b.quadratic[3], 24, 2e-3);
}

TEST(model_levers, a_contract_that_only_an_event_knows_gets_a_row_that_never_holds_by_itself) {
  ToyWorld toy = three_nodes();
  toy.contract("a", "c", "pipe:b-c", 10, 0.5, 1);
  const auto world = toy.world();
  const Event old = event("old", ContractLever{"contract:a-c", "seller:a", "node:c", "pipe:b-c", 20, 0.5, 1});
  EXPECT_FALSE(with_new_contracts(world, {old}));
  const Event fresh = event("new", ContractLever{"contract:a-b", "seller:a", "node:b", "", 36.5, 0.8, 1}, Month(2025, 2));
  const auto more = with_new_contracts(world, {old, fresh, fresh});
  ASSERT_TRUE(more);
  ASSERT_EQ(more->contracts.size(), 2u);
  EXPECT_EQ(more->contracts[0].id, "contract:a-b") << "rows stay sorted";
  const State s = make_state(*more, months(2), {{&fresh, 1}});
  EXPECT_EQ(s.contract_minimum.at(0, 0), 0);
  EXPECT_TRUE(std::isinf(s.contract_maximum.at(0, 0)));
  EXPECT_NEAR(s.contract_minimum.at(0, 1), 36.5 * 28 / 365 * 0.8, 1e-12);
  EXPECT_TRUE(counts_by_pipe(*more, more->contracts[0], more->pipelines[0])) << "a-b enters the buyer's node";
  EXPECT_FALSE(counts_by_pipe(*more, more->contracts[0], more->pipelines[1])) << "b-c leaves it";
}

}  // namespace
}  // namespace netback::model
