#include <algorithm>
#include <charconv>

#include "base/text.hpp"
#include "kernel/files/files.hpp"
#include "kernel/store/sequencer.hpp"
#include "server/handlers.hpp"
#include "server/problem.hpp"

namespace ts::server {
namespace {

using permissions::Action;

Result<Response> upload(Context& context, Call const& call) {
  TS_TRY(auto const name, file_name(call.request));
  auto const limit = static_cast<std::int64_t>(context.options.file_bytes);
  TS_TRY(auto const stored, context.parts.files->put(bytes_of(call.request.body), limit));
  auto const owner = call.actor().id;
  TS_CHECK(context.parts.sequencer->run(call.commune, [&](store::Tx& tx) -> store::Answer {
    files::record(tx, stored, name, owner);
    return json::object{};
  }));
  return json_response({{"id", stored.sha256},
                        {"name", name},
                        {"type", files::mime(stored.type)},
                        {"size", stored.size},
                        {"sha256", stored.sha256}},
                       201);
}

Error unknown() {
  return fail(Code::not_found, "file.unknown", "Không có tệp này, hoặc bạn không có quyền xem.",
              "There is no such file, or you may not see it.");
}

/// The row to name the file by: the person's own upload, or any of a case the person may read.
Result<files::FileRow> visible(Context& context, Call const& call, std::string const& sha256) {
  auto const rows = files::find(*context.parts.db, call.commune, sha256);
  auto const own = std::ranges::find(rows, call.actor().id, &files::FileRow::owner);
  if (own != rows.end()) return *own;
  auto const number = call.request.query("case");
  std::int64_t no = 0;
  std::from_chars(number.data(), number.data() + number.size(), no);
  if (no < 1 || rows.empty()) return unknown();
  auto const belongs =
      context.parts.services.cases->file_belongs(call.commune, call.actor(), CaseNo{no}, sha256);
  if (!belongs || !*belongs) return unknown();
  return rows.front();
}

Result<Response> download(Context& context, Call const& call) {
  std::string const sha256{call.param("file")};
  TS_TRY(auto const row, visible(context, call, sha256));
  Response response{200, std::string{files::mime(row.type)}, {}, {}, {}, {}};
  response.body.reserve(static_cast<std::size_t>(row.size));
  TS_CHECK(context.parts.files->read(sha256, [&](Bytes piece) {
    response.body += text_of(piece);
    return true;
  }));
  auto const how = files::shown_inline(row.type) ? "inline" : "attachment";
  response.headers.emplace_back("Content-Disposition",
                                std::string{how} + "; filename*=UTF-8''" + percent_encode(row.name));
  response.headers.emplace_back("Cache-Control", "private, no-cache");
  // An officer reads it beside the form: our own pages may frame a PDF. Otherwise it is as shut in as any data.
  if (row.type == files::MediaType::pdf) {
    response.headers.emplace_back("Content-Security-Policy",
                                  "default-src 'none'; frame-ancestors 'self'; sandbox");
    response.headers.emplace_back("X-Frame-Options", "SAMEORIGIN");
  }
  return response;
}

}  // namespace

Result<std::string> file_name(Request const& request) {
  auto const raw = percent_decode(request.header("x-file-name"));
  auto const bad =
      fail(Code::invalid, "file.name", "Tên tệp thiếu hoặc quá dài. Hãy đổi tên tệp rồi tải lại.",
           "The file's name is missing or too long. Rename it and upload again.", "/X-File-Name");
  if (!raw || !text::valid_utf8(*raw)) return bad;
  auto name = text::squeeze(text::nfc(*raw));
  if (auto const slash = name.find_last_of("/\\"); slash != std::string::npos) name.erase(0, slash + 1);
  std::erase_if(name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
  if (name.empty() || text::length(name) > 200) return bad;
  return name;
}

std::vector<Route> file_routes(Context& context) {
  auto const on = [&](auto handler) {
    return Handler{[&context, handler](Call const& c) { return handler(context, c); }};
  };
  std::string const mine = "/api/v1/communes/{commune}/my/files",
                    office = "/api/v1/communes/{commune}/office/files";
  std::vector<Route> routes;
  routes.push_back(Route{Method::post, mine, "uploadMyFile", Access::citizen(Action::upload_file), on(upload)}
                       .file()
                       .keyed());
  routes.emplace_back(Method::get, mine + "/{file}", "downloadMyFile", Access::citizen(Action::read_file),
                      on(download));
  routes.push_back(Route{Method::post, office, "uploadFile", Access::staff(Action::upload_file), on(upload)}
                       .file()
                       .keyed());
  routes.emplace_back(Method::get, office + "/{file}", "downloadFile", Access::staff(Action::read_file),
                      on(download));
  return routes;
}

}  // namespace ts::server
