// One reader over many pages gives what each page gives alone, in whatever order they come.
#include "read/reader.h"

#include <filesystem>

#include "core/file.h"
#include "read/vocabulary.h"
#include "read_fixture.h"

namespace netback::read::test {
namespace {

std::vector<std::string> pages() {
  std::vector<std::string> files;
#ifdef NETBACK_SOURCE_DIR
  const std::string folder = std::string(NETBACK_SOURCE_DIR) + "/tests/pages";
#else
  const std::string folder = "tests/pages";
#endif
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.is_regular_file()) files.push_back(entry.path().string());
  std::sort(files.begin(), files.end());
  std::vector<std::string> all;
  for (std::size_t i = 0; i < std::min<std::size_t>(files.size(), 12); ++i) all.push_back(read_file(files[i]).value());
  return all;
}

TEST(Reader, gives_what_each_page_gives_alone_in_any_order) {
  std::vector<std::string> all = pages(), alone;
  ASSERT_GT(all.size(), 2u);
  for (const std::string& page : all) alone.push_back(claims_json(read_page(page, lexicon(), gazetteer(), {}), lexicon()));
  Reader forward(lexicon(), gazetteer()), backward(lexicon(), gazetteer());
  for (std::size_t i = 0; i < all.size(); ++i) {
    EXPECT_EQ(claims_json(forward.read(all[i], {}), lexicon()), alone[i]);
    const std::size_t last = all.size() - 1 - i;
    EXPECT_EQ(claims_json(backward.read(all[last], {}), lexicon()), alone[last]);
  }
}

TEST(Vocabulary, tells_words_apart_by_every_letter) {
  Vocabulary vocabulary(lexicon());
  const std::string long_word = "internationalisation";
  for (std::size_t size = 1; size <= long_word.size(); ++size) {
    const std::string word = long_word.substr(0, size);
    EXPECT_EQ(vocabulary.of(word).known.spelling->raw, word);
    for (std::size_t i = 0; i < size; ++i) {
      std::string other = word;
      other[i] = 'X';
      EXPECT_EQ(vocabulary.of(other).known.spelling->raw, other);
      EXPECT_NE(&vocabulary.of(other), &vocabulary.of(word));
    }
    EXPECT_EQ(&vocabulary.of(word), &vocabulary.of(std::string(word)));
  }
}

TEST(Vocabulary, lets_words_go_and_learns_them_again) {
  Vocabulary vocabulary(lexicon());
  for (int i = 0; i < 3000; ++i) vocabulary.of("w" + std::to_string(i));
  EXPECT_EQ(vocabulary.of("Said").known.fold, "said");
  vocabulary.forget_beyond(5000);
  EXPECT_EQ(vocabulary.size(), 3001u);
  vocabulary.forget_beyond(3000);
  EXPECT_EQ(vocabulary.size(), 0u);
  EXPECT_EQ(vocabulary.of("Said").known.fold, "said");
  EXPECT_TRUE(vocabulary.of("Said").known.capital);
}

}  // namespace
}  // namespace netback::read::test
