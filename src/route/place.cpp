#include "route/place.h"

#include <algorithm>
#include <cmath>

#include "core/number.h"

namespace netback::route {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

std::string slug(std::string_view id) { return std::string(id.substr(std::min(id.find(':') + 1, id.size()))); }

template <class Row>
bool bears(const Row& row, const std::string& name) {
  std::string as_slug = name;
  std::ranges::replace(as_slug, ' ', '-');
  return row.id == name || slug(row.id) == as_slug || lower(row.name) == name;
}

std::string near_names(const world::World& world, const std::string& name) {
  std::string list;
  std::size_t count = 0;
  const auto look = [&](const auto& rows) {
    for (const auto& row : rows)
      if (count < 6 && (lower(row.name).find(name) != std::string::npos || row.id.find(name) != std::string::npos))
        list += (count++ ? ", " : "") + row.id;
  };
  if (!name.empty()) look(world.ports), look(world.countries);
  return list;
}

}  // namespace

std::optional<Point> position(std::string_view told) {
  const std::size_t comma = told.find(',');
  if (comma == std::string_view::npos) return std::nullopt;
  std::string_view rest = told.substr(comma + 1);
  while (rest.starts_with(' ')) rest.remove_prefix(1);
  const auto lat = parse_number(told.substr(0, comma)), lon = parse_number(rest);
  if (!lat || !lon || std::abs(*lat) > 90 || std::abs(*lon) > 180) return std::nullopt;
  return Point{*lat, *lon};
}

Result<Place> find_place(const world::World& world, const SeaNetwork& network, std::string_view told) {
  const std::string name = lower(told);
  for (const auto& port : world.ports) {
    if (!bears(port, name)) continue;
    if (!network.has_port(port.id))
      return bad_input(port.id + " is in no row of sea_legs.csv", port.where, "Add a leg that ends there.");
    return Place{port.id, port.name, {port.id}};
  }
  for (const auto& country : world.countries) {
    if (!bears(country, name) && lower(country.iso3) != name) continue;
    Place place{country.id, country.name, {}};
    for (const auto& port : world.ports)
      if (port.country == country.id && network.has_port(port.id)) place.ports.push_back(port.id);
    if (place.ports.empty())
      return bad_input(country.name + " has no port in the tables", country.where, "Name a port of ports.csv.");
    return place;
  }
  const std::string near = near_names(world, name);
  return bad_input("no port or country is called '" + std::string(told) + "'", "ports.csv",
                   near.empty() ? "`netback world search TEXT` finds ids by name." : "Is it one of " + near + "?");
}

}  // namespace netback::route
