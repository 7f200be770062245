// What a room hands back when the outside world is wrong. Our own bugs are assertions, never an Error.
#pragma once
#include <cstdint>
#include <expected>
#include <string>
#include <utility>

namespace netback {

struct Error {
  enum class Code : std::uint8_t { bad_input, not_found, conflict, limit, io, internal };
  Code code = Code::internal;
  std::string what;   // one clause: what is wrong
  std::string where;  // file:line, page#byte, or empty
  std::string fix;    // one sentence: what to do
};

template <class T>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> bad_input(std::string what, std::string where, std::string fix) {
  return std::unexpected(Error{Error::Code::bad_input, std::move(what), std::move(where), std::move(fix)});
}

}  // namespace netback

// g++ 12 has std::expected without and_then: this is the short form of "return the error or go on".
#define NB_TRY(name, expression)                                                \
  auto name##_result = (expression);                                            \
  if (!name##_result) return std::unexpected(std::move(name##_result.error())); \
  auto& name = *name##_result
