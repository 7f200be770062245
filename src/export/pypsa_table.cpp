#include "export/pypsa_table.h"

#include <algorithm>
#include <cassert>
#include <set>

#include "core/csv.h"
#include "core/number.h"

namespace netback::exports {

std::size_t ComponentTable::position(const std::string& attribute) const {
  const auto found =
      std::find_if(attributes_.begin(), attributes_.end(), [&](const auto& a) { return a.first == attribute; });
  assert(found != attributes_.end());
  return static_cast<std::size_t>(found - attributes_.begin());
}

void ComponentTable::add(const std::string& name) {
  names_.push_back(name);
  cells_.emplace_back();
}

void ComponentTable::set(const std::string& attribute, std::string text) {
  cells_.back()[position(attribute)] = std::move(text);
}

void ComponentTable::set(const std::string& attribute, double value) { set(attribute, number_text(value)); }

void ComponentTable::set(const std::string& attribute, const std::vector<double>& values) {
  if (std::all_of(values.begin(), values.end(), [&](double v) { return v == values.front(); }))
    set(attribute, values.front());
  else
    series_[position(attribute)].emplace_back(names_.size() - 1, values);
}

std::vector<std::pair<std::string, std::string>> ComponentTable::files() const {
  std::set<std::size_t> used;
  for (const auto& row : cells_)
    for (const auto& [attribute, text] : row) used.insert(attribute);
  std::string text = "name";
  for (const std::size_t a : used) text += "," + attributes_[a].first;
  text += "\n";
  for (std::size_t i = 0; i < names_.size(); ++i) {
    text += csv_field(names_[i]);
    for (const std::size_t a : used) {
      const auto cell = cells_[i].find(a);
      text += "," + csv_field(cell == cells_[i].end() ? attributes_[a].second : cell->second);
    }
    text += "\n";
  }
  std::vector<std::pair<std::string, std::string>> files{{list_ + ".csv", std::move(text)}};
  for (const auto& [attribute, columns] : series_) {
    std::string table;
    for (const auto& column : columns) table += "," + csv_field(names_[column.first]);
    for (std::size_t t = 0; t < columns.front().second.size(); ++t) {
      table += "\n" + std::to_string(t);
      for (const auto& column : columns) table += "," + number_text(column.second[t]);
    }
    files.emplace_back(list_ + "-" + attributes_[attribute].first + ".csv", table + "\n");
  }
  return files;
}

}  // namespace netback::exports
