// A made-up run for the report's tests: one page, four events, two solved months of prices that are easy to reckon with.
#pragma once
#include <string>

#include "report/report.h"

namespace netback::report {

struct Sample {
  world::World world;
  read::PageRead page;
  std::string bytes;
  scenario::Scenario scenario;
  market::Comparison comparison;
  int months = 24;

  // Base TTF 37.4 USD/MWh: 10.96 USD/MMBtu, and 34.6 EUR/MWh at 1.08 USD/EUR.
  static constexpr double kBase = 37.4, kUsdPerEur = 1.08;

  explicit Sample(int month_count = 24) : months(month_count) {
    make_world();
    make_page();
    make_events();
    make_market();
  }

  Input input(bool full_text = false) const {
    Input::Manifest manifest{std::string(64, 'a'),
                             std::string(64, 'b'),
                             "0.1.0",
                             "2025-03-14",
                             "rows known by 2025-03-14",
                             "as of 2025-03-14; " + std::to_string(months) + " months from 2025-04; competitive market",
                             months};
    return {world,     &page,      bytes,
            scenario,  comparison, manifest,
            full_text, kUsdPerEur, "mean of February 2025, source:ecb-rates"};
  }
  // The same page with nothing in it that could move the market.
  void drop_events() {
    scenario.events.clear();
    scenario.remarks = {"no lever found: none of the 5 claims names something that the tables can move"};
    comparison.outcomes.resize(1), comparison.accounts.resize(1), comparison.variants.resize(1);
    comparison.worlds.clear(), comparison.stakes.clear();
  }

  void add_claim(const std::string& id, const std::string& text, read::Hedge hedge, read::Kind kind, const std::string& type,
                 std::vector<read::Link> chain, std::vector<std::string> cues) {
    read::Claim claim;
    claim.id = id, claim.text = text, claim.hedge = hedge, claim.kind = kind, claim.event.type = type,
    claim.chain = std::move(chain);
    claim.bytes.begin = bytes.find(text);
    claim.bytes.end = claim.bytes.begin + text.size();
    claim.origin = claim.chain.empty() ? "" : "o:" + claim.chain.back().source;
    for (const std::string& cue : cues) claim.cues.push_back({cue, {}});
    claim.p_event = {.1, .2, .4};
    page.claims.push_back(claim);
  }

 private:
  template <class T>
  static T row(const std::string& id, const std::string& name) {
    T result;
    result.id = id, result.name = name, result.sources = {"source:operator"}, result.confidence = "high";
    return result;
  }

  void make_world() {
    for (const auto& [id, name] : {std::pair{"node:netherlands", "Netherlands"}, std::pair{"node:germany", "Germany"},
                                   std::pair{"node:japan", "Japan"}, std::pair{"node:us-gulf", "United States, Gulf"},
                                   std::pair{"node:russia", "European Russia"}})
      world.nodes.push_back(row<world::Node>(id, name));
    for (const auto& [id, name] : {std::pair{"country:germany", "Germany"}, std::pair{"country:china", "China"},
                                   std::pair{"country:japan", "Japan"}, std::pair{"country:us", "United States"}})
      world.countries.push_back(row<world::Country>(id, name));
    world.regions.push_back(row<world::Region>("region:eu", "European Union"));
    for (const auto& [id, name] : {std::pair{"seller:norway", "Norway"}, std::pair{"seller:russia", "Russia"},
                                   std::pair{"seller:us", "United States"}})
      world.sellers.push_back(row<world::Seller>(id, name));
    auto pipe = row<world::Pipeline>("pipe:nord-stream-2/b", "Nord Stream 2, string B");
    pipe.system = "pipe:nord-stream-2";
    world.pipelines = {pipe};
    world.liquefaction = {row<world::Liquefaction>("lng:sakhalin-2", "Sakhalin-2")};
    world.actors = {row<world::Actor>("actor:gazprom", "Gazprom"), row<world::Actor>("gov:us", "the United States")};
    world::Stake stake;
    stake.id = "stake:sakhalin-2-gazprom", stake.asset = "lng:sakhalin-2", stake.owner = "actor:gazprom", stake.share = .775,
    stake.sources = {"source:operator"}, stake.confidence = "medium";
    world.stakes = {stake};
    world::Source source;
    source.id = "source:operator", source.title = "Facts & <figures>", source.publisher = "The operator", source.year = 2024,
    source.url = "https://example.org/?a=1&b=2";
    world.sources = {source};
    for (const auto& [id, name, node, unit] : {std::tuple{"price:henry-hub", "Henry Hub", "node:us-gulf", "usd_per_mmbtu"},
                                               std::tuple{"price:jkm", "JKM", "node:japan", "usd_per_mmbtu"},
                                               std::tuple{"price:the", "THE", "node:germany", "eur_per_mwh"},
                                               std::tuple{"price:ttf", "TTF", "node:netherlands", "eur_per_mwh"}}) {
      auto mark = row<world::Benchmark>(id, name);
      mark.node = node, mark.unit = unit;
      world.benchmarks.push_back(mark);
    }
  }

  void make_page() {
    bytes =
        "MENU\nTalks on gas <script>alert(1)</script>\nOfficials say that gas could flow again through the line once an "
        "accord is reached. "
        "The company may offer a quarter of its plant. The ministry declined to comment. "
        "The rival was accused of bribery by its former partner. Exports are being <b>restored</b> & resumed, it is "
        "alleged.\n";
    page.title = "Talks on gas <script>alert(1)</script>";
    page.sources = {{"s0", "", read::Source::SourceKind::page, ""},
                    {"s1", "The Wire", read::Source::SourceKind::outlet, ""},
                    {"s2", "officials", read::Source::SourceKind::anonymous, ""}};
    const auto block = [&](const char* id, std::size_t begin, std::size_t end, read::Role role) {
      page.blocks.push_back({id, {begin, end}, role, "", ""});
    };
    const std::size_t title = bytes.find("Talks"), body = bytes.find("Officials");
    block("b0", 0, title, read::Role::menu), block("b1", title, body, read::Role::title),
        block("b2", body, bytes.size(), read::Role::body);
    add_claim("c:00000001", "gas could flow again through the line once an accord is reached", read::Hedge::possible,
              read::Kind::reported, "flow.resume",
              {{"s0", "published"}, {"s1", "wasQuotedFrom"}, {"s2", "hadPrimarySource"}}, {"could"});
    page.claims.back().condition = "once an accord is reached";
    add_claim("c:00000002", "The company may offer a quarter of its plant", read::Hedge::possible, read::Kind::authorial,
              "deal.offer", {{"s0", "published"}}, {"may"});
    add_claim("c:00000003", "The ministry declined to comment", read::Hedge::no_comment, read::Kind::no_comment,
              "no_comment", {{"s0", "published"}}, {"declined to comment"});
    add_claim("c:00000004", "The rival was accused of bribery by its former partner", read::Hedge::alleged,
              read::Kind::reported, "accusation", {{"s0", "published"}}, {"accused"});
    add_claim("c:00000005", "Exports are being <b>restored</b> & resumed", read::Hedge::alleged, read::Kind::unverified,
              "flow.resume", {{"s0", "published"}}, {"alleged"});
    page.remarks = {"weekday:Thursday stays symbolic: the page has no date"};
  }

  void make_events() {
    scenario.title = "Gas flows again";
    scenario.as_of = {2025, 3, 14};
    const auto event = [&](const char* id, const char* title, scenario::Lever lever, int from, std::array<double, 3> odds,
                           std::vector<std::string> given, const char* claim, std::vector<std::string> assumed) {
      scenario::Event one;
      one.id = id, one.title = title, one.lever = std::move(lever), one.from = Month(2025, 4) + from, one.probability = odds;
      one.given = std::move(given), one.because = {claim}, one.assumed = std::move(assumed), one.known_from = {2025, 3, 14};
      scenario.events.push_back(one);
    };
    event("accord", "accord reached", scenario::AgreementLever{"energy"}, 3, {.1, .2, .35}, {}, "c:00000001",
          {"date: the text gives none"});
    event("certified", "string B is certified", scenario::CapacityLever{"pipe:nord-stream-2/b", 1}, 6, {.6, .8, .9},
          {"accord"}, "c:00000001", {"not on the page: certification by the authority"});
    event("flows", "Russia delivers through string B",
          scenario::FlowLever{"pipe:nord-stream-2/b", "seller:russia", 290.1, true}, 4, {.2, .5, .7}, {"certified"},
          "c:00000001", {"amount: nameplate of the string"});
    event("stake", "US firm takes part in Sakhalin-2",
          scenario::StakeLever{"lng:sakhalin-2", "country:us", "actor:gazprom", .194}, 6, {.05, .1, .2}, {}, "c:00000002",
          {"share: a quarter of what Gazprom holds"});
    scenario.remarks = {"no comment from the ministry: changes no number (c:00000003)"};
  }

  void make_market() {
    market::Outcome base;
    for (int i = 0; i < months; ++i) base.months.push_back(Month(2025, 4) + i);
    const auto flat = [&](double value) { return market::Series(static_cast<std::size_t>(months), value); };
    // The change comes with the seventh month, 2025-10, when all that "flows" is given can be there.
    const auto after = [&](double before, double later) {
      market::Series series;
      for (int i = 0; i < months; ++i) series.push_back(i < 6 ? before : later);
      return series;
    };
    base.price = {{"node:netherlands", flat(kBase)},
                  {"node:germany", flat(38)},
                  {"node:japan", flat(44)},
                  {"node:us-gulf", flat(11)},
                  {"node:russia", flat(6)}};
    base.consumption = {{"node:germany", flat(70)}, {"node:japan", flat(80)}};
    base.production = {{"node:russia", flat(60)}};
    base.sales["node:germany"] = {{"seller:norway", flat(40)}, {"seller:us", flat(30)}};
    base.sales["node:japan"] = {{"seller:us", flat(80)}};
    base.lng_flows = {{"node:us-gulf", "node:germany", "seller:us", flat(30), {}},
                      {"node:us-gulf", "node:japan", "seller:us", flat(80), {"route:panama-canal"}}};
    base.stock = {{"storage:rehden", flat(20)}};
    base.certificate = {1e-10, 2e-10, 3e-10, 3.1e-9};
    base.bindings = {{"pipe", "pipe:nord-stream-2/b", "Nord Stream 2, string B: closed", 22.5, months}};
    base.solve_count = 1;
    market::Outcome all = base;
    all.price["node:netherlands"] = after(kBase, 34.16), all.price["node:germany"] = after(38, 34.5),
    all.price["node:japan"] = after(44, 42);
    all.sales["node:germany"] = {{"seller:norway", flat(40)}, {"seller:russia", after(0, 24)}, {"seller:us", after(30, 8)}};
    all.sales["node:japan"] = {{"seller:us", after(80, 84)}};
    all.pipe_flows = {{"pipe:nord-stream-2/b", "node:russia", "node:germany", "seller:russia", after(0, 24)}};
    all.lng_flows[0].twh = after(30, 8), all.lng_flows[1].twh = after(80, 84);
    all.solve_count = 2;
    comparison.outcomes = {base, all};
    market::Accounts before, later;
    before.sellers = {
        {"seller:norway", 960, 36000, 0, 0, 0}, {"seller:russia", 0, 0, 0, 0, 0}, {"seller:us", 2640, 110000, 0, 0, 2640}};
    later.sellers = {{"seller:norway", 960, 33000, 0, 0, 0},
                     {"seller:russia", 432, 14900, 0, 0, 0},
                     {"seller:us", 2316, 95000, 0, 0, 2316}};
    before.places = {{"country:germany", 1680, 63800, {{"seller:norway", .571}, {"seller:us", .429}}, .429},
                     {"country:japan", 1920, 84500, {{"seller:us", 1}}, 1}};
    later.places = {
        {"country:germany", 1728, 60700, {{"seller:norway", .556}, {"seller:russia", .25}, {"seller:us", .194}}, .194},
        {"country:japan", 1992, 82000, {{"seller:us", 1}}, 1}};
    comparison.accounts = {before, later};
    comparison.variants = {{"base", "Base", {}, 0},
                           {"all", "All reported events", {"accord", "certified", "flows", "stake"}, 1},
                           {"only:accord", "accord", {"accord"}, 0},
                           {"only:certified", "certified", {"accord", "certified"}, 0},
                           {"only:flows", "flows", {"accord", "certified", "flows"}, 1},
                           {"only:stake", "stake", {"stake"}, 0}};
    comparison.worlds = {
        {{}, {.9, .8, .6}, 0}, {{"certified"}, {.06, .12, .15}, 0}, {{"certified", "flows"}, {.04, .08, .25}, 1}};
    comparison.stakes = {{"stake", "lng:sakhalin-2", "country:us", "actor:gazprom", .194, 5200, 655,
                          "LNG sold less cost; tax 35 % and royalty 6 % off"}};
    comparison.remarks = {"the repair of string A would come after the months solved"};
  }
};

}  // namespace netback::report
