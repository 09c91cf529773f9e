#include "server/first_words.hpp"

#include <gtest/gtest.h>

namespace ts::server {
namespace {

constexpr std::string_view page =
    "<title>Thông Suốt</title><meta name=\"description\" content=\"Một "
    "nơi.\"><main><!--first-words--><i></i></main>";

json::object procedure() {
  return {{"name", {{"vi", "Thủ tục đăng ký khai sinh"}}},
          {"plain", {{"vi", "Đăng ký khai sinh"}}},
          {"summary", {{"vi", "Cha hoặc mẹ đăng ký cho con."}}},
          {"field", {{"id", "ho-tich"}, {"name", {{"vi", "Hộ tịch"}}}}}};
}

TEST(FirstWords, OfAProcedureStandInThePageItsTitleAndItsDescription) {
  EXPECT_EQ(with_words(page, words_of_procedure(procedure())),
            "<title>Đăng ký khai sinh – Thông Suốt</title>"
            "<meta name=\"description\" content=\"Cha hoặc mẹ đăng ký cho con.\"><main>"
            "<p class=\"first-eyebrow\">Hộ tịch · Thủ tục đăng ký khai sinh</p><h1>Đăng ký khai sinh</h1>"
            "<p>Cha hoặc mẹ đăng ký cho con.</p><i></i></main>");
}

TEST(FirstWords, OfAFormAreItsNameAlone) {
  auto const out = with_words(page, words_of_form(procedure()));
  EXPECT_NE(out.find("<main><h1>Đăng ký khai sinh</h1><i>"), std::string::npos) << out;
}

TEST(FirstWords, AreTextAndNeverMarkup) {
  auto evil = procedure();
  evil["plain"] = {{"vi", "</title><script>alert(\"1\")</script>&"}};
  evil["summary"] = {{"vi", "\"><script>"}};
  auto const out = with_words(page, words_of_procedure(evil));
  EXPECT_EQ(out.find("<script"), std::string::npos) << out;
  EXPECT_NE(out.find("<h1>&lt;/title&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;</h1>"),
            std::string::npos);
}

TEST(FirstWords, LeaveAPageWithoutPlacesForThemAsItIs) {
  EXPECT_EQ(with_words("<p>a</p>", words_of_procedure(procedure())), "<p>a</p>");
  EXPECT_EQ(words_of_procedure({}).heading, "");
}

}  // namespace
}  // namespace ts::server
