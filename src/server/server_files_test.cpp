/// Files as the screens show them.
#include "server/server_fixture.hpp"

namespace ts::server {
namespace {

TEST_F(ServerTest, APdfMayStandInAFrameOfOurOwnPagesAndNothingElseMay) {
  Client desk{server_->port()};
  enter(desk, {Role::reception});
  auto const put = [&](std::string const& bytes, std::string const& type) {
    auto const up = desk.post(api + "/office/files", bytes, {{"Content-Type", type}, {"X-File-Name", "to"}});
    EXPECT_EQ(up.status, 201) << up.body;
    return desk.get(api + "/office/files/" + std::string{up.json().at("id").as_string()});
  };
  auto const pdf = put("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
                       "application/pdf");
  EXPECT_EQ(pdf.header("content-security-policy"), "default-src 'none'; frame-ancestors 'self'; sandbox");
  EXPECT_EQ(pdf.header("x-frame-options"), "SAMEORIGIN");
  auto const png = put(std::string{"\x89PNG\r\n\x1a\n", 8} + std::string(200, '\0'), "image/png");
  EXPECT_EQ(png.header("content-security-policy"), "default-src 'none'; frame-ancestors 'none'; sandbox");
  EXPECT_EQ(png.header("x-frame-options"), "DENY");
}

}  // namespace
}  // namespace ts::server
