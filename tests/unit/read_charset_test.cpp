// Bytes in any charset to text, with spans on the untouched bytes; text that went through a wrong charset is repaired.
#include "read/charset.h"
#include "read/mojibake.h"
#include "read/page.h"
#include "read_fixture.h"

namespace netback::read::test {
namespace {

std::string decoded_text(const std::string& bytes) { return std::string(decode(bytes).text(bytes)); }

TEST(Charset, windows_1251_by_its_declaration_and_by_its_letters) {
  // "Газпром сообщил, что поставки газа в Европу выросли." in windows-1251.
  const std::string words =
      "\xC3\xE0\xE7\xEF\xF0\xEE\xEC \xF1\xEE\xEE\xE1\xF9\xE8\xEB, \xF7\xF2\xEE \xEF\xEE\xF1\xF2\xE0\xE2\xEA\xE8 "
      "\xE3\xE0\xE7\xE0 \xE2 \xC5\xE2\xF0\xEE\xEF\xF3 \xE2\xFB\xF0\xEE\xF1\xEB\xE8.";
  const std::string expected = "Газпром сообщил, что поставки газа в Европу выросли.";
  const std::string declared = "<html><head><meta charset=windows-1251></head><body><p>" + words + "</p>";
  EXPECT_EQ(decode(declared).charset, "windows-1251");
  EXPECT_NE(decoded_text(declared).find(expected), std::string::npos);
  EXPECT_EQ(decoded_text(words + " " + words + " " + words).substr(0, expected.size()), expected);
}

TEST(Charset, utf16_without_a_byte_order_mark) {
  std::string little, big;
  for (const char c : std::string("Gazprom said that exports to Germany rose by a tenth."))
    little += c, little += '\0', big += '\0', big += c;
  EXPECT_EQ(decode(little).charset, "utf-16le");
  EXPECT_EQ(decode(big).charset, "utf-16be");
  EXPECT_EQ(decoded_text(little), decoded_text(big));
}

TEST(Charset, a_few_broken_bytes_do_not_change_the_charset_of_a_page) {
  const std::string bytes = "Türkiye, Österreich, Ålesund, Zürich and Gda\xC5 are named; \xFF is not a letter.";
  const Decoded decoded = decode(bytes);
  EXPECT_EQ(decoded.charset, "utf-8");
  EXPECT_TRUE(decoded.text(bytes).starts_with("Türkiye, Österreich, Ålesund, Zürich and Gda\uFFFD are named; \uFFFD"));
  const std::size_t at = decoded.text(bytes).find("named");
  EXPECT_EQ(decoded.to_input({at, at + 5}).in(bytes), "named");
}

TEST(Charset, japanese_in_two_byte_signs) {
  // "ガス" (gas) in Shift-JIS, declared.
  const std::string bytes = "<meta charset=\"shift_jis\"><p>\x83\x4B\x83\x58 LNG";
  EXPECT_NE(decoded_text(bytes).find("ガス LNG"), std::string::npos);
}

TEST(Mojibake, is_repaired_and_keeps_its_bytes) {
  struct Case { const char *wrong, *right; };
  for (const Case& c : {Case{"Russiaâ€™s gas", "Russia’s gas"}, Case{"T眉rkiye buys", "Türkiye buys"},
                        Case{"gas聽through Ukraine", "gas through Ukraine"}, Case{"the cafÃ© said", "the café said"},
                        Case{"Russia鈥檚 exports", "Russia’s exports"}, Case{"10 Â°C in May", "10 °C in May"}}) {
    const RawPage page = split_plain(c.wrong);
    ASSERT_EQ(page.blocks.size(), 1u);
    EXPECT_EQ(page.words(0), c.right);
    const std::size_t last = page.text.rfind(' ') + 1;
    EXPECT_EQ(page.map.to_input({last, page.text.size()}).in(c.wrong), page.text.substr(last));
  }
}

TEST(Mojibake, leaves_alone_what_is_meant) {
  for (const char* text :
       {"Das macht Spaß», sagte er", "NÃO e SÃO PAULO", "北京 and 上海 buy gas", "中国石油天然气集团公司说", "Â", "â",
        "Ângela Merkel", "São Tomé", "ÅÄÖ and É", "他在Google工作"}) {
    const RawPage page = split_plain(text);
    ASSERT_EQ(page.blocks.size(), 1u) << text;
    EXPECT_EQ(page.words(0), text);
  }
}

}  // namespace
}  // namespace netback::read::test
