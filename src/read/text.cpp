#include "read/text.h"

#include <utf8proc.h>

#include <algorithm>

namespace netback::read {

void OffsetMap::add(std::size_t input, std::size_t text_count, std::uint32_t text_step, std::uint32_t input_step,
                    std::size_t input_count) {
  if (text_count == 0) return;
  (void)input_count;
  if (!runs_.empty()) {
    const Run& last = runs_.back();
    const std::size_t expected = last.input + (text_size_ - last.text) / last.text_step * last.input_step;
    if (last.text_step == text_step && last.input_step == input_step && expected == input) {
      text_size_ += text_count;
      return;
    }
  }
  runs_.push_back({text_size_, input, text_step, input_step});
  text_size_ += text_count;
}

void OffsetMap::replace(std::size_t text_count, std::size_t input, std::size_t input_count) {
  if (input_count > UINT32_MAX) input_count = UINT32_MAX;
  add(input, text_count, static_cast<std::uint32_t>(text_count), static_cast<std::uint32_t>(input_count), input_count);
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

void TextBuilder::flush_space() {
  if (space_count_ == 0) return;
  if (!made_.text.empty()) {
    made_.text += ' ';
    made_.map.replace(1, space_at_, space_count_);
  }
  space_count_ = 0;
}

void TextBuilder::space(std::size_t input, std::size_t count) {
  if (space_count_ == 0) space_at_ = input;
  space_count_ = input + count - space_at_;
}

void TextBuilder::append_decoded(std::string_view piece, std::size_t input, std::size_t count) {
  const bool blank = piece == " " || piece == "\xC2\xA0" || piece == "\n" || piece == "\t";
  if (blank || piece.empty()) return piece.empty() ? void() : space(input, count);
  flush_space();
  made_.text += piece;
  made_.map.replace(piece.size(), input, count);
}

namespace {

enum class Width : std::uint8_t { shown, space, none };

// What a multi-byte character is, and its length. U+00A0, U+2000-200A, U+2028/9, U+202F, U+3000 are spaces;
// U+00AD, U+200B-200F, U+2060, U+FEFF show nothing.
Width width_of(std::string_view text, std::size_t at, std::size_t& length) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  const unsigned lead = byte(at);
  length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  length = std::min(length, text.size() - at);
  if (lead < 0x80) return lead <= 0x20 || lead == 0x7F ? Width::space : Width::shown;
  if (lead == 0xC2) return byte(at + 1) == 0xA0 ? Width::space : byte(at + 1) == 0xAD ? Width::none : Width::shown;
  if (lead == 0xE2 && byte(at + 1) == 0x80) {
    const unsigned last = byte(at + 2);
    if (last <= 0x8A || last == 0xA8 || last == 0xA9 || last == 0xAF) return Width::space;
    if (last >= 0x8B && last <= 0x8F) return Width::none;
  }
  if (lead == 0xE2 && byte(at + 1) == 0x81 && byte(at + 2) == 0xA0) return Width::none;
  if (lead == 0xE3 && byte(at + 1) == 0x80 && byte(at + 2) == 0x80) return Width::space;
  if (lead == 0xEF && byte(at + 1) == 0xBB && byte(at + 2) == 0xBF) return Width::none;
  return Width::shown;
}

}  // namespace

void TextBuilder::append(std::string_view piece, std::size_t input) {
  std::size_t shown_from = 0, at = 0;
  const auto flush_shown = [&](std::size_t until) {
    if (until <= shown_from) return;
    flush_space();
    made_.text.append(piece, shown_from, until - shown_from);
    made_.map.copy(input + shown_from, until - shown_from);
  };
  while (at < piece.size()) {
    std::size_t length = 1;
    const Width width = width_of(piece, at, length);
    if (width == Width::shown) {
      at += length;
      continue;
    }
    flush_shown(at);
    if (width == Width::space) space(input + at, length);
    at += length;
    shown_from = at;
  }
  flush_shown(at);
}

MappedText TextBuilder::take() {
  space_count_ = 0;
  MappedText taken = std::move(made_);
  made_ = MappedText{};
  return taken;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string fold(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const unsigned char lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) {
      folded += static_cast<char>(lead >= 'A' && lead <= 'Z' ? lead + 32 : lead);
      ++at;
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
  return folded;
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
