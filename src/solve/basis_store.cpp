#include "solve/basis_store.h"

#include <filesystem>
#include <utility>
#include <vector>

#include "core/file.h"

namespace netback::solve {
namespace {

constexpr std::string_view kHead = "netback.basis/1\n";
constexpr std::size_t kHashLength = 64;
constexpr std::int32_t kStatusCount = 8;  // a status is written as one digit

std::string text_of(const std::vector<std::int32_t>& statuses) {
  std::string text;
  text.reserve(statuses.size());
  for (const std::int32_t status : statuses) text += static_cast<char>('0' + status);
  return text;
}

// False when a character is no status.
bool read_statuses(std::string_view text, std::vector<std::int32_t>& statuses) {
  statuses.reserve(text.size());
  for (const char c : text) {
    if (c < '0' || c >= '0' + kStatusCount) return false;
    statuses.push_back(c - '0');
  }
  return true;
}

}  // namespace

std::string program_key(const LinearProgram& program, std::string_view solver_name) {
  std::string bytes(kHead);
  bytes += solver_name;
  const auto append = [&bytes](const auto& values) {
    bytes += "\n" + std::to_string(values.size()) + "\n";
    bytes.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(values[0]));
  };
  append(program.col_cost), append(program.col_lower), append(program.col_upper);
  append(program.row_lower), append(program.row_upper);
  append(program.a_start), append(program.a_index), append(program.a_value);
  return sha256_hex(bytes);
}

// A file is the head, the key, the statuses of columns and rows a line each, and the hash of all that.
Basis BasisStore::find(const std::string& key, const LinearProgram& program) const {
  if (folder_.empty()) return {};
  const auto bytes = read_file(file_of(key));
  if (!bytes) return {};
  const std::string_view text = *bytes;
  const auto cols = program.col_cost.size(), rows = program.row_lower.size();
  const std::size_t body = kHead.size() + kHashLength + 1 + cols + 1 + rows + 1;
  if (text.size() != body + kHashLength || !text.starts_with(kHead)) return {};
  if (text.substr(kHead.size(), kHashLength) != key || sha256_hex(text.substr(0, body)) != text.substr(body)) return {};
  Basis basis;
  const std::size_t at = kHead.size() + kHashLength + 1;
  if (!read_statuses(text.substr(at, cols), basis.col_status)) return {};
  if (!read_statuses(text.substr(at + cols + 1, rows), basis.row_status)) return {};
  return basis;
}

bool BasisStore::keep(const std::string& key, const Basis& basis) const {
  if (folder_.empty() || basis.empty()) return false;
  for (const auto* statuses : {&basis.col_status, &basis.row_status})
    for (const std::int32_t status : *statuses)
      if (status < 0 || status >= kStatusCount) return false;
  std::error_code error;
  std::filesystem::create_directories(folder_, error);
  if (error) return false;
  std::string text(kHead);
  text += key + "\n" + text_of(basis.col_status) + "\n" + text_of(basis.row_status) + "\n";
  return write_file(file_of(key), text + sha256_hex(text)).has_value();
}

}  // namespace netback::solve
