#include "export/names.h"

#include <utility>

namespace netback::exports {
namespace {

using model::ColInfo;
using model::ColKind;
using model::Layout;
using model::RowInfo;
using model::RowKind;

template <class T>
std::vector<std::string> slugs(const std::vector<T>& rows) {
  std::vector<std::string> list;
  for (const auto& row : rows) list.push_back(slug(row.id));
  return list;
}

// Two places may load in one port: the node and the class of ship tell them apart.
std::vector<std::string> export_places(const Layout& l) {
  std::vector<std::string> list;
  for (const auto& place : l.network.exports)
    list.push_back(slug(l.world->nodes[place.node].id) + "." + slug(place.port) + "." +
                   slug(l.world->vessels[place.vessel].id));
  return list;
}

std::vector<std::string> import_places(const Layout& l) {
  std::vector<std::string> list;
  for (const auto& place : l.network.imports) list.push_back(slug(l.world->nodes[place.node].id));
  return list;
}

std::vector<std::string> voyages(const Layout& l) {
  const std::vector<std::string> from = export_places(l), to = import_places(l);
  std::vector<std::string> list;
  for (const auto& arc : l.network.voyages) {
    std::string name = from[arc.from] + ">" + to[arc.to];
    for (const std::string& gate : arc.passage.gates) name += "." + slug(gate);
    list.push_back(std::move(name));
  }
  return list;
}

std::vector<std::string> habits(const Layout& l) {
  std::vector<std::string> list;
  for (const auto& pair : l.habits)
    list.push_back(slug(pair.from_place) + ">" + slug(pair.to_place) + (pair.is_net ? ".border" : ".sea"));
  return list;
}

// By their first contract and how many they are: of nested covers with one first contract the counts differ.
std::vector<std::string> covers(const Layout& l) {
  std::vector<std::string> list;
  for (const auto& cover : l.cargo_covers)
    list.push_back(slug(l.world->contracts[cover.contracts.front()].id) + "+" + std::to_string(cover.contracts.size()));
  return list;
}

std::vector<std::string> row_items(const Layout& l, RowKind kind) {
  switch (kind) {
    case RowKind::hub:
    case RowKind::pool:
    case RowKind::landed:
      return slugs(l.world->nodes);
    case RowKind::pipe:
      return slugs(l.world->pipelines);
    case RowKind::liquefaction:
      return export_places(l);
    case RowKind::regasification:
      return import_places(l);
    case RowKind::ship_days:
      return slugs(l.world->vessels);
    case RowKind::transits:
      return slugs(l.world->straits);
    case RowKind::contract:
    case RowKind::take_or_pay:
      return slugs(l.world->contracts);
    case RowKind::cargo_cover:
      return covers(l);
    case RowKind::habit:
      return habits(l);
    case RowKind::flow_limit:
      return slugs(l.events);
    case RowKind::conduct:
      return slugs(l.world->conduct);
    default:
      return slugs(l.world->storage);
  }
}

std::vector<std::string> col_items(const Layout& l, ColKind kind) {
  switch (kind) {
    case ColKind::production:
      return slugs(l.world->supply);
    case ColKind::spill:
    case ColKind::sale:
    case ColKind::resale:
    case ColKind::landed_sale:
    case ColKind::retrade:
    case ColKind::demand:
      return slugs(l.world->nodes);
    case ColKind::flow:
      return slugs(l.world->pipelines);
    case ColKind::lng:
    case ColKind::afloat:
    case ColKind::departing:
      return voyages(l);
    case ColKind::ship_days:
      return slugs(l.world->vessels);
    case ColKind::contract_take:
    case ColKind::contract_spot:
    case ColKind::contract_make_up:
    case ColKind::contract_shortfall:
      return slugs(l.world->contracts);
    case ColKind::habit:
      return habits(l);
    case ColKind::power:
      return slugs(l.world->conduct);
    default:
      return slugs(l.world->storage);
  }
}

// Kinds whose columns of one item differ by a step of a curve.
bool has_steps(ColKind kind) {
  return kind == ColKind::production || kind == ColKind::demand || kind == ColKind::ship_days ||
         kind == ColKind::final_stock || kind == ColKind::habit || kind == ColKind::power;
}

}  // namespace

std::string_view kind_name(RowKind kind) {
  switch (kind) {
    case RowKind::hub:
      return "hub";
    case RowKind::pool:
      return "pool";
    case RowKind::pipe:
      return "pipe";
    case RowKind::liquefaction:
      return "liquefaction";
    case RowKind::regasification:
      return "regasification";
    case RowKind::landed:
      return "landed";
    case RowKind::ship_days:
      return "ship-days";
    case RowKind::transits:
      return "transits";
    case RowKind::stock:
      return "stock";
    case RowKind::withdrawal_rate:
      return "withdrawal-rate";
    case RowKind::withdrawal_curve:
      return "withdrawal-curve";
    case RowKind::final_stock:
      return "final-stock";
    case RowKind::contract:
      return "contract";
    case RowKind::cargo_cover:
      return "cargo-cover";
    case RowKind::take_or_pay:
      return "take-or-pay";
    case RowKind::habit:
      return "habit";
    case RowKind::flow_limit:
      return "flow-limit";
    case RowKind::conduct:
      return "conduct";
  }
  std::unreachable();
}

std::string_view kind_name(ColKind kind) {
  switch (kind) {
    case ColKind::production:
      return "production";
    case ColKind::spill:
      return "spill";
    case ColKind::flow:
      return "flow";
    case ColKind::sale:
      return "sale";
    case ColKind::resale:
      return "resale";
    case ColKind::lng:
      return "lng";
    case ColKind::afloat:
      return "afloat";
    case ColKind::departing:
      return "departing";
    case ColKind::landed_sale:
      return "landed-sale";
    case ColKind::demand:
      return "demand";
    case ColKind::injection:
      return "injection";
    case ColKind::withdrawal:
      return "withdrawal";
    case ColKind::withdrawal_out:
      return "withdrawal-out";
    case ColKind::stock:
      return "stock";
    case ColKind::final_stock:
      return "final-stock";
    case ColKind::ship_days:
      return "ship-days";
    case ColKind::habit:
      return "habit";
    case ColKind::contract_take:
      return "contract-take";
    case ColKind::contract_spot:
      return "contract-spot";
    case ColKind::contract_make_up:
      return "contract-make-up";
    case ColKind::contract_shortfall:
      return "contract-shortfall";
    case ColKind::power:
      return "power";
    case ColKind::retrade:
      return "retrade";
  }
  std::unreachable();
}

std::string slug(std::string_view id) {
  const std::size_t colon = id.find(':');
  std::string text(colon == std::string_view::npos ? id : id.substr(colon + 1));
  for (char& c : text)
    if (c == ' ' || c == '_' || c == '\t') c = '-';
  return text;
}

Names::Names(const Layout& layout) : layout_(layout) {
  for (std::size_t k = 0; k < model::kRowKinds; ++k) row_items_.push_back(row_items(layout, static_cast<RowKind>(k)));
  for (std::size_t k = 0; k < model::kColKinds; ++k) col_items_.push_back(col_items(layout, static_cast<ColKind>(k)));
  sellers_ = slugs(layout.world->sellers);
  for (int t = 0; t < layout.timeline.period_count(); ++t) {
    months_.push_back(layout.timeline.month(t).text());
    months_.back()[4] = '_';
  }
}

std::string Names::row_series(const RowInfo& row) const {
  std::string name = "r_";
  name.append(kind_name(row.kind)).append("_").append(row_items_[static_cast<std::size_t>(row.kind)][row.item]);
  if (row.seller != model::kNoSeller) name.append("_").append(sellers_[row.seller]);
  return name;
}

std::string Names::col_series(const ColInfo& col) const {
  std::string name = "c_";
  name.append(kind_name(col.kind)).append("_").append(col_items_[static_cast<std::size_t>(col.kind)][col.item]);
  if (col.seller != model::kNoSeller) name.append("_").append(sellers_[col.seller]);
  if (has_steps(col.kind)) name.append("_").append(std::to_string(col.step));
  return name;
}

std::string Names::row(std::size_t r) const {
  return row_series(layout_.rows[r]).append("_").append(months_[layout_.rows[r].month]);
}

std::string Names::col(std::size_t c) const {
  return col_series(layout_.cols[c]).append("_").append(months_[layout_.cols[c].month]);
}

}  // namespace netback::exports
