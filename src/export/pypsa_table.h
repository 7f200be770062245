// One list of components as PyPSA's CSV folder holds it: <list>.csv with what never changes, <list>-<attribute>.csv with
// what changes from snapshot to snapshot.
#pragma once
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace netback::exports {

class ComponentTable {
 public:
  // `attributes`: name and what a component without a value of its own gets.
  ComponentTable(std::string list, std::vector<std::pair<std::string, std::string>> attributes)
      : list_(std::move(list)), attributes_(std::move(attributes)) {}

  // Later calls are about the component added last.
  void add(const std::string& name);
  void set(const std::string& attribute, std::string text);
  void set(const std::string& attribute, double value);
  // One value a snapshot; a constant becomes a plain value.
  void set(const std::string& attribute, const std::vector<double>& values);

  std::size_t size() const { return names_.size(); }
  // File name and text. Attributes that nobody set are not written.
  std::vector<std::pair<std::string, std::string>> files() const;

 private:
  std::size_t position(const std::string& attribute) const;
  std::string list_;
  std::vector<std::pair<std::string, std::string>> attributes_;
  std::vector<std::string> names_;
  std::vector<std::map<std::size_t, std::string>> cells_;                            // by component, attribute
  std::map<std::size_t, std::vector<std::pair<std::size_t, std::vector<double>>>> series_;  // by attribute, component
};

}  // namespace netback::exports
