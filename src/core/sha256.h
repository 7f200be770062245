// SHA-256 without the processor's own instructions, for machines that have none; core/file.h takes the faster of the two.
#pragma once
#include <string>
#include <string_view>

namespace netback {

std::string plain_sha256_hex(std::string_view bytes);

}  // namespace netback
