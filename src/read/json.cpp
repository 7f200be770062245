// netback.claims/1 with keys in fixed order, so that the same page gives the same bytes.
#include <cmath>
#include <nlohmann/json.hpp>

#include "read/lexicon.h"
#include "read/read.h"

namespace netback::read {
namespace {

using Json = nlohmann::ordered_json;
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
    amounts.push_back({{"value", amount.value}, {"unit", amount.unit}, {"bytes", span_json(amount.bytes)}});
  json["amounts"] = amounts;
  return json;
}

Json claim_json(const Claim& claim) {
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
  const bool odds = claim.kind != Kind::no_comment && claim.event.type != "accusation";
  json["epistemics"] = {
      {"class", hedge_name(claim.hedge)},
      {"scale_class", claim.scale_class},
      {"condition_text", text_or_null(claim.condition)},
      {"condition_bytes", condition_bytes},
      {"condition_type", text_or_null(claim.condition_type)},
      {"cues", cues},
      {"p_event", odds ? Json::array({claim.p_event[0], claim.p_event[1], claim.p_event[2]}) : Json(nullptr)},
      {"p_report", rounded(claim.p_report)},
      {"p_basis", claim.p_basis},
      {"comment", claim.kind == Kind::no_comment ? "declined" : "none"}};
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

}  // namespace

std::string claims_json(const PageRead& page, const Lexicon& lexicon) {
  Json json;
  json["schema"] = "netback.claims/1";
  json["tool"] = {{"version", kVersion}, {"lexicon", "sha256:" + lexicon.hash}};
  Json blocks = Json::array();
  Json not_read = Json::array();
  for (const Block& block : page.blocks) {
    Json entry{{"id", block.id}, {"role", role_name(block.role)}, {"bytes", span_json(block.bytes)}};
    if (!block.duplicate_of.empty()) entry["of"] = block.duplicate_of;
    blocks.push_back(entry);
    if (block.role != Role::body && block.role != Role::title)
      not_read.push_back({{"block", block.id}, {"role", role_name(block.role)}, {"why", block.why}});
  }
  Json published = when_json(page.published);
  published["evidence"] = Json::array();
  json["page"] = {{"sha256", page.sha256}, {"bytes", page.byte_count}, {"charset", page.charset},
                  {"title", page.title},   {"published", published},   {"blocks", blocks}};
  Json sources = Json::array();
  for (const Source& source : page.sources)
    sources.push_back({{"id", source.id},
                       {"name", source.name},
                       {"kind", source_kind_name(source.kind)},
                       {"ref", text_or_null(source.ref)}});
  json["sources"] = sources;
  Json claims = Json::array();
  for (const Claim& claim : page.claims) claims.push_back(claim_json(claim));
  json["claims"] = claims;
  Json attributions = Json::array();
  for (const Attribution& attribution : page.attributions) attributions.push_back(attribution_json(attribution));
  json["attributions"] = attributions;
  json["not_read"] = not_read;
  json["remarks"] = page.remarks;
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace netback::read
