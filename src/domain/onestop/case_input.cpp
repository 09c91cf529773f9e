#include "domain/onestop/case_input.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "kernel/casework/filing.hpp"

namespace ts::onestop {
namespace {

using casework::Paper;

Error unknown_procedure() {
  return fail(Code::not_found, "procedure.unknown",
              "Không có thủ tục này hoặc thủ tục đã hết hiệu lực. Hãy chọn lại thủ tục.",
              "There is no such procedure in force. Choose again.", "/procedure");
}

Error paper_error(std::string id, std::string vi, std::string en, std::size_t index) {
  return fail(Code::invalid, std::move(id), std::move(vi), std::move(en), "/papers/" + std::to_string(index));
}

/// How a paper came in, by the API's word for it.
struct FormWord {
  std::string_view word;
  Paper::Form form;
};
constexpr std::array<FormWord, 6> form_words{{{"file", Paper::Form::electronic},
                                              {"original", Paper::Form::original},
                                              {"certified", Paper::Form::certified},
                                              {"photocopy", Paper::Form::copy},
                                              {"shown", Paper::Form::original},
                                              {"reused", Paper::Form::electronic}}};

Result<json::object> stored_file(store::Tx& tx, permissions::Actor const& actor, std::string_view id) {
  auto const row = files::find_owned(tx, id, actor.id);
  if (!row)
    return fail(Code::invalid, "file.unknown", "Không tìm thấy tệp bạn đã tải lên. Hãy tải lại tệp đó.",
                "The uploaded file was not found. Upload it again.", "/files");
  return json::object{
      {"sha256", row->sha256}, {"name", row->name}, {"size", row->size}, {"type", files::mime(row->type)}};
}

Status add_files(store::Tx& tx, permissions::Actor const& actor, json::object const& given,
                 std::string_view document, json::array& out) {
  TS_TRY(auto const* ids, get_array(given, "files"));
  for (auto const& id : *ids) {
    if (!id.is_string())
      return fail(Code::invalid, "file.id", "Mã tệp không đúng.", "A file id must be a string.", "/files");
    TS_TRY(auto file, stored_file(tx, actor, id.get_string()));
    file["document"] = document;
    out.push_back(std::move(file));
  }
  return {};
}

Result<json::array> stored_files(store::Tx& tx, permissions::Actor const& actor, json::array const& ids) {
  json::array out;
  for (auto const& id : ids) {
    if (!id.is_string())
      return fail(Code::invalid, "file.id", "Mã tệp không đúng.", "A file id must be a string.", "/files");
    TS_TRY(auto file, stored_file(tx, actor, id.get_string()));
    out.push_back(std::move(file));
  }
  return out;
}

std::string text_or(json::object const& object, std::string_view key, std::string_view otherwise = {}) {
  auto const value = get_string_or(object, key, otherwise);
  return std::string{value ? *value : otherwise};
}

Result<Filing> read_form(casework::CaseTypePtr type, json::object const& request, casework::Channel channel,
                         json::object applicant, Day today) {
  TS_TRY(auto const version, get_int_or(request, "version", type->version));
  if (version != type->version)
    return fail(Code::conflict, "procedure.version",
                "Mẫu của thủ tục này vừa được cập nhật. Những gì bạn đã điền vẫn còn; hãy mở lại mẫu mới và "
                "kiểm tra trước khi gửi.",
                "The form has a newer version. Nothing is lost: open the new form and check it.", "/version");
  TS_TRY(auto const* answers, get_object(request, "answers"));
  if (auto status = packs::validate_form(*type, *answers, today); !status) {
    auto error = status.error();
    error.field = "/answers" + error.field;
    return error;
  }
  Filing filing{std::move(type), {}, {}};
  auto& s = filing.submit;
  s.channel = channel;
  s.variant = text_or(request, "variant");
  s.applicant = std::move(applicant);
  s.answers = *answers;
  s.result_by = text_or(request, "result_by", channel == casework::Channel::online ? "online" : "counter");
  if (auto const* papers = request.if_contains("papers"); papers != nullptr) {
    if (!papers->is_array())
      return fail(Code::invalid, "paper.list", "Danh sách giấy tờ không đúng.", "`papers` must be a list.",
                  "/papers");
    filing.papers = papers->get_array();
  }
  return filing;
}

Result<UnitId> known_unit(json::value const& given, std::vector<Unit> const& units, std::string_view field) {
  auto const known = std::find_if(units.begin(), units.end(), [&](Unit const& u) {
    return given.is_string() && std::string_view{given.get_string()} == u.id.value;
  });
  if (known != units.end()) return known->id;
  return fail(Code::invalid, "work.unit", "Xã mình không có đơn vị này. Hãy chọn lại đơn vị.",
              "The commune has no such unit. Choose again.", json_pointer(field));
}

/// Who leads and who helps.
Status read_units_of(json::object const& request, std::vector<Unit> const& units, casework::Submit& s) {
  if (auto const* lead = request.if_contains("lead")) {
    TS_TRY(s.lead, known_unit(*lead, units, "lead"));
  }
  if (!request.contains("coop")) return {};
  TS_TRY(auto const* coop, get_array(request, "coop"));
  for (auto const& unit : *coop) {
    TS_TRY(auto id, known_unit(unit, units, "coop"));
    bool const twice = s.lead == id || std::find(s.coop.begin(), s.coop.end(), id) != s.coop.end();
    if (!twice) s.coop.push_back(std::move(id));
  }
  return {};
}

/// Work given a day is owed by the end of its office hours.
Status read_due(json::object const& request, casework::Submit& s) {
  if (!request.contains("due")) return {};
  auto const day = parse_day(text_or(request, "due"));
  if (!day)
    return fail(Code::invalid, "work.due", "Hạn phải là một ngày. Hãy chọn lại ngày.",
                "The due day must be a day like 2026-01-21.", "/due");
  s.due = from_local(*day, std::chrono::hours{17});
  return {};
}

}  // namespace

Result<json::object> read_applicant(json::object const& request, std::string_view key) {
  TS_TRY(auto const* given, get_object(request, key));
  json::object out;
  for (auto const& [name, value] : *given) {
    static constexpr std::array<std::string_view, 5> known{"name", "phone", "id_number", "address", "email"};
    auto const field = json_pointer(key) + json_pointer(name);
    if (std::find(known.begin(), known.end(), name) == known.end() || !value.is_string() ||
        value.get_string().size() > 500)
      return fail(Code::invalid, "applicant.field", "Thông tin người nộp có mục không hợp lệ.",
                  "The applicant has an unknown or wrong member.", field);
    out[name] = text::nfc(text::squeeze(value.get_string()));
  }
  auto const* name = out.if_contains("name");
  if (name == nullptr || name->get_string().empty())
    return fail(Code::invalid, "applicant.name", "Chưa có họ tên người nộp hồ sơ. Hãy điền họ tên.",
                "The applicant's name is missing.", json_pointer(key) + "/name");
  return out;
}

Result<Filing> read_filing(Env const& env, json::object const& request, casework::Channel channel,
                           json::object applicant, Day today) {
  TS_TRY(auto const code, get_string(request, "procedure"));
  auto type = env.packs->find(code, today);
  if (!type || type->kind == casework::Kind::plan_task) return unknown_procedure();
  return read_form(std::move(type), request, channel, std::move(applicant), today);
}

Result<Filing> read_work(Env const& env, json::object const& request, json::object applicant,
                         std::vector<Unit> const& units, Day today) {
  TS_TRY(auto const code, get_string(request, "procedure"));
  auto type = env.packs->find(code, today);
  if (!type || type->kind == casework::Kind::procedure) return unknown_procedure();
  TS_TRY(auto filing,
         read_form(std::move(type), request, casework::Channel::internal, std::move(applicant), today));
  auto& s = filing.submit;
  s.result_by.clear();
  TS_CHECK(read_units_of(request, units, s));
  if (casework::needs_lead(*filing.type) && !s.lead)
    return fail(Code::invalid, "work.lead", "Chưa chọn đơn vị chủ trì. Hãy chọn đơn vị làm việc này.",
                "Choose the unit that leads.", "/lead");
  if (filing.type->limit(casework::Channel::internal)) return filing;  // its time and name are the pack's
  TS_CHECK(read_due(request, s));
  s.title = text::squeeze(text_or(request, "title"));
  s.product = text::squeeze(text_or(request, "product"));
  return filing;
}

Result<Papers> resolve_papers(store::Tx& tx, permissions::Actor const& actor, casework::CaseType const& type,
                              json::array const& given) {
  Papers out;
  for (std::size_t i = 0; i < given.size(); ++i) {
    if (!given[i].is_object())
      return paper_error("paper.form", "Giấy tờ ghi không đúng.", "A paper must be an object.", i);
    auto const& paper = given[i].get_object();
    TS_TRY(auto const key, get_string(paper, "document"));
    TS_TRY(auto const word, get_string(paper, "form"));
    auto const* document = type.document(key);
    if (document == nullptr)
      return paper_error("paper.unknown",
                         "Thủ tục này không có loại giấy tờ vừa chọn. Hãy chọn trong danh sách.",
                         "The procedure has no such document.", i);
    auto const form =
        std::find_if(form_words.begin(), form_words.end(), [&](auto const& w) { return w.word == word; });
    if (form == form_words.end())
      return paper_error("paper.form", "Chưa rõ giấy tờ là bản gốc, bản sao hay tệp điện tử.",
                         "Unknown form of paper.", i);
    auto const before = out.files.size();
    if (paper.contains("files")) TS_CHECK(add_files(tx, actor, paper, key, out.files));
    bool const has_file = out.files.size() > before;
    bool const reused = word == "reused";
    if (word == "file" && !has_file)
      return paper_error("paper.file", "Chưa có tệp cho giấy tờ này. Hãy tải ảnh hoặc tệp lên.",
                         "The file is missing.", i);
    out.papers.push_back({std::string{key}, form->form, 1, has_file || reused, reused, reused});
  }
  return out;
}

Result<casework::Submit> submit_of(store::Tx& tx, permissions::Actor const& actor, Filing const& filing) {
  TS_TRY(auto papers, resolve_papers(tx, actor, *filing.type, filing.papers));
  auto submit = filing.submit;
  submit.papers = std::move(papers.papers);
  submit.files = std::move(papers.files);
  return submit;
}

Result<casework::Command> read_command(store::Tx& tx, permissions::Actor const& actor,
                                       casework::CaseType const& type, casework::Verb verb,
                                       json::object data) {
  json::array files;
  bool const has_papers = data.contains("papers"), has_files = data.contains("files");
  if (has_files) {
    TS_TRY(auto const* ids, get_array(data, "files"));
    TS_TRY(files, stored_files(tx, actor, *ids));
  }
  std::vector<casework::Paper> papers;
  if (has_papers) {
    TS_TRY(auto const* given, get_array(data, "papers"));
    TS_TRY(auto resolved, resolve_papers(tx, actor, type, *given));
    papers = std::move(resolved.papers);
    for (auto& f : resolved.files) files.push_back(std::move(f));
  }
  data.erase("papers");
  data.erase("files");
  TS_TRY(auto command, casework::command_from_json(verb, data));
  std::visit(
      [&](auto& c) {
        if constexpr (requires { c.papers = papers; }) c.papers = papers;
        if constexpr (requires { c.files = files; }) c.files = files;
      },
      command);
  return command;
}

}  // namespace ts::onestop
