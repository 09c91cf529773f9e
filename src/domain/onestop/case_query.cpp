#include "domain/onestop/case_query.hpp"

#include <charconv>

namespace ts::onestop {

using permissions::Action;
using permissions::Actor;
using permissions::Scope;

Error bad_cursor() {
  return fail(Code::invalid, "cursor", "Trang cần xem không đúng. Hãy mở lại danh sách.",
              "The cursor is not one of ours.", "/cursor");
}

Result<std::int64_t> cursor_number(std::string_view text, std::int64_t otherwise) {
  if (text.empty()) return otherwise;
  std::int64_t n = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
  if (error != std::errc{} || end != text.data() + text.size() || n < 0) return bad_cursor();
  return n;
}

std::optional<Reach> reach_of(Actor const& actor, Action action) {
  Reach reach;
  reach.unit = actor.unit.value;
  reach.person = actor.id;
  switch (granted(actor.roles, action)) {
    case Scope::none:
      return std::nullopt;
    case Scope::any:
    case Scope::province:
    case Scope::commune:
      return reach;
    case Scope::own:
      reach.where = "(desk_person = :me OR account = :me)";
      return reach;
    case Scope::own_unit:
      reach.where = "(desk_unit = :unit OR unit = :unit OR desk_person = :me OR account = :me)";
      return reach;
    case Scope::own_field:
      break;
  }
  std::string fields;
  for (std::size_t i = 0; i < actor.fields.size(); ++i) fields += " OR field = :f" + std::to_string(i);
  reach.where = "(desk_unit = :unit OR unit = :unit OR desk_person = :me OR account = :me" + fields + ")";
  reach.fields = actor.fields;
  return reach;
}

Query::Query(soci::session& sql, std::string text) : text_(std::move(text)), statement_(sql) {
  statement_.alloc();
  statement_.prepare(text_);
}

bool Query::names(std::string const& name) const {
  auto const is_word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
  auto const mark = ":" + name;
  for (auto at = text_.find(mark); at != std::string::npos; at = text_.find(mark, at + 1))
    if (auto const end = at + mark.size(); end == text_.size() || !is_word(text_[end])) return true;
  return false;
}

void Query::use(Reach const& reach) {
  use(reach.unit, "unit");
  use(reach.person, "me");
  for (std::size_t i = 0; i < reach.fields.size(); ++i) use(reach.fields[i], "f" + std::to_string(i));
}

std::vector<CaseRow> Query::rows() {
  CaseRow row;
  bind_row(statement_, row);
  statement_.define_and_bind();
  std::vector<CaseRow> rows;
  if (statement_.execute(true)) {
    do {
      rows.push_back(row);
    } while (statement_.fetch());
  }
  return rows;
}

std::int64_t Query::number() {
  std::int64_t n = 0;
  statement_.exchange(soci::into(n));
  statement_.define_and_bind();
  statement_.execute(true);
  return n;
}

json::object page_json(View const& view, std::vector<CaseRow> const& rows, std::optional<std::string> next) {
  json::array items;
  for (auto const& row : rows) items.push_back(summary_json(view, row));
  return {{"items", std::move(items)}, {"next", next ? json::value(*next) : json::value(nullptr)}};
}

}  // namespace ts::onestop
