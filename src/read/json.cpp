// netback.claims/1 with keys in fixed order, so that the same page gives the same bytes.
#include <cmath>

#include "read/derivation.h"
#include "read/json.h"
#include "read/output.h"

namespace netback::read {
namespace {

constexpr const char* kVersion = "0.1.0";

Json span_json(TextSpan span) { return Json::array({span.begin, span.end}); }
Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json when_json(const When& when) {
  Json json{{"value", text_or_null(when.value)}, {"state", state_name(when.state)}};
  if (when.words.size() > 0) json["bytes"] = span_json(when.words);
  return json;
}

double rounded(double value) { return std::round(value * 1e4) / 1e4; }

Json event_json(const ClaimEvent& event) {
  Json json{{"type", text_or_null(event.type)},
            {"agent", text_or_null(event.agent)},
            {"target", text_or_null(event.target)},
            {"assets", event.assets}};
  Json amounts = Json::array();
  for (const Amount& amount : event.amounts)
    amounts.push_back({{"value", amount.value},
                       {"high", amount.high > 0 ? Json(amount.high) : Json(nullptr)},
                       {"unit", amount.unit},
                       {"bytes", span_json(amount.bytes)}});
  json["amounts"] = amounts;
  json["duration"] = text_or_null(event.duration);
  return json;
}

Json odds_json(const Odds& odds) { return Json::array({odds[0], odds[1], odds[2]}); }

Json derivation_json(const PageRead& page, const Claim& claim, const Lexicon& lexicon) {
  Json steps = Json::array();
  for (const DerivationStep& step : derivation(page, claim, lexicon)) {
    Json json{{"step", step.step}, {"words", step.words}};
    if (!step.formula.empty()) json["formula"] = step.formula;
    if (step.value.size() == 1) json["value"] = rounded(step.value[0]);
    if (step.value.size() == 3) json["value"] = step.value;
    if (!step.row.empty()) json["row"] = step.row;
    if (!step.basis.empty()) json["basis"] = step.basis;
    steps.push_back(json);
  }
  return steps;
}

Json claim_json(const PageRead& page, const Claim& claim, const Lexicon& lexicon, bool explain) {
  Json json;
  json["id"] = claim.id;
  json["kind"] = kind_name(claim.kind);
  json["assertion"] = {{"bytes", span_json(claim.bytes)},
                       {"text", claim.text},
                       {"event", event_json(claim.event)},
                       {"polarity", claim.negated ? "negative" : "positive"},
                       {"when", when_json(claim.when)}};
  Json chain = Json::array();
  for (const Link& link : claim.chain) chain.push_back({{"source", link.source}, {"rel", link.relation}});
  json["provenance"] = {{"chain", chain}, {"origin", claim.origin}, {"said", when_json(claim.said)}};
  Json cues = Json::array();
  for (const Cue& cue : claim.cues) cues.push_back({{"text", cue.text}, {"bytes", span_json(cue.bytes)}});
  Json condition_bytes = claim.condition.empty() ? Json(nullptr) : span_json(claim.condition_bytes);
  json["epistemics"] = {{"class", hedge_name(claim.hedge)},
                        {"scale_class", claim.scale_class},
                        {"condition_text", text_or_null(claim.condition)},
                        {"condition_bytes", condition_bytes},
                        {"condition_type", text_or_null(claim.condition_type)},
                        {"cues", cues},
                        {"p_event", has_odds(claim) ? odds_json(claim.p_event) : Json(nullptr)},
                        {"p_report", rounded(claim.p_report)},
                        {"p_basis", claim.p_basis},
                        {"p_rows", odds_rows(page, claim, lexicon)},
                        {"comment", claim.kind == Kind::no_comment ? "declined" : "none"}};
  if (!claim.denied_by.empty()) json["epistemics"]["denied_by"] = claim.denied_by;
  if (explain) json["derivation"] = derivation_json(page, claim, lexicon);
  Json links = Json::array();
  for (const Reference& link : claim.links)
    links.push_back({{"ref", link.ref}, {"bytes", span_json(link.bytes)}, {"score", link.score}, {"how", link.how}});
  json["links"] = links;
  Json descriptions = Json::array();
  for (const Description& d : claim.descriptions)
    descriptions.push_back({{"bytes", span_json(d.bytes)},
                            {"kind", d.kind},
                            {"count", d.count},
                            {"country", text_or_null(d.country)},
                            {"region", text_or_null(d.region)},
                            {"owner", text_or_null(d.owner)},
                            {"owner_is_subsidiary", d.owner_is_subsidiary}});
  json["descriptions"] = descriptions;
  Json relations = Json::array();
  for (const Relation& relation : claim.relations) relations.push_back({{"type", relation.type}, {"to", relation.to}});
  json["relations"] = relations;
  return json;
}

Json attribution_json(const Attribution& attribution) {
  Json cue = Json::array(), content = Json::array();
  for (const TextSpan& span : attribution.cue) cue.push_back(span_json(span));
  for (const TextSpan& span : attribution.content) content.push_back(span_json(span));
  return {{"source", attribution.source.size() ? span_json(attribution.source) : Json(nullptr)},
          {"cue", cue},
          {"content", content},
          {"claims", attribution.claims}};
}

Json statement_json(const Reading& reading, const Statement& statement) {
  Json members = Json::array(), origins = Json::array(), relations = Json::array();
  for (const Member& member : statement.members)
    members.push_back({{"page", page_id(reading.pages[member.at.page].page)},
                       {"claim", reading.pages[member.at.page].page.claims[member.at.claim].id},
                       {"origin", statement.origins[member.origin].id},
                       {"relation", role_name(member.role)},
                       {"new", member.is_new}});
  for (const StatementOrigin& origin : statement.origins)
    origins.push_back({{"id", origin.id},
                       {"name", origin.name},
                       {"ref", text_or_null(origin.ref)},
                       {"counts", origin.counts},
                       {"p_report", origin.counts ? Json(origin.p_report) : Json(nullptr)}});
  for (const StatementRelation& relation : statement.relations)
    relations.push_back({{"type", relation_name(relation.type)}, {"to", reading.merged.statements[relation.to].id}});
  Json combined = nullptr;
  if (statement.has_odds)
    combined = {{"p_report", statement.p_report},
                {"p_hedge", odds_json(statement.p_hedge)},
                {"p_event", odds_json(statement.p_event)}};
  return {
      {"id", statement.id}, {"members", members}, {"origins", origins}, {"combined", combined}, {"relations", relations}};
}

}  // namespace

std::string page_id(const PageRead& page) { return "p:" + page.sha256.substr(0, 8); }

std::string written(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

void put_page(const PageRead& page, const Lexicon& lexicon, bool explain, Json& json) {
  Json blocks = Json::array();
  Json not_read = Json::array();
  for (const Block& block : page.blocks) {
    Json entry{{"id", block.id}, {"role", role_name(block.role)}, {"bytes", span_json(block.bytes)}};
    if (!block.duplicate_of.empty()) entry["of"] = block.duplicate_of;
    blocks.push_back(entry);
    if (block.role != Role::body && block.role != Role::title)
      not_read.push_back({{"block", block.id}, {"role", role_name(block.role)}, {"why", block.why}});
  }
  for (const PassedOver& passed : page.passed_over)
    not_read.push_back({{"block", page.blocks[passed.block].id},
                        {"role", role_name(Role::body)},
                        {"bytes", span_json(passed.bytes)},
                        {"why", "its own words name nothing of the trade"}});
  Json published = when_json(page.published);
  published["evidence"] = Json::array();
  json["page"] = {{"sha256", page.sha256}, {"bytes", page.byte_count}, {"charset", page.charset}, {"id", page_id(page)},
                  {"title", page.title},   {"published", published},   {"blocks", blocks}};
  Json sources = Json::array();
  for (const Source& source : page.sources)
    sources.push_back({{"id", source.id},
                       {"name", source.name},
                       {"kind", source_kind_name(source.kind)},
                       {"ref", text_or_null(source.ref)}});
  json["sources"] = sources;
  Json claims = Json::array();
  for (const Claim& claim : page.claims) claims.push_back(claim_json(page, claim, lexicon, explain));
  json["claims"] = claims;
  Json attributions = Json::array();
  for (const Attribution& attribution : page.attributions) attributions.push_back(attribution_json(attribution));
  json["attributions"] = attributions;
  json["not_read"] = not_read;
  json["remarks"] = page.remarks;
}

std::string claims_json(const Reading& reading, const Lexicon& lexicon, bool explain) {
  Json json;
  json["schema"] = "netback.claims/1";
  json["tool"] = {{"version", kVersion}, {"lexicon", "sha256:" + lexicon.hash()}};
  if (reading.several) {
    Json pages = Json::array();
    for (const NamedPage& page : reading.pages) {
      Json entry{{"names", page.names}};
      put_page(page.page, lexicon, explain, entry);
      pages.push_back(std::move(entry));
    }
    json["pages"] = std::move(pages);
  } else {
    put_page(reading.pages.front().page, lexicon, explain, json);
  }
  Json statements = Json::array();
  for (const Statement& statement : reading.merged.statements) statements.push_back(statement_json(reading, statement));
  json["statements"] = std::move(statements);
  return written(json);
}

std::string claims_json(const PageRead& page, const Lexicon& lexicon) {
  return claims_json(make_reading({{{""}, page}}, lexicon), lexicon, false);
}

}  // namespace netback::read
