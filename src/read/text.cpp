#include "read/text.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "read/mojibake.h"

namespace netback::read {

void OffsetMap::replace(std::size_t text_count, std::size_t input, std::size_t input_count) {
  if (input_count > UINT32_MAX) input_count = UINT32_MAX;
  add(input, text_count, static_cast<std::uint32_t>(text_count), static_cast<std::uint32_t>(input_count));
}

const OffsetMap::Run& OffsetMap::run_at(std::size_t text) const {
  auto after =
      std::upper_bound(runs_.begin(), runs_.end(), text, [](std::size_t at, const Run& run) { return at < run.text; });
  return *std::prev(after);
}

TextSpan OffsetMap::to_input(TextSpan text) const {
  if (runs_.empty() || text.begin >= text_size_) return {0, 0};
  const Run& first = run_at(text.begin);
  const std::size_t begin = first.input + (text.begin - first.text) / first.text_step * first.input_step;
  if (text.end <= text.begin) return {begin, begin};
  const std::size_t last_byte = std::min(text.end, text_size_) - 1;
  const Run& last = run_at(last_byte);
  return {begin, last.input + ((last_byte - last.text) / last.text_step + 1) * last.input_step};
}

std::optional<std::size_t> OffsetMap::shift(TextSpan text) const {
  if (runs_.empty() || text.begin >= text_size_ || text.size() == 0) return std::nullopt;
  const Run& run = run_at(text.begin);
  const std::size_t run_end = &run == &runs_.back() ? text_size_ : (&run)[1].text;
  if (run.text_step != 1 || run.input_step != 1 || text.end > run_end) return std::nullopt;
  return run.input - run.text;
}

// A block begins: the gap since the block before becomes one space.
void TextBuilder::flush_space(std::size_t input) {
  if (!empty()) {
    if (space_count_ > 0) {
      made_.text += ' ';
      made_.map.replace(1, space_at_, space_count_);
    }
  } else if (block_begin_ > 0) {
    made_.text += ' ';
    made_.map.replace(1, block_input_, input - block_input_);
    ++block_begin_;
  }
  space_count_ = 0;
}

void TextBuilder::shown(std::string_view piece, std::size_t input) {
  if (space_count_ > 0 || empty()) flush_space(input);
  made_.text += piece;
  made_.map.copy(input, piece.size());
  block_end_ = input + piece.size();
}

void TextBuilder::append_decoded(std::string_view piece, std::size_t input, std::size_t count) {
  const bool blank = piece == " " || piece == "\xC2\xA0" || piece == "\n" || piece == "\t";
  if (blank || piece.empty()) return piece.empty() ? void() : space(input, count);
  if (space_count_ > 0 || empty()) flush_space(input);
  made_.text += piece;
  made_.map.replace(piece.size(), input, count);
  block_end_ = input + count;
}

TextSpan TextBuilder::end_block(std::size_t input) {
  space_count_ = 0;
  const TextSpan span{block_begin_, made_.text.size()};
  if (span.size() > 0) block_input_ = std::min(block_end_, input);
  block_begin_ = made_.text.size();
  return span;
}

namespace {

enum Width : std::uint8_t { kShown, kSpace, kLook };  // look: what it is takes more than its first byte

constexpr std::array<Width, 256> kWidths = [] {
  std::array<Width, 256> widths{};
  for (int i = 0; i <= 0x20; ++i) widths[static_cast<std::size_t>(i)] = kSpace;
  widths[0x7F] = kSpace;
  for (unsigned i = 0xC2; i < 0xF0; ++i)
    if (i == 0xC2 || i == 0xE2 || i == 0xE3 || i == 0xEF || may_be_mojibake(static_cast<unsigned char>(i)))
      widths[i] = kLook;
  return widths;
}();

enum class Kind : std::uint8_t { shown, space, nothing };

// A character of several bytes. U+00A0, U+2000-200A, U+2028/9, U+202F, U+3000 are spaces; U+00AD, U+200B-200F, U+2060,
// U+FEFF show nothing; C1 controls are spaces.
Kind kind_of(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  const unsigned lead = byte(at);
  if (lead == 0xC2) return byte(at + 1) <= 0xA0 ? Kind::space : byte(at + 1) == 0xAD ? Kind::nothing : Kind::shown;
  if (lead == 0xE2 && byte(at + 1) == 0x80) {
    const unsigned last = byte(at + 2);
    if (last <= 0x8A || last == 0xA8 || last == 0xA9 || last == 0xAF) return Kind::space;
    if (last >= 0x8B && last <= 0x8F) return Kind::nothing;
  }
  if (lead == 0xE2 && byte(at + 1) == 0x81 && byte(at + 2) == 0xA0) return Kind::nothing;
  if (lead == 0xE3 && byte(at + 1) == 0x80 && byte(at + 2) == 0x80) return Kind::space;
  if (lead == 0xEF && byte(at + 1) == 0xBB && byte(at + 2) == 0xBF) return Kind::nothing;
  return Kind::shown;
}

}  // namespace

void TextBuilder::append(std::string_view piece, std::size_t input) {
  std::size_t from = 0, at = 0;
  const auto flush = [&](std::size_t until) {
    if (until > from) shown(piece.substr(from, until - from), input + from);
  };
  std::string repaired;
  while (at < piece.size()) {
    const unsigned char lead = static_cast<unsigned char>(piece[at]);
    if (kWidths[lead] == kShown) {
      while (++at < piece.size() && kWidths[static_cast<unsigned char>(piece[at])] == kShown) {
      }
      continue;
    }
    if (lead == ' ' && at > from && at + 1 < piece.size() && kWidths[static_cast<unsigned char>(piece[at + 1])] == kShown) {
      ++at;  // one plain space between words stays where it is
      continue;
    }
    std::size_t length = 1;
    Kind kind = Kind::space;
    if (kWidths[lead] == kLook) {
      length = std::min<std::size_t>(lead < 0xE0 ? 2 : 3, piece.size() - at);
      kind = kind_of(piece, at);
      if (kind == Kind::shown) {
        const std::size_t wrong = may_be_mojibake(lead) || lead == 0xE2 ? repair_mojibake(piece, at, repaired) : 0;
        if (wrong > 0) {
          flush(at);
          append_decoded(repaired, input + at, wrong);
          from = at + wrong;
        }
        at += wrong > 0 ? wrong : length;
        continue;
      }
    }
    flush(at);
    if (kind == Kind::space) space(input + at, length);
    at += length;
    from = at;
  }
  flush(at);
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

namespace {

constexpr std::uint64_t kEach = 0x0101010101010101u;  // one in each of eight bytes

std::size_t ascii_length(std::string_view text) {
  std::size_t at = 0;
  for (std::uint64_t eight; at + 8 <= text.size(); at += 8) {
    std::memcpy(&eight, text.data() + at, 8);
    if (eight & kEach * 0x80) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

// A to Z become a to z, eight letters at a time; all bytes are below 0x80.
void lower_ascii(char* text, std::size_t size) {
  std::size_t at = 0;
  for (std::uint64_t eight; at + 8 <= size; at += 8) {
    std::memcpy(&eight, text + at, 8);
    const std::uint64_t from_a = eight + kEach * (0x80 - 'A'), after_z = eight + kEach * (0x80 - 'Z' - 1);
    eight += ((from_a & ~after_z) & kEach * 0x80) >> 2;  // 0x20 where it is a capital
    std::memcpy(text + at, &eight, 8);
  }
  for (; at < size; ++at)
    if (text[at] >= 'A' && text[at] <= 'Z') text[at] = static_cast<char>(text[at] + 32);
}

}  // namespace

std::string fold(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  fold_into(text, folded);
  return folded;
}

void fold_into(std::string_view text, std::string& folded) {
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      const std::size_t end = at + ascii_length(text.substr(at)), made = folded.size();
      folded.append(text, at, end - at);
      lower_ascii(folded.data() + made, end - at);
      at = end;
      continue;
    }
    utf8proc_int32_t point = 0;
    const auto used = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                                       static_cast<utf8proc_ssize_t>(text.size() - at), &point);
    if (used <= 0) {
      ++at;
      continue;
    }
    at += static_cast<std::size_t>(used);
    switch (point) {
      case 0x2018:
      case 0x2019:
      case 0x201B:
      case 0x02BC:
      case 0x2032:
        folded += '\'';
        continue;
      case 0x201C:
      case 0x201D:
      case 0x201E:
      case 0xAB:
      case 0xBB:
        folded += '"';
        continue;
      case 0x2010:
      case 0x2011:
      case 0x2012:
      case 0x2013:
      case 0x2014:
      case 0x2212:
        folded += '-';
        continue;
      case 0xA0:
        folded += ' ';
        continue;
      case 0xF8:
      case 0xD8:
        folded += 'o';
        continue;
      case 0x131:
        folded += 'i';
        continue;
      case 0x142:
      case 0x141:
        folded += 'l';
        continue;
      case 0xDF:
        folded += "ss";
        continue;
      case 0xE6:
      case 0xC6:
        folded += "ae";
        continue;
      default:
        break;
    }
    utf8proc_int32_t parts[8];
    int boundary = 0;
    const auto count = utf8proc_decompose_char(
        point, parts, 8,
        static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK),
        &boundary);
    for (utf8proc_ssize_t i = 0; i < count && i < 8; ++i) {
      utf8proc_uint8_t bytes[4];
      const auto size = utf8proc_encode_char(parts[i], bytes);
      folded.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    }
  }
}

void find_words(std::string_view folded, std::size_t from, std::vector<FoldedWord>& words) {
  constexpr std::size_t kTwoSigns = 6;  // bytes
  for_each_word(folded.substr(from), [&](std::string_view word) {
    while (!word.empty()) {
      const unsigned char lead = static_cast<unsigned char>(word[0]);
      const std::string_view piece = lead >= 0xE3 && lead <= 0xE9 ? word.substr(0, kTwoSigns) : word;
      words.push_back({static_cast<std::uint32_t>(piece.data() - folded.data()), static_cast<std::uint32_t>(piece.size()),
                       word_hash(piece)});
      word.remove_prefix(piece.size());
    }
  });
}

std::vector<std::string> fold_words(std::string_view text) {
  const std::string folded = fold(text);
  std::vector<std::string> words;
  for_each_word(folded, [&](std::string_view word) { words.emplace_back(word); });
  return words;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= 0x20) text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= 0x20) text.remove_suffix(1);
  return text;
}

}  // namespace netback::read
