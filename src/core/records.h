// Two states of anything that has tables of rows with named fields, and what changed between them: rows gone, rows new,
// fields with another value. Example: changes({{"pipes", {{"pipe:a", {{"capacity", "10"}}}}}}, later) -> one Change a field.
#pragma once
#include <map>
#include <string>
#include <vector>

namespace netback {

using Fields = std::map<std::string, std::string>;
using Rows = std::map<std::string, Fields>;  // by id
using Records = std::map<std::string, Rows>;  // by table

struct Change {
  enum class Kind { gone, added, changed };
  Kind kind = Kind::changed;
  std::string table, id, field;  // no field where a whole row came or went
  std::string before, after;
};

// Ordered by table, id and field. Two numbers within `noise` of each other, relative to the larger, are the same.
std::vector<Change> changes(const Records& before, const Records& after, double noise = 0);

// A table a person can read: a heading a table, a line a change, at most `most` lines a table and how many more there are.
std::string changes_text(const std::vector<Change>& list, std::size_t most);

}  // namespace netback
