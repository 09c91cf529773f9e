#include "kernel/packs/toml_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/text.hpp"

namespace ts::packs {

void Doc::add(bool warning, toml::source_region const& at, std::string vi, std::string en,
              std::string remedy_vi, std::string remedy_en) {
  failed_ = failed_ || !warning;
  problems_.push_back({file_, static_cast<int>(at.begin.line), static_cast<int>(at.begin.column), warning,
                       std::move(vi), std::move(en), std::move(remedy_vi), std::move(remedy_en)});
}

void Doc::error(toml::source_region const& at, std::string vi, std::string en, std::string remedy_vi,
                std::string remedy_en) {
  add(false, at, std::move(vi), std::move(en), std::move(remedy_vi), std::move(remedy_en));
}

void Doc::warn(toml::source_region const& at, std::string vi, std::string en, std::string remedy_vi,
               std::string remedy_en) {
  add(true, at, std::move(vi), std::move(en), std::move(remedy_vi), std::move(remedy_en));
}

namespace {

/// What the line at fault names: what is left of "=", or all of "[…]"; without what is quoted.
std::string bare_names(std::string_view text, std::size_t line) {
  for (; line > 1 && !text.empty(); --line) text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
  std::string out;
  char quote = 0;
  for (char const c : text.substr(0, text.find('\n'))) {
    if (quote == 0 && (c == '=' || c == '#')) break;
    if (c == '"' || c == '\'') quote = quote == 0 ? c : quote == c ? char{0} : quote;
    if (quote == 0) out += c;
  }
  return out;
}

/// The first line that begins like a header and goes on with what no name begins with: all that toml++ does not place.
std::uint32_t header_without_name(std::string_view text) {
  std::uint32_t number = 0;
  for (auto const line : text::lines(text)) {
    ++number;
    auto const open = line.find_first_not_of(" \t");
    if (open == std::string_view::npos || line[open] != '[') continue;
    auto const first = line.find_first_not_of("[ \t", open);
    if (first == std::string_view::npos) return number;
    auto const c = static_cast<unsigned char>(line[first]);
    if (std::isalnum(c) == 0 && c != '-' && c != '_' && c != '"' && c != '\'') return number;
  }
  return 1;
}

bool has_accents(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

}  // namespace

std::optional<toml::table> parse_toml(std::string_view text, Doc& doc) {
  if (!text::valid_utf8(text)) {
    doc.error({}, "Tệp không phải UTF-8.", "The file is not UTF-8.", "Lưu lại tệp với bảng mã UTF-8.",
              "Save the file as UTF-8.");
    return std::nullopt;
  }
  try {
    return toml::parse(text);
  } catch (toml::parse_error const& e) {
    auto place = e.source();
    if (place.begin.line == 0) place.begin = {header_without_name(text), 1};
    if (has_accents(bare_names(text, place.begin.line))) {
      doc.error(place, "Tên mục có dấu hoặc ký tự lạ.", "A name has accents or strange characters.",
                "Trước dấu “=” và trong [ ] chỉ viết chữ không dấu a–z, số, “-” và “_”: ten = …",
                "Left of “=” and within [ ] write only a–z without accents, digits, “-” and “_”: ten = …");
      return std::nullopt;
    }
    doc.error(place, fmt::format("Sai cú pháp TOML: {}.", e.description()),
              fmt::format("TOML syntax: {}.", e.description()),
              "Xem dòng này và dòng ngay trên: thiếu dấu ngoặc kép, dấu ngoặc hoặc dấu bằng.",
              "Look at this line and the one above: a quote, bracket or equals sign is missing.");
    return std::nullopt;
  }
}

std::string joined(std::span<std::string_view const> names) {
  std::string out;
  for (auto const n : names) out += (out.empty() ? "" : ", ") + std::string{n};
  return out;
}

int edit_distance(std::string_view a, std::string_view b, int limit) {
  auto const far = static_cast<int>(a.size() > b.size() ? a.size() - b.size() : b.size() - a.size());
  if (far > limit) return limit + 1;
  std::vector<int> before(b.size() + 1);
  std::vector<int> row(b.size() + 1);
  std::vector<int> next(b.size() + 1);
  std::iota(row.begin(), row.end(), 0);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    next[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      next[j] = std::min({row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      // Two neighbouring letters swapped are one error: "sihn" for "sinh".
      bool const swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) next[j] = std::min(next[j], before[j - 2] + 1);
    }
    std::swap(before, row);
    std::swap(row, next);
  }
  return std::min(row[b.size()], limit + 1);
}

std::string Table::at(std::string_view key) const { return fmt::format("“{}” trong {}", key, path_); }

toml::source_region Table::where(std::string_view key) const {
  auto const* node = table_->get(key);
  return node == nullptr ? table_->source() : node->source();
}

void Table::error(std::string_view key, std::string vi, std::string en, std::string remedy_vi,
                  std::string remedy_en) {
  doc_->error(where(key), std::move(vi), std::move(en), std::move(remedy_vi), std::move(remedy_en));
}

void Table::warn(std::string_view key, std::string vi, std::string en, std::string remedy_vi,
                 std::string remedy_en) {
  doc_->warn(where(key), std::move(vi), std::move(en), std::move(remedy_vi), std::move(remedy_en));
}

toml::node const* Table::get(std::string_view key, Need need) {
  known_.emplace(key);
  auto const* node = table_->get(key);
  if (node == nullptr && need == Need::required && !misspelt(key)) {
    error(key, fmt::format("Thiếu {}.", at(key)), fmt::format("“{}” is missing in {}.", key, path_),
          fmt::format("Thêm dòng {} = … vào {}; xem docs/formats/packs.md.", key, path_),
          fmt::format("Add {} = … to {}; see docs/formats/packs.md.", key, path_));
  }
  return node;
}

bool Table::misspelt(std::string_view key) {
  for (auto const& [written, node] : *table_) {
    int const slips = key.size() < 6 ? 1 : 2;
    if (known_.contains(written.str()) || edit_distance(written.str(), key, slips) > slips) continue;
    known_.emplace(written.str());
    doc_->error(written.source(), fmt::format("Không hiểu “{}” trong {}.", written.str(), path_),
                fmt::format("“{}” is not known in {}.", written.str(), path_),
                fmt::format("Có phải là “{}”?", key), fmt::format("Did you mean “{}”?", key));
    return true;
  }
  return false;
}

void Table::wrong_type(std::string_view key, std::string_view vi, std::string_view en,
                       std::string_view example) {
  error(key, fmt::format("{} phải là {}.", at(key), vi),
        fmt::format("“{}” in {} must be {}.", key, path_, en), fmt::format("Viết: {} = {}", key, example),
        fmt::format("Write: {} = {}", key, example));
}

std::string Table::text(std::string_view key, Need need) {
  auto const* node = get(key, need);
  if (node == nullptr) return {};
  auto const* s = node->as_string();
  if (s == nullptr || text::squeeze(s->get()).empty()) {
    wrong_type(key, "chuỗi không rỗng", "a text that is not empty", "\"…\"");
    return {};
  }
  return text::nfc(s->get());
}

casework::Text Table::pair(std::string_view key, Need need) {
  auto const t = table(key, need);
  if (!t) return {};
  auto inner = *t;
  casework::Text out{inner.text("vi", Need::required), inner.text("en", Need::required)};
  inner.done();
  return out;
}

std::optional<std::int64_t> Table::integer(std::string_view key, std::int64_t min, std::int64_t max,
                                           Need need) {
  auto const* node = get(key, need);
  if (node == nullptr) return std::nullopt;
  auto const* i = node->as_integer();
  if (i == nullptr || i->get() < min || i->get() > max) {
    wrong_type(key, fmt::format("số nguyên từ {} đến {}", min, max),
               fmt::format("a whole number {}–{}", min, max), fmt::format("{}", min));
    return std::nullopt;
  }
  return i->get();
}

std::optional<double> Table::number(std::string_view key) {
  auto const* node = get(key, Need::optional);
  if (node == nullptr) return std::nullopt;
  if (auto const* i = node->as_integer()) return static_cast<double>(i->get());
  if (auto const* f = node->as_floating_point(); f != nullptr && std::isfinite(f->get())) return f->get();
  wrong_type(key, "số", "a number", "1");
  return std::nullopt;
}

std::optional<bool> Table::flag(std::string_view key, Need need) {
  auto const* node = get(key, need);
  if (node == nullptr) return std::nullopt;
  if (auto const* b = node->as_boolean()) return b->get();
  wrong_type(key, "true hoặc false, không có ngoặc kép", "true or false without quotes", "true");
  return std::nullopt;
}

std::optional<Day> Table::date(std::string_view key, Need need) {
  auto const* node = get(key, need);
  if (node == nullptr) return std::nullopt;
  if (auto const* d = node->as_date()) {
    auto const v = d->get();
    std::chrono::year_month_day const ymd{std::chrono::year{v.year}, std::chrono::month{v.month},
                                          std::chrono::day{v.day}};
    if (ymd.ok()) return Day{ymd};
  }
  wrong_type(key, "ngày có thật, không có ngoặc kép", "a real date without quotes", "2026-07-01");
  return std::nullopt;
}

std::optional<std::chrono::minutes> Table::clock_time(std::string_view key) {
  auto const value = text(key);
  if (value.empty()) return std::nullopt;
  int hour = 0;
  int minute = 0;
  bool const shape = value.size() == 5 && value[2] == ':' &&
                     value.find_first_not_of("0123456789:") == std::string::npos && value[0] != ':';
  if (shape) {
    hour = (value[0] - '0') * 10 + (value[1] - '0');
    minute = (value[3] - '0') * 10 + (value[4] - '0');
  }
  if (!shape || hour > 23 || minute > 59) {
    wrong_type(key, "giờ dạng HH:MM", "a time HH:MM", "\"15:00\"");
    return std::nullopt;
  }
  return std::chrono::hours{hour} + std::chrono::minutes{minute};
}

std::optional<casework::Allowance> Table::allowance(std::string_view key, Need need) {
  auto const value = text(key, need);
  if (value.empty()) return std::nullopt;
  auto const parsed = calendar::parse_allowance(value);
  if (parsed) return *parsed;
  wrong_type(key, "thời hạn", "a time limit",
             "\"3 working_days\", \"same_day\", \"15 calendar_days\" hoặc \"4 working_hours\"");
  return std::nullopt;
}

std::vector<std::string> Table::texts(std::string_view key) {
  auto const* node = get(key, Need::optional);
  std::vector<std::string> out;
  if (node == nullptr) return out;
  auto const* list = node->as_array();
  bool good = list != nullptr;
  for (std::size_t i = 0; good && i < list->size(); ++i) {
    auto const* s = list->get(i)->as_string();
    good = s != nullptr && !text::squeeze(s->get()).empty();
    if (good) out.push_back(text::nfc(s->get()));
  }
  if (!good) wrong_type(key, "danh sách chuỗi", "a list of texts", "[\"…\", \"…\"]");
  return out;
}

namespace {

json::value scalar_of(toml::node const& node) {
  if (auto const* s = node.as_string()) return json::value(text::nfc(s->get()));
  if (auto const* b = node.as_boolean()) return b->get();
  if (auto const* i = node.as_integer()) return i->get();
  if (auto const* f = node.as_floating_point(); f != nullptr && std::isfinite(f->get())) return f->get();
  return nullptr;
}

}  // namespace

json::array Table::scalars(std::string_view key) {
  auto const* node = get(key, Need::optional);
  json::array out;
  if (node == nullptr) return out;
  if (auto const* list = node->as_array()) {
    for (auto const& item : *list) out.push_back(scalar_of(item));
  }
  bool const bad = std::any_of(out.begin(), out.end(), [](auto const& v) { return v.is_null(); });
  if (out.empty() || bad) wrong_type(key, "danh sách giá trị", "a list of values", "[\"…\"]");
  return out;
}

json::value Table::scalar(std::string_view key) {
  auto const* node = get(key, Need::optional);
  if (node == nullptr) return nullptr;
  auto value = scalar_of(*node);
  if (value.is_null()) wrong_type(key, "chuỗi, số hoặc true/false", "a text, number or true/false", "\"…\"");
  return value;
}

std::vector<Table> Table::tables(std::string_view key, Need need) {
  auto const* node = get(key, need);
  std::vector<Table> out;
  if (node == nullptr) return out;
  auto const* list = node->as_array();
  bool good = list != nullptr && !list->empty();
  for (std::size_t i = 0; good && i < list->size(); ++i) {
    auto const* t = list->get(i)->as_table();
    good = t != nullptr;
    if (good) out.emplace_back(*doc_, *t, fmt::format("[[{}]] thứ {}", key, i + 1));
  }
  if (!good)
    wrong_type(key, fmt::format("các bảng [[{}]]", key), fmt::format("[[{}]] tables", key), "[{ … }]");
  return out;
}

std::optional<Table> Table::table(std::string_view key, Need need) {
  auto const* node = get(key, need);
  if (node == nullptr) return std::nullopt;
  auto const* t = node->as_table();
  if (t == nullptr) {
    wrong_type(key, "bảng", "a table", "{ vi = \"…\", en = \"…\" }");
    return std::nullopt;
  }
  return Table{*doc_, *t, path_.empty() ? fmt::format("[{}]", key) : fmt::format("{} của {}", key, path_)};
}

std::optional<std::size_t> Table::choice_index(std::string_view key, std::span<std::string_view const> names,
                                               Need need) {
  auto const value = text(key, need);
  if (value.empty()) return std::nullopt;
  auto const it = std::find(names.begin(), names.end(), value);
  if (it != names.end()) return static_cast<std::size_t>(it - names.begin());
  error(key, fmt::format("{} là “{}”, không nằm trong danh sách cho phép.", at(key), value),
        fmt::format("“{}” in {} is “{}”, which is not allowed.", key, path_, value),
        "Chọn một trong: " + joined(names) + ".", "Choose one of: " + joined(names) + ".");
  return std::nullopt;
}

std::vector<std::size_t> Table::choice_indexes(std::string_view key,
                                               std::span<std::string_view const> names) {
  std::vector<std::size_t> out;
  for (auto const& value : texts(key)) {
    auto const it = std::find(names.begin(), names.end(), value);
    auto const i = static_cast<std::size_t>(it - names.begin());
    if (it != names.end() && std::find(out.begin(), out.end(), i) == out.end()) {
      out.push_back(i);
      continue;
    }
    error(key, fmt::format("{} có “{}” lặp lại hoặc không nằm trong danh sách cho phép.", at(key), value),
          fmt::format("“{}” in {} holds “{}” twice, or it is not allowed.", key, path_, value),
          "Chọn trong: " + joined(names) + ".", "Choose among: " + joined(names) + ".");
  }
  return out;
}

void Table::done() {
  for (auto const& [key, node] : *table_) {
    if (known_.contains(key.str())) continue;
    std::string near;
    int best = 3;
    for (auto const& k : known_) {
      int const d = edit_distance(k, key.str(), 2);
      if (d < best) best = d, near = k;
    }
    auto const list = std::vector<std::string_view>(known_.begin(), known_.end());
    doc_->error(key.source(), fmt::format("Không hiểu “{}” trong {}.", key.str(), path_),
                fmt::format("“{}” is not known in {}.", key.str(), path_),
                near.empty() ? "Bỏ dòng này, hoặc dùng: " + joined(list) + "." : "Có phải là “" + near + "”?",
                near.empty() ? "Remove it, or use: " + joined(list) + "." : "Did you mean “" + near + "”?");
  }
}

}  // namespace ts::packs
