// A small invented world and claims put together by hand, so that the tests of the scenario room need neither tables nor
// the reader: Northland (seller) has two lines under the sea to Southland; Westland sanctions it.
#pragma once
#include <string>
#include <vector>

#include "read/claim.h"
#include "scenario/scenario.h"
#include "world/query.h"

namespace netback::scenario::test {

inline const Date kDay{2025, 3, 14};

template <class T>
T row(std::string id, T value) {
  value.id = std::move(id);
  return value;
}

inline world::World small_world() {
  using namespace world;
  World w;
  w.regions = {row("region:arctic", Region{{}, "Arctic"}), row("region:south", Region{{}, "South"})};
  w.countries = {row("country:northland", Country{{}, "Northland", "NOR", {"region:arctic"}}),
                 row("country:southland", Country{{}, "Southland", "SOU", {"region:south"}}),
                 row("country:westland", Country{{}, "Westland", "WES", {}}),
                 row("country:midland", Country{{}, "Midland", "MID", {"region:south"}})};
  w.nodes = {row("node:northland", Node{{}, "Northland", {"country:northland"}, 60, 40, "seller:northland"}),
             row("node:polar", Node{{}, "Polar fields", {"country:northland"}, 71, 70, "seller:northland"}),
             row("node:southland", Node{{}, "Southland", {"country:southland"}, 50, 10, "seller:rest"}),
             row("node:midland", Node{{}, "Midland", {"country:midland"}, 49, 20, "seller:rest"})};
  w.sellers = {row("seller:northland", Seller{{}, "Northland", "country:northland"}),
               row("seller:rest", Seller{{}, "Others", ""})};
  w.supply = {row("supply:midland", Supply{{}, "node:midland", "", 2024, 100, 110})};
  const auto pipe = [](std::string id, std::string name, std::string system, std::string to) {
    return row(id, Pipeline{{}, name, system, "node:northland", to, 290.125, 0, 2, {}});
  };
  w.pipelines = {pipe("pipe:amber-1/a", "Amber 1 line A", "pipe:amber-1", "node:southland"),
                 pipe("pipe:amber-2/a", "Amber 2 line A", "pipe:amber-2", "node:southland"),
                 pipe("pipe:amber-2/b", "Amber 2 line B", "pipe:amber-2", "node:southland"),
                 pipe("pipe:transit", "Transit", "pipe:transit", "node:midland")};
  const auto state = [](std::string id, std::string asset, std::string word, double share, Date from) {
    AssetState s{{}, asset, word, share};
    s.from = from, s.known_from = from;
    return row(id, s);
  };
  w.asset_states = {state("state:amber-1-a", "pipe:amber-1/a", "damaged", 0, {2022, 9, 26}),
                    state("state:amber-2", "pipe:amber-2", "not_certified", 0, {2021, 9, 10}),
                    state("state:amber-2-a", "pipe:amber-2/a", "damaged", 0, {2022, 9, 26}),
                    state("state:cape-out", "lng:cape", "closed", 0, {2024, 1, 1})};
  w.ports = {row("port:ice", Port{{}, "Ice Bay", "country:northland", "", 71, 72}),
             row("port:east", Port{{}, "East Bay", "country:northland", "", 47, 143})};
  w.liquefaction = {row("lng:ice", Liquefaction{{}, "Ice LNG", "node:polar", "port:ice", "", 260, 1}),
                    row("lng:east", Liquefaction{{}, "East LNG", "node:northland", "port:east", "", 170, 1}),
                    row("lng:cape", Liquefaction{{}, "Cape LNG", "node:midland", "", "", 100, 1})};
  w.assets = {row("field:frost", OtherAsset{{}, "Frost", "country:northland", "region:arctic"})};
  w.straits = {row("route:narrows", Strait{{}, "the Narrows", "strait"})};
  const auto actor = [](std::string id, std::string name, std::string kind, std::string country, std::string parent) {
    return row(id, Actor{{}, name, kind, country, parent, ""});
  };
  w.actors = {actor("gov:northland", "Northland's government", "government", "country:northland", ""),
              actor("gov:westland", "Westland's government", "government", "country:westland", ""),
              actor("gov:southland", "Southland's government", "government", "country:southland", ""),
              actor("actor:norgas", "Norgas", "company", "country:northland", "gov:northland"),
              actor("actor:norgas-polar", "Norgas Polar", "company", "country:northland", "actor:norgas"),
              actor("actor:noroil", "Noroil", "company", "country:northland", "gov:northland"),
              actor("actor:noroil-south", "Noroil South", "company", "country:southland", "actor:noroil"),
              actor("actor:noroil-trade", "Noroil Trade", "company", "country:southland", "actor:noroil"),
              actor("actor:utility", "Utility", "company", "country:southland", "")};
  const auto refinery = [](std::string id, std::string name, std::string country) {
    return row(id, Refinery{{}, name, country, 10, 50, 10});
  };
  w.refineries = {
      refinery("refinery:lake", "Lake", "country:southland"), refinery("refinery:river", "River", "country:southland"),
      refinery("refinery:hill", "Hill", "country:southland"), refinery("refinery:sea", "Sea", "country:midland")};
  const auto stake = [](std::string id, std::string asset, std::string owner, double share) {
    return row(id, Stake{{}, asset, owner, share});
  };
  w.stakes = {stake("stake:1", "pipe:amber-1", "actor:norgas", .51),
              stake("stake:2", "pipe:amber-1", "actor:utility", .49),
              stake("stake:3", "pipe:amber-2", "actor:norgas", 1),
              stake("stake:4", "lng:east", "actor:norgas", .775),
              stake("stake:5", "lng:east", "actor:utility", .225),
              stake("stake:6", "refinery:lake", "actor:noroil-south", .375),
              stake("stake:7", "refinery:lake", "actor:noroil-trade", .4),
              stake("stake:8", "refinery:lake", "actor:utility", .225),
              stake("stake:9", "refinery:river", "actor:noroil-south", .24),
              stake("stake:10", "refinery:river", "actor:utility", .76),
              stake("stake:11", "refinery:hill", "actor:utility", 1),
              stake("stake:12", "refinery:sea", "actor:noroil-south", 1),
              stake("stake:13", "field:frost", "actor:norgas-polar", 1),
              stake("stake:14", "lng:ice", "actor:utility", 1)};
  const auto bar = [](std::string id, std::string restrictor, std::string policy, std::string kind, std::string target,
                      Ids buyers) {
    Restriction r{{}, restrictor, policy, kind, target, "", "an act", "no", buyers, 0};
    r.from = Date{2022, 3, 1};
    return row(id, r);
  };
  w.restrictions = {bar("restriction:investment", "gov:westland", "policy:west", "investment", "country:northland", {}),
                    bar("restriction:norgas", "gov:westland", "policy:west", "investment", "actor:norgas", {}),
                    bar("restriction:amber-2-use", "gov:westland", "policy:west", "asset_use", "pipe:amber-2", {}),
                    bar("restriction:certificate", "gov:southland", "policy:certificate", "asset_use", "pipe:amber-2", {}),
                    bar("restriction:elsewhere", "gov:westland", "policy:other", "investment", "country:midland", {})};
  Contract transit{{}, "seller:northland", "node:midland", "pipe:transit", "contract", {}, 158.25, .9, 1};
  w.contracts = {row("contract:transit", transit)};
  const auto alias = [](std::string id, std::string text, std::string ref) {
    return row("alias:" + id, Alias{{}, text, ref, "en", "name"});
  };
  w.aliases = {alias("1", "Northton", "gov:northland"), alias("2", "Westport", "gov:westland"),
               alias("3", "Midland", "country:midland"), alias("4", "Northland", "country:northland")};
  return w;
}

inline read::Claim claim(std::string id, std::string type, std::vector<std::string> assets = {}) {
  read::Claim c;
  c.id = std::move(id);
  c.text = "words of " + c.id;
  c.kind = read::Kind::reported;
  c.hedge = read::Hedge::reported;
  c.origin = "o:" + c.id;
  c.event.type = std::move(type);
  for (const std::string& asset : assets) c.links.push_back({asset, {}, 1, "alias"});
  c.event.assets = std::move(assets);
  c.p_event = {.1, .3, .5};
  c.p_report = .8;
  return c;
}

inline void link(read::Claim& c, const std::string& ref) { c.links.push_back({ref, {}, 1, "alias"}); }

inline read::PageRead page(std::vector<read::Claim> claims) {
  read::PageRead p;
  p.title = "Talks about Amber";
  p.claims = std::move(claims);
  return p;
}

inline const LeverRules& rules() {
  static const LeverRules loaded = load_lever_rules(NETBACK_SOURCE_DIR "/data/lexicon").value();
  return loaded;
}

inline const Event* find(const Scenario& s, const std::string& id) {
  for (const Event& event : s.events)
    if (event.id == id) return &event;
  return nullptr;
}

inline std::string all_remarks(const Scenario& s) {
  std::string text;
  for (const std::string& remark : s.remarks) text += remark + "\n";
  return text;
}

inline std::string ids(const Scenario& s) {
  std::string text;
  for (const Event& event : s.events) text += event.id + "\n";
  return text;
}

}  // namespace netback::scenario::test
