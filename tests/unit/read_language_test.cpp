// The language of an article, by its stop words or its script.
#include "read/language.h"
#include "read_fixture.h"

namespace netback::read::test {
namespace {

TEST(Language, is_named) {
  struct Case { const char *language, *text; };
  for (const Case& c : {
           Case{"English",
                "The minister said on Monday that the country had enough gas for the winter and would not ration."},
           Case{"German",
                "Der Minister sagte am Montag, dass das Land genug Gas für den Winter habe und nicht rationieren werde."},
           Case{"French",
                "Le ministre a dit lundi que le pays avait assez de gaz pour l'hiver et que les prix ne vont pas monter."},
           Case{"Spanish",
                "El ministro dijo el lunes que el país tiene gas suficiente para el invierno y que no habrá cortes."},
           Case{
               "Italian",
               "Il ministro ha detto lunedì che il paese ha gas sufficiente per l'inverno e non ci sono rischi della rete."},
           Case{"Polish",
                "Minister powiedział w poniedziałek, że kraj ma dość gazu na zimę i nie będzie go reglamentował, bo to jest "
                "zbędne."},
           Case{"Dutch",
                "De minister zei maandag dat het land genoeg gas heeft voor de winter en dat er niet op rantsoen wordt "
                "gezet."},
           Case{"Portuguese",
                "O ministro disse na segunda-feira que o país tem gás para o inverno e que não há risco para as famílias."},
           Case{"Turkish",
                "Bakan pazartesi günü ülkenin kış için yeterli gazı olduğunu ve bu yıl kesinti gibi bir sorun olmadığını "
                "söyledi."},
           Case{"Russian",
                "Министр сказал в понедельник, что газа на зиму достаточно и что это не изменится, если поставки будут "
                "расти."},
           Case{
               "Ukrainian",
               "Міністр сказав у понеділок, що газу на зиму достатньо і що це не зміниться, якщо постачання буде зростати."},
           Case{"Chinese", "部长星期一表示，今年冬天的天然气供应充足，不会实行配给制度，价格也不会上涨。"},
           Case{"Japanese", "大臣は月曜日、この冬の天然ガスの供給は十分であり、配給は行わないと述べた。"},
           Case{"Korean", "장관은 월요일 올겨울 천연가스 공급이 충분하며 배급은 하지 않을 것이라고 말했다."},
           Case{"Arabic",
                "قال الوزير يوم الاثنين إن البلاد لديها ما يكفي من الغاز في هذا الشتاء ولا خطر على الإمدادات من الخارج"},
           Case{"Greek", "Ο υπουργός δήλωσε τη Δευτέρα ότι η χώρα έχει αρκετό αέριο για τον χειμώνα."},
       })
    EXPECT_EQ(language_of(c.text, lexicon()), c.language) << c.text;
}

TEST(Language, another_one_gives_no_claims_and_is_told) {
  const PageRead page = read_text(
      "Міністр сказав у понеділок, що газу на зиму достатньо і що це не зміниться, якщо постачання буде зростати.\n\n"
      "За його словами, країна також купує газ у сусідів, але ці обсяги невеликі, і вони не потрібні для опалення, бо "
      "сховища були заповнені ще до осені.\n\nУряд не планує нових правил для споживачів цього року, та сподівається, що "
      "так "
      "буде й надалі.\n");
  EXPECT_TRUE(page.claims.empty());
  ASSERT_FALSE(page.remarks.empty());
  EXPECT_NE(page.remarks[0].find("in Ukrainian"), std::string::npos) << page.remarks[0];
}

}  // namespace
}  // namespace netback::read::test
