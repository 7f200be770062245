// Files whole in, whole out: a reader never sees half a file, because writing goes beside and is then renamed.
#pragma once
#include <string>
#include <string_view>

#include "core/error.h"

namespace netback {

// Limit in bytes guards against feeding a device or a dump; the error says the limit.
Result<std::string> read_file(const std::string& path, std::size_t limit = std::size_t{256} << 20);
Result<bool> write_file(const std::string& path, std::string_view bytes);

// SHA-256 in lower-case hex: content ids and the manifest.
std::string sha256_hex(std::string_view bytes);
std::string short_sha256_hex(std::string_view bytes);  // its first eight digits

}  // namespace netback
