// Hostile pages take time in proportion to their bytes: four times the bytes may take at most eight times as long.
#include <ctime>
#include <functional>

#include "read/article.h"
#include "read/page.h"
#include "read_fixture.h"

namespace netback::read::test {
namespace {

constexpr std::size_t kBytes = 64 << 10;

std::string repeated(const std::string& unit, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += unit;
  return text;
}

// Processor time of one reading.
double seconds(const std::string& bytes) {
  const std::clock_t start = std::clock();
  const Decoded decoded = decode(bytes);
  const std::string_view text = decoded.text(bytes);
  const RawPage page = looks_like_html(text) ? split_html(text) : split_plain(text);
  article_text(page, find_article(page, lexicon()));
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

// Others use the machine too, so the best of up to twenty rounds counts; what is quadratic fails them all.
void expect_linear(const char* name, const std::string& small, const std::string& large) {
  double few = 1e9, many = 1e9;
  for (int round = 0; round < 20; ++round) {
    few = std::min(few, seconds(small)), many = std::min(many, seconds(large));
    if (many < std::max(8 * few, 0.02)) return;
  }
  ADD_FAILURE() << name << ": " << few << " s, then " << many << " s";
}

TEST(Linear, time_grows_with_the_bytes_of_any_page) {
  std::string random;
  std::uint64_t state = 88172645463325252ull;
  for (std::size_t i = 0; i < 4 * kBytes; ++i) {
    state ^= state << 13, state ^= state >> 7, state ^= state << 17;
    random += static_cast<char>(state >> 24);
  }
  const std::vector<std::pair<const char*, std::string>> units = {
      {"one line of words", "gas flows to Germany and prices rose "},
      {"one sentence after the other", "Gazprom said on Monday that it cut flows. "},
      {"lines", "Gazprom said on Monday that it cut flows to Germany by a half again.\n"},
      {"open elements", "<div>a"},
      {"inline elements", "<b>a"},
      {"paragraphs", "<p>Gazprom said on Monday that it cut flows to Germany by half."},
      {"stray end tags", "<div><span></p></i>"},
      {"less-than signs", "<"},
      {"broken tags", "<a "},
      {"ampersands", "&"},
      {"comments", "<!-- a <!"},
      {"scripts", "<script>"},
      {"end tags in a script", "</scrip"},
      {"quotes", "<a b=\"'><a c='"},
      {"attributes", "a=\"b\" "},
      {"JSON-LD", "<script type=\"application/ld+json\">{\"a\":[</script>"},
      {"headings of sections", "<div><h2>Related</h2>"},
      {"line breaks", "word word<br>"},
      {"tables", "<tr><td>x<td>y"},
      {"lists", "<ul><li>"},
      {"mojibake", "a\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2"},
      {"signs that may be GBK", "a\xE7\x9C\x89"},
      {"broken UTF-8", "\xE2\x80"},
      {"zero bytes", std::string(1, '\0')},
  };
  for (const auto& [name, unit] : units) {
    const std::string head = name == std::string("end tags in a script") ? "<html><script>"
                             : name == std::string("attributes")         ? "<html><div "
                                                                         : "<html>";
    expect_linear(name, head + repeated(unit, kBytes), head + repeated(unit, 4 * kBytes));
    if (unit.find('<') == std::string::npos) expect_linear(name, repeated(unit, kBytes), repeated(unit, 4 * kBytes));
  }
  expect_linear("random bytes", random.substr(0, kBytes), random);
  expect_linear("random bytes in HTML", "<html><p>" + random.substr(0, kBytes), "<html><p>" + random);
}

// An end tag looks at no more than the depth limit, and a page deeper than that keeps its words.
TEST(Linear, deep_nesting_keeps_the_words) {
  std::string deep = "<html>";
  for (int i = 0; i < 2000; ++i) deep += "<div>";
  deep += "<p>Freeport LNG said on Monday that it would delay the restart of the third train at its plant.</p>";
  for (int i = 0; i < 2000; ++i) deep += "</div>";
  const RawPage page = split_html(deep + "<p>After it.");
  ASSERT_EQ(page.blocks.size(), 2u);
  EXPECT_TRUE(page.words(0).starts_with("Freeport LNG said"));
  EXPECT_EQ(page.blocks[1].tag, Tag::paragraph);
}

}  // namespace
}  // namespace netback::read::test
