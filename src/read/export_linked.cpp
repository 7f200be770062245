// Claims for other tools: schema.org as JSON-LD, and W3C PROV as PROV-JSON. Ids are made of content, so the same page gives
// the same ids everywhere: urn:netback:page:SHA, urn:netback:claim:SHA8-ID, urn:netback:source:...
#include <map>

#include "core/file.h"
#include "read/json.h"
#include "read/origin.h"
#include "read/output.h"
#include "read/text.h"

namespace netback::read {
namespace {

// Named people and those of no known kind are persons; unnamed ones mostly come as a group.
const char* agent_type(const Source& source) {
  const bool person =
      source.ref.starts_with("person:") ||
      (source.ref.empty() && (source.kind == Source::SourceKind::official || source.kind == Source::SourceKind::other));
  return person ? "Person" : "Organization";
}

// The same for a source wherever it is named; an unnamed one only within its page.
std::string source_slug(const PageRead& page, const Source& source) {
  const bool nameless = source.kind == Source::SourceKind::anonymous || source.kind == Source::SourceKind::page;
  const std::string key = !source.ref.empty() ? source.ref : (nameless ? page.sha256 + "|" : "") + fold(source.name);
  return sha256_hex(key).substr(0, 12);
}

std::string page_slug(const PageRead& page) { return page.sha256.substr(0, 16); }
std::string claim_slug(const PageRead& page, const Claim& claim) { return page_slug(page) + "-" + claim.id.substr(2); }

// schema.org wants a Person or an Organization to have said it; the end of the chain, or nobody.
const Source* speaker(const PageRead& page, const Claim& claim) {
  const Source* last = nullptr;
  for (const Link& link : claim.chain)
    if (const Source* source = page.source(link.source); source && source->kind != Source::SourceKind::page) last = source;
  return last;
}

Json work_json(const NamedPage& named) {
  const PageRead& page = named.page;
  Json json{
      {"@type", "CreativeWork"}, {"@id", "urn:netback:page:" + page_slug(page)}, {"identifier", "sha256:" + page.sha256}};
  if (!page.title.empty()) json["name"] = page.title;
  if (page.published.state == When::State::resolved) json["datePublished"] = page.published.value;
  return json;
}

Json claim_json(const PageRead& page, const Claim& claim) {
  Json json{{"@type", "Claim"},
            {"@id", "urn:netback:claim:" + claim_slug(page, claim)},
            {"identifier", claim.id},
            {"text", claim.text},
            {"appearance", {{"@id", "urn:netback:page:" + page_slug(page)}}}};
  if (const Source* source = speaker(page, claim)) {
    json["author"] = {
        {"@type", agent_type(*source)}, {"@id", "urn:netback:source:" + source_slug(page, *source)}, {"name", source->name}};
    if (!source->ref.empty()) json["author"]["identifier"] = source->ref;
  }
  json["claimInterpreter"] = {{"@id", "urn:netback:reader"}};
  // The chain, innermost first, as a credit line a reader understands.
  std::string credit;
  for (auto link = claim.chain.rbegin(); link != claim.chain.rend(); ++link)
    if (const Source* source = page.source(link->source))
      credit +=
          (credit.empty() ? "" : ", quoted by ") + (source->kind == Source::SourceKind::page ? "the page" : source->name);
  json["creditText"] = credit;
  Json about = Json::array();
  for (const Reference& link : claim.links) about.push_back({{"@type", "Thing"}, {"identifier", link.ref}});
  if (!about.empty()) json["about"] = about;
  return json;
}

// PROV-JSON's typed value for a qualified name.
Json qualified(const char* name) { return {{"$", name}, {"type", "prov:QUALIFIED_NAME"}}; }

class Provenance {
 public:
  void page(const NamedPage& named) {
    const PageRead& page = named.page;
    Json entity{{"prov:type", qualified("nb:Page")}, {"nb:sha256", page.sha256}};
    if (!page.title.empty()) entity["prov:label"] = page.title;
    if (page.published.state == When::State::resolved) entity["nb:published"] = page.published.value;
    entities_["nb:page-" + page_slug(page)] = entity;
    for (const Claim& claim : page.claims) this->claim(page, claim);
  }

  std::string json() const {
    Json all{{"prefix", {{"nb", "urn:netback:prov#"}}}};
    all["entity"] = entities_.empty() ? Json::object() : Json(entities_);
    if (!agents_.empty()) all["agent"] = agents_;
    if (!derived_.empty()) all["wasDerivedFrom"] = derived_;
    if (!attributed_.empty()) all["wasAttributedTo"] = attributed_;
    return written(all);
  }

 private:
  // The claim as the page words it, derived from what each source before it is said to have said.
  void claim(const PageRead& page, const Claim& claim) {
    const std::string slug = claim_slug(page, claim);
    std::string later = "nb:claim-" + slug;
    Json entity{{"prov:type", qualified("nb:Claim")}, {"prov:value", claim.text}, {"nb:hedge", hedge_name(claim.hedge)}};
    entity["nb:polarity"] = claim.negated ? "negative" : "positive";
    if (!claim.condition.empty()) entity["nb:condition"] = claim.condition;
    entities_[later] = entity;
    const std::string page_entity = "nb:page-" + page_slug(page);
    derive(later, page_entity, "prov:Quotation", "wasQuotedFrom", slug + "-page");
    for (std::size_t i = 1; i < claim.chain.size(); ++i) {
      const Source* source = page.source(claim.chain[i].source);
      if (!source) continue;
      const std::string said = "nb:said-" + slug + "-" + std::to_string(i);
      entities_[said] = {{"prov:type", qualified("nb:Statement")},
                         {"prov:label", "what " + source->name + " is said to have said"}};
      const bool primary = claim.chain[i].relation == "hadPrimarySource";
      derive(later, said, primary ? "prov:PrimarySource" : "prov:Quotation", claim.chain[i].relation,
             slug + "-" + std::to_string(i));
      const std::string agent = "nb:source-" + source_slug(page, *source);
      Json who{{"prov:label", source->name}, {"nb:kind", source_kind_name(source->kind)}};
      who["prov:type"] = qualified(agent_type(*source) == std::string_view("Person") ? "prov:Person" : "prov:Organization");
      if (!source->ref.empty()) who["nb:ref"] = source->ref;
      agents_.emplace(agent, who);
      attributed_["_:attribution-" + slug + "-" + std::to_string(i)] = {{"prov:entity", said}, {"prov:agent", agent}};
      later = said;
    }
  }

  void derive(const std::string& from, const std::string& source, const char* type, const std::string& relation,
              const std::string& slug) {
    derived_["_:derivation-" + slug] = {{"prov:generatedEntity", from},
                                        {"prov:usedEntity", source},
                                        {"prov:type", qualified(type)},
                                        {"nb:relation", relation}};
  }

  std::map<std::string, Json> entities_, agents_, derived_, attributed_;
};

}  // namespace

std::string claims_jsonld(const Reading& reading) {
  Json graph = Json::array();
  graph.push_back({{"@type", "Organization"},
                   {"@id", "urn:netback:reader"},
                   {"name", "Netback"},
                   {"description", "rule-based reader of news pages; no person has checked these claims"}});
  for (const NamedPage& page : reading.pages) {
    graph.push_back(work_json(page));
    for (const Claim& claim : page.page.claims) graph.push_back(claim_json(page.page, claim));
  }
  return written({{"@context", "https://schema.org"}, {"@graph", graph}});
}

std::string claims_prov(const Reading& reading) {
  Provenance provenance;
  for (const NamedPage& page : reading.pages) provenance.page(page);
  return provenance.json();
}

}  // namespace netback::read
