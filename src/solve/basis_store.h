// Bases of solved programs, kept in a folder between runs. Takes a program's key, gives the basis that solved it. A basis is
// only a place to start: nothing read from here reaches a result without a solve and its certificate.
#pragma once
#include <string>
#include <string_view>

#include "solve/linear_program.h"

namespace netback::solve {

// Names a program by every number in it and by what solves it: another world, date, horizon or solver is another key.
std::string program_key(const LinearProgram& program, std::string_view solver_name);

class BasisStore {
 public:
  // An empty folder keeps nothing and finds nothing.
  explicit BasisStore(std::string folder) : folder_(std::move(folder)) {}

  // The basis kept under the key, or an empty one: a file that is missing, damaged or of another shape is no basis.
  Basis find(const std::string& key, const LinearProgram& program) const;
  // Keeps the basis, beside and then renamed. False where it cannot be written: a store that fails only costs time.
  bool keep(const std::string& key, const Basis& basis) const;

 private:
  std::string file_of(const std::string& key) const { return folder_ + "/" + key + ".basis"; }

  std::string folder_;
};

}  // namespace netback::solve
