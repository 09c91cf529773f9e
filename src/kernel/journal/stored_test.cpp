#include "kernel/journal/stored.hpp"

#include <gtest/gtest.h>

#include "kernel/journal/sample.hpp"

using namespace ts;
using namespace ts::journal;

namespace {

/// A row and the texts its views look at.
struct Row {
  Event event;
  std::string salt, body_hash, leaf;
  StoredEvent row;

  explicit Row(Event e) : event(std::move(e)), leaf(to_base64(leaf_hash(event.header))) {
    auto const& h = event.header;
    if (h.body) body_hash = to_base64(*h.body);
    if (!event.body.empty()) salt = to_base64(event.salt);
    row = {h.commune.value, h.seq, millis(h.at), h.actor,   h.type, h.case_no.value,
           h.data,          salt,  event.body,   body_hash, leaf,   0};
  }
  /// Column at fault, or "".
  std::string fault() const {
    auto const status = check_stored(row);
    return status ? "" : status.error().field;
  }
};

Row with_body() { return Row(sample_event(7, R"({"due":"2026-01-26"})", R"({"name":"Trần Thị Ị"})")); }

}  // namespace

TEST(Stored, ATrueRowHolds) {
  EXPECT_EQ(with_body().fault(), "");
  EXPECT_EQ(Row(sample_event(7, "{}", "")).fault(), "");
}

TEST(Stored, AnErasedRowHolds) {
  auto r = with_body();
  r.row.salt = r.row.body = {};
  r.row.erased = 9;
  EXPECT_EQ(r.fault(), "");
  r.row.body = "{}";
  EXPECT_EQ(r.fault(), "body");
}

TEST(Stored, NamesTheColumnAtFault) {
  auto const change = [](auto apply) {
    auto r = with_body();
    apply(r.row);
    return r.fault();
  };
  EXPECT_EQ(change([](StoredEvent& r) { r.actor = "staff:13"; }), "actor");
  EXPECT_EQ(change([](StoredEvent& r) { r.type = "case.acceptee"; }), "type");
  EXPECT_EQ(change([](StoredEvent& r) { r.data = R"({"due":"2026-01-27"})"; }), "data");
  EXPECT_EQ(change([](StoredEvent& r) { r.data = R"({"due":1},"seq":7)"; }), "data");
  EXPECT_EQ(change([](StoredEvent& r) { r.at += 1; }), "at");
  EXPECT_EQ(change([](StoredEvent& r) { r.at = INT64_MAX; }), "at");
  EXPECT_EQ(change([](StoredEvent& r) { r.case_no = 8; }), "case_no");
  EXPECT_EQ(change([](StoredEvent& r) { r.seq = 8; }), "seq");
  EXPECT_EQ(change([](StoredEvent& r) { r.commune = 0; }), "commune");
  EXPECT_EQ(change([](StoredEvent& r) { r.body = R"({"name":"Trần Thị Ỉ"})"; }), "body");
  EXPECT_EQ(change([](StoredEvent& r) { r.salt = "AAAA"; }), "salt");
  EXPECT_EQ(change([](StoredEvent& r) { r.leaf = "AAAA"; }), "leaf");
  EXPECT_EQ(change([](StoredEvent& r) { r.erased = 9; }), "salt");
  EXPECT_EQ(change([](StoredEvent& r) { r.actor = "citizen:1", r.type = "x"; }),
            "at|actor|type|case_no|data|body_hash");
}

TEST(Stored, TheErrorIsForPeople) {
  auto r = with_body();
  r.row.actor = "staff:13";
  auto const error = check_stored(r.row).error();
  EXPECT_EQ(error.code, Code::corrupt);
  EXPECT_EQ(error.id, "event.header");
  EXPECT_NE(error.vi.find("17464/7"), std::string::npos) << error.vi;
}
