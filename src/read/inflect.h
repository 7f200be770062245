// English verb forms from the lemma: regular by rule, irregular as given. "cut" -> cut, cuts, cutting.
#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace netback::read {

// `past` and `participle` empty = regular. Where doubling of the last letter is unsure both spellings are given.
std::vector<std::pair<std::string, std::uint8_t>> verb_forms(const std::string& lemma, const std::string& past,
                                                             const std::string& participle);

}  // namespace netback::read
