#include "kernel/journal/tiles.hpp"
#include "kernel/store/journal_store.hpp"
#include "server/handlers.hpp"
#include "server/problem.hpp"

namespace ts::server {
namespace {

using permissions::Action;

Result<Response> checkpoint(Context& context, Call const& call) {
  store::JournalReader reader{context.parts.db};
  auto const newest = reader.newest_checkpoint(call.commune);
  if (!newest) {
    return fail(Code::not_found, "journal.no_checkpoint", "Nhật ký chưa có điểm chốt nào được ký.",
                "No checkpoint of this journal has been signed yet.");
  }
  return text_response(newest->note).with("Cache-Control", "no-cache");
}

/// The path below /journal/{commune}/ is exactly that of C2SP tlog-tiles; entry bundles ("entries/…") are not
/// public.
Result<Response> tile(Context& context, Call const& call) {
  auto const path = "tile/" + std::string{call.param("level")} + "/" + std::string{call.param("index")};
  auto const id = journal::parse_tile_path(path);
  if (!id) return no_route();
  store::JournalReader reader{context.parts.db};
  TS_TRY(auto bytes, reader.tile(call.commune, id->level, id->index, id->width));
  // A tile of a given width never changes.
  return text_response(std::move(bytes), "application/octet-stream")
      .with("Cache-Control", "public, max-age=31536000, immutable");
}

Result<Response> key(Context& context, Call const& call) {
  TS_TRY(auto const verifier, context.parts.keys->verifier(call.commune));
  return text_response(verifier.text() + '\n').with("Cache-Control", "public, max-age=3600");
}

}  // namespace

std::vector<Route> journal_routes(Context& context) {
  auto const on = [&](auto handler) {
    return Handler{[&context, handler](Call const& c) { return handler(context, c); }};
  };
  auto const open = Access::open(Action::read_public);
  std::vector<Route> routes;
  routes.emplace_back(Method::get, "/journal/{commune}/checkpoint", "getCheckpoint", open, on(checkpoint));
  routes.emplace_back(Method::get, "/journal/{commune}/tile/{level}/{index...}", "getTile", open, on(tile));
  routes.emplace_back(Method::get, "/journal/{commune}/key", "getJournalKey", open, on(key));
  return routes;
}

}  // namespace ts::server
