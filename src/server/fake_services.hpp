#pragma once
/// Services without a domain, for tests of the server: answers in the contract's form, and a record of what
/// was asked.
#include <atomic>
#include <map>
#include <mutex>
#include <thread>

#include "base/clock.hpp"
#include "server/services.hpp"

namespace ts::server::fake {

inline json::object text(std::string vi) { return {{"vi", std::move(vi)}}; }
inline json::object page(json::array items) { return {{"items", std::move(items)}, {"next", nullptr}}; }
inline json::object commune_ref(std::int32_t code = 17464) {
  return {{"code", code}, {"name", "Xã An Phú"}, {"province", "Nghệ An"}};
}
inline json::object procedure_summary() {
  return {{"code", "1.001193"},
          {"name", text("Đăng ký khai sinh")},
          {"plain", text("Làm giấy khai sinh cho con")},
          {"field", json::object{{"id", "ho-tich"}, {"name", text("Hộ tịch")}}},
          {"time", text("Trong ngày")},
          {"fee", text("Miễn phí")},
          {"online", true}};
}
inline json::object case_summary(std::int64_t no) {
  return {{"no", no},
          {"code", "H42.17464-260302-0007"},
          {"kind", "procedure"},
          {"procedure", "1.001193"},
          {"title", text("Đăng ký khai sinh")},
          {"status", "processing"},
          {"status_label", text("Đang giải quyết")},
          {"applicant", "Nguyễn Thị Mẫu"},
          {"received_at", "2026-03-02T01:00:00.000Z"},
          {"deadline",
           json::object{{"state", "on_track"}, {"due", "2026-03-02T10:00:00.000Z"}, {"left_minutes", 240}}}};
}
inline json::object receipt(std::int64_t no) {
  return {{"no", no},
          {"code", "H42.17464-260302-0007"},
          {"commune", commune_ref()},
          {"title", text("Đăng ký khai sinh")},
          {"applicant", "Nguyễn Thị Mẫu"},
          {"submitted_at", "2026-03-02T01:00:00.000Z"},
          {"accepted", false},
          {"papers", json::array{}},
          {"fees", json::array{}},
          {"track_url", "http://x/theo-doi#s"},
          {"qr", "/qr.svg"},
          {"proof_ready", false}};
}

class Site final : public SiteService {
 public:
  json::object site() override {
    return {{"name", text("Thông Suốt")},
            {"version", "test"},
            {"default_commune", 17464},
            {"communes", json::array{fake::commune_ref()}},
            {"demo", true},
            {"sign_in", json::array{"password"}}};
  }
  bool hosts(CommuneId commune) override { return commune.value == 17464; }
  Result<json::object> commune(CommuneId) override {
    auto out = fake::commune_ref();
    out["kind"] = "xa";
    out["units"] = json::array{json::object{{"id", "van-phong"}, {"name", text("Văn phòng")}}};
    out["office_hours"] = text("Thứ Hai đến thứ Sáu");
    return out;
  }
  json::object commune_ref(CommuneId commune) override { return fake::commune_ref(commune.value); }
};

class Procedures final : public ProcedureService {
 public:
  Result<json::object> fields(CommuneId) override {
    return json::object{{"items", json::array{json::object{
                                      {"id", "ho-tich"}, {"name", text("Hộ tịch")}, {"procedures", 1}}}}};
  }
  Result<json::object> life_situations(CommuneId) override {
    json::object situation{
        {"id", "sinh-con"}, {"name", text("Sinh con")}, {"procedures", json::array{procedure_summary()}}};
    return json::object{{"items", json::array{std::move(situation)}}};
  }
  Result<json::object> list(CommuneId, ProcedureQuery const& query) override {
    if (query.q == "throw") throw std::runtime_error{"the database is on fire"};
    if (query.q == "slow") std::this_thread::sleep_for(std::chrono::milliseconds{300});
    last_query = query.q;
    return page({procedure_summary()});
  }
  Result<json::object> get(CommuneId, std::string const& code) override {
    if (code != "1.001193")
      return fail(Code::not_found, "procedure.unknown", "Không có thủ tục này.", "Unknown.");
    auto out = procedure_summary();
    for (auto const* list : {"channels", "variants", "documents", "fees", "steps", "products", "basis"})
      out[list] = json::array{};
    out["version"] = 1;
    out["valid_from"] = "2026-07-01";
    out["who"] = text("Cha hoặc mẹ");
    out["form"] = json::object{{"sections", json::array{}}};
    out["etag"] = "1.001193@1";
    return out;
  }
  Result<json::object> packs(CommuneId) override { return json::object{{"items", json::array{}}}; }

  std::string last_query;
};

class Cases final : public CaseService {
 public:
  void submit(CommuneId, Actor const& actor, json::object request, json::object applicant, Once once,
              Done done) override {
    note(actor, request);
    last_once = once.key;
    if (get_string_or(request, "procedure", "").value() == "refuse")
      return done(fail(Code::rule, "case.no", "Không nhận.", "No.", "", "Điều 1"));
    applicant_name = get_string_or(applicant, "name", "").value();
    done(json::object{{"no", 7}});
  }
  void intake(CommuneId, Actor const& actor, json::object request, Once, Done done) override {
    note(actor, request);
    done(json::object{{"no", 8}});
  }
  Result<json::object> filed(CommuneId, Actor const&, CaseNo no) override {
    return json::object{{"case", case_summary(no.value)}, {"receipt", fake::receipt(no.value)}};
  }
  void command(CommuneId, Actor const& actor, Command command, Once, Done done) override {
    note(actor, command.data);
    if (command.version && *command.version != 5)
      return done(fail(Code::conflict, "etag.stale", "Hồ sơ đã đổi.", "Moved on."));
    done(json::object{{"no", command.no.value}, {"version", 6}});
  }
  void erase(CommuneId, Actor const& actor, std::string code, std::string reason, Once, Done done) override {
    note(actor, {{"reason", reason}});
    done(json::object{{"no", 7}, {"code", code}, {"entries", 5}, {"files", 1}});
  }
  Result<json::object> inbox(CommuneId, Actor const&, InboxQuery const&) override {
    auto out = page({case_summary(7)});
    out["groups"] = json::array{json::object{{"id", "today"}, {"label", text("Hôm nay")}, {"count", 1}}};
    out["as_of"] = "2026-03-02T01:00:00.000Z";
    out["seq"] = 3;
    return out;
  }
  Result<json::object> list(CommuneId, Actor const&, CaseQuery const&) override {
    return page({case_summary(7)});
  }
  Result<json::object> mine(CommuneId, Actor const&, PageQuery const&) override {
    return page({case_summary(7)});
  }
  Result<json::object> detail(CommuneId, Actor const&, CaseNo no) override {
    if (no.value > 100) return fail(Code::not_found, "case.unknown", "Không có hồ sơ này.", "No such case.");
    json::object out{{"case", case_summary(no.value)},
                     {"etag", "\"5\""},
                     {"applicant", json::object{{"name", "Nguyễn Thị Mẫu"}}},
                     {"answers", json::object{}},
                     {"form", json::object{{"sections", json::array{}}}}};
    for (auto const* list : {"papers", "timeline", "owes", "actions"}) out[list] = json::array{};
    return out;
  }
  Result<json::object> track(CommuneId, json::object const& request) override {
    if (get_string_or(request, "phone_last4", "").value() != "0001")
      return fail(Code::not_found, "track.unknown", "Không tìm thấy hồ sơ.", "Not found.");
    return json::object{{"code", "H42.17464-260302-0007"},
                        {"title", text("Đăng ký khai sinh")},
                        {"status", "processing"},
                        {"status_label", text("Đang giải quyết")},
                        {"received_at", "2026-03-02T01:00:00.000Z"},
                        {"deadline", json::object{{"state", "on_track"}}},
                        {"owes", json::array{}},
                        {"timeline", json::array{}}};
  }
  Result<json::object> journal(CommuneId, Actor const&, CaseNo) override {
    return json::object{{"items", json::array{}}, {"checkpoint", ""}, {"size", 0}};
  }
  Result<json::object> print(CommuneId, Actor const&, CaseNo, std::string const& form) override {
    return json::object{{"form", form},
                        {"title", "Giấy tiếp nhận"},
                        {"number", "7"},
                        {"agency", json::array{}},
                        {"rows", json::array{}}};
  }
  Result<json::object> receipt(CommuneId, Actor const&, CaseNo no) override {
    return fake::receipt(no.value);
  }
  Result<std::string> receipt_qr(CommuneId, Actor const&, CaseNo) override { return std::string{"<svg/>"}; }
  Result<ProofFile> receipt_proof(CommuneId, Actor const&, CaseNo) override {
    return ProofFile{"H42.17464-260302-0007.tlog-proof", "c2sp.org/tlog-proof@v1\n"};
  }
  Result<bool> file_belongs(CommuneId, Actor const&, CaseNo no, std::string const&) override {
    return no.value == 7;
  }

  void note(Actor const& actor, json::object const& data) {
    std::lock_guard const lock{mutex};
    last_actor = actor.id;
    last_data = data;
    ++writes;
  }
  std::mutex mutex;
  std::string last_actor, applicant_name, last_once;
  json::object last_data;
  std::atomic<int> writes{0};
};

class Work final : public WorkService {
 public:
  Result<json::object> kinds(CommuneId, Actor const&) override {
    return json::object{{"items", json::array{procedure_summary()}}};
  }
  Result<json::object> kind(CommuneId commune, Actor const&, std::string const& code,
                            std::string const&) override {
    TS_TRY(auto procedure, Procedures().get(commune, code));
    procedure.erase("etag");
    return json::object{{"procedure", std::move(procedure)},
                        {"asks", json::object{{"lead", true}, {"task", false}}},
                        {"reckoning", json::object{{"start", "2026-03-02T01:00:00.000Z"},
                                                   {"due", "2026-03-04T01:00:00.000Z"},
                                                   {"allowance_minutes", 960},
                                                   {"lines", json::array{}}}}};
  }
  Result<json::object> mine(CommuneId, Actor const&, PageQuery const&) override {
    return page({case_summary(9)});
  }
  void file(CommuneId, Actor const& actor, json::object request, Once once, Done done) override {
    filed_by = actor.id;
    last_once = once.key;
    if (get_string_or(request, "procedure", "").value() == "refuse")
      return done(fail(Code::rule, "task.lead", "Chưa có đơn vị chủ trì.", "No lead unit."));
    done(json::object{{"no", 9}});
  }

  std::string filed_by, last_once;
};

class Plan final : public PlanService {
 public:
  static json::object target_json() {
    return {{"id", 1},
            {"line", 77},
            {"quote", "đạt tối thiểu 98%"},
            {"measure", "Tỷ lệ đúng hạn"},
            {"pillar", "tthc"},
            {"comparator", ">="},
            {"value", 98},
            {"value2", nullptr},
            {"unit", "%"},
            {"by", nullptr},
            {"indicators", json::array{"ty-le-ho-so-tthc-dung-han"}},
            {"verdict", "close"},
            {"why", text("Còn thiếu 0,8 điểm.")}};
  }
  static json::object detail_json() {
    auto out = target_json();
    for (auto const* list : {"clause", "indicator_values", "candidates", "history"})
      out[list] = json::array{};
    out["etag"] = 3;
    return out;
  }
  Result<json::object> current(CommuneId) override {
    return json::object{{"id", 1},
                        {"title", "Kế hoạch"},
                        {"issuer", "UBND xã An Phú"},
                        {"period", json::object{{"from", 2026}, {"to", 2026}}},
                        {"counts", json::object{{"targets", 1}, {"tasks", 0}, {"duties", 0}, {"lines", 10}}},
                        {"pillars", json::array{}},
                        {"units", json::array{}}};
  }
  Result<json::object> lines(CommuneId, int from, int) override {
    return json::object{{"items", json::array{json::object{{"line", from}, {"text", "I. MỤC TIÊU"}}}},
                        {"total", 10}};
  }
  Result<json::object> targets(CommuneId, TargetQuery const&) override {
    return json::object{{"items", json::array{target_json()}}};
  }
  Result<json::object> target(CommuneId, std::int64_t id) override {
    if (id != 1) return fail(Code::not_found, "target.unknown", "Không có chỉ tiêu này.", "No such target.");
    return detail_json();
  }
  void bind(CommuneId, Actor const&, std::int64_t, std::int64_t version, json::object, Done done) override {
    if (version != 3) return done(fail(Code::conflict, "etag.stale", "Chỉ tiêu đã đổi.", "Moved on."));
    done(detail_json());
  }
  Result<json::object> tasks(CommuneId, TaskQuery const&) override { return page({}); }
  Result<json::object> duties(CommuneId) override {
    return json::object{{"items", json::array{}}, {"reporting", json::array{}}};
  }
  Result<json::object> preview(CommuneId, Actor const&, std::string const& file,
                               std::string const& bytes) override {
    if (bytes.empty())
      return fail(Code::invalid, "plan.empty", "Không thấy mục tiêu.", "No target.", "/file");
    json::object out{{"file", file},       {"title", "Kế hoạch"},
                     {"issuer", nullptr},  {"number", "12/KH-UBND"},
                     {"issued", nullptr},  {"period", json::object{{"from", 2026}, {"to", 2026}}},
                     {"lines", 10},        {"in_force", 1},
                     {"same_file", false}, {"kept_bindings", 0}};
    for (auto const* list : {"targets", "tasks", "duties", "removed", "doubts", "new_units", "left_open"})
      out[list] = json::array{};
    return out;
  }
  void import_plan(CommuneId, Actor const& actor, std::string const& file, std::string const& bytes,
                   std::int64_t against, Once, Done done) override {
    if (against != 1) return done(fail(Code::conflict, "plan.moved", "Đã có kế hoạch khác.", "Moved on."));
    imported = actor.id + " " + file + " " + bytes;
    json::object out{{"plan", 2}, {"same_targets", 0}, {"same_tasks", 0}, {"kept_bindings", 0}};
    for (auto const* list : {"changes", "left_open", "units"}) out[list] = json::array{};
    done(std::move(out));
  }

  std::string imported;
};

class Indicators final : public IndicatorService {
 public:
  static json::object value_json() {
    return {{"id", "ty-le-ho-so-tthc-dung-han"},
            {"name", text("Tỷ lệ đúng hạn")},
            {"pillar", "tthc"},
            {"unit", "%"},
            {"status", "computed"},
            {"value", 97.2},
            {"numerator", 972},
            {"denominator", 1000}};
  }
  static json::object period_json() {
    return {{"key", "2026"},        {"kind", "year"},     {"basis", "calendar"},
            {"from", "2026-01-01"}, {"to", "2026-12-31"}, {"label", text("Năm 2026")}};
  }
  static json::object list_json() {
    return {{"period", period_json()}, {"items", json::array{value_json()}}};
  }
  Result<json::object> published(CommuneId, IndicatorQuery const&) override { return list_json(); }
  Result<json::object> list(CommuneId, Actor const&, IndicatorQuery const&) override { return list_json(); }
  Result<json::object> get(CommuneId, Actor const&, std::string const&, IndicatorQuery const&) override {
    auto out = value_json();
    out["period"] = period_json();
    out["formula"] = json::object{{"numerator", text("hồ sơ đúng hạn")}};
    for (auto const* list : {"trend", "by_unit", "by_field"}) out[list] = json::array{};
    return out;
  }
  Result<json::object> cases(CommuneId, Actor const&, std::string const&, std::string const&,
                             IndicatorQuery const&, PageQuery const&) override {
    return page({case_summary(7)});
  }
};

struct All {
  Site site;
  Procedures procedures;
  Cases cases;
  Plan plan;
  Indicators indicators;
  Work work;
  Services services() { return {&site, &procedures, &cases, &plan, &indicators, &work}; }
};

}  // namespace ts::server::fake
