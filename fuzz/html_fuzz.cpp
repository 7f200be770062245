// Any bytes as HTML or plain text, decoded and cut into blocks: valid UTF-8, and every block maps back into the bytes.
#include <cstdint>
#include <string_view>

#include "core/utf8.h"
#include "fuzz_require.h"
#include "read/charset.h"
#include "read/page.h"

namespace netback {
namespace {

void check(std::string_view bytes) {
  const read::Decoded decoded = read::decode(bytes);
  const std::string_view text = decoded.text(bytes);
  require(first_invalid_utf8(text) == std::string_view::npos);
  for (const read::RawPage& page : {read::split_html(text), read::split_plain(text)}) {
    require(page.blocks.size() <= read::kBlockLimit);
    for (const read::Stated* stated : {&page.title, &page.date, &page.site, &page.author})
      require(first_invalid_utf8(stated->value) == std::string_view::npos);
    require(first_invalid_utf8(page.html_title) == std::string_view::npos);
    for (const auto& block : page.blocks) {
      require(block.span.begin < block.span.end && block.span.end <= page.text.size());
      require(first_invalid_utf8(block.span.in(page.text)) == std::string_view::npos);
      // The space between two blocks counts as a link's when the link opens with it.
      require(block.link_bytes <= block.span.size() + 1 && block.container < page.containers.size());
      const TextSpan in_text = page.map.to_input(block.span);
      require(in_text.begin <= in_text.end && in_text.end <= text.size());
      const TextSpan in_bytes = decoded.to_input(in_text);
      require(in_bytes.begin <= in_bytes.end && in_bytes.end <= bytes.size());
    }
  }
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
    std::size_t length = 0;
    const std::string entity = read::decode_entity(text, at, length);
    require(length >= 1 && at + length <= text.size());
    require(first_invalid_utf8(entity) == std::string_view::npos);
  }
}

}  // namespace
}  // namespace netback

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  netback::check({reinterpret_cast<const char*>(data), size});
  return 0;
}
