#pragma once
/// Reading a pack's TOML strictly: every key is known or reported, every wrong value is reported with its
/// place and what to write instead, and reading goes on to find the next. Internal to packs.
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/toml.hpp"
#include "kernel/casework/enums.hpp"
#include "kernel/packs/packs.hpp"

namespace ts::packs {

/// A file being read, and what was found wrong in it.
class Doc {
 public:
  Doc(std::string file, std::vector<Problem>& problems) : file_(std::move(file)), problems_(problems) {}
  void error(toml::source_region const& at, std::string vi, std::string en, std::string remedy_vi,
             std::string remedy_en);
  void warn(toml::source_region const& at, std::string vi, std::string en, std::string remedy_vi,
            std::string remedy_en);
  bool failed() const { return failed_; }
  std::string const& file() const { return file_; }

 private:
  void add(bool warning, toml::source_region const& at, std::string vi, std::string en, std::string remedy_vi,
           std::string remedy_en);
  std::string file_;
  std::vector<Problem>& problems_;
  bool failed_ = false;
};

/// Parses; a syntax error becomes a problem.
std::optional<toml::table> parse_toml(std::string_view text, Doc& doc);

enum class Need { optional, required };

/// One table of the file. Getters note the key as known; `done` reports the others.
class Table {
 public:
  /// `path` is how messages call it: "[type]", "[[step]]". The TOML table must outlive it.
  Table(Doc& doc, toml::table const& table, std::string path)
      : doc_(&doc), table_(&table), path_(std::move(path)) {}

  bool has(std::string_view key) const { return table_->contains(key); }
  std::string text(std::string_view key, Need need = Need::optional);
  casework::Text pair(std::string_view key, Need need = Need::optional);
  std::optional<std::int64_t> integer(std::string_view key, std::int64_t min, std::int64_t max,
                                      Need need = Need::optional);
  std::optional<double> number(std::string_view key);
  std::optional<bool> flag(std::string_view key, Need need = Need::optional);
  std::optional<Day> date(std::string_view key, Need need = Need::optional);
  std::optional<std::chrono::minutes> clock_time(std::string_view key);
  std::optional<casework::Allowance> allowance(std::string_view key, Need need = Need::optional);
  std::vector<std::string> texts(std::string_view key);
  /// A TOML array of scalars as JSON.
  json::array scalars(std::string_view key);
  json::value scalar(std::string_view key);
  std::vector<Table> tables(std::string_view key, Need need = Need::optional);
  std::optional<Table> table(std::string_view key, Need need = Need::optional);

  template <class E>
  std::optional<E> choice(std::string_view key, Need need = Need::optional) {
    auto const i = choice_index(key, casework::enum_names<E>, need);
    return i ? std::optional{static_cast<E>(*i)} : std::nullopt;
  }
  template <class E>
  std::vector<E> choices(std::string_view key) {
    std::vector<E> out;
    for (auto const i : choice_indexes(key, casework::enum_names<E>)) out.push_back(static_cast<E>(i));
    return out;
  }
  std::optional<std::size_t> choice_index(std::string_view key, std::span<std::string_view const> names,
                                          Need need);
  std::vector<std::size_t> choice_indexes(std::string_view key, std::span<std::string_view const> names);

  /// Reports keys nobody asked for, with the known key that looks most like it.
  void done();

  void error(std::string_view key, std::string vi, std::string en, std::string remedy_vi,
             std::string remedy_en);
  void warn(std::string_view key, std::string vi, std::string en, std::string remedy_vi,
            std::string remedy_en);
  std::string const& path() const { return path_; }

 private:
  /// A required key is absent and something much like it is there: that is the one message.
  bool misspelt(std::string_view key);
  toml::node const* get(std::string_view key, Need need);
  /// Where the key stands, or the table when it is absent.
  toml::source_region where(std::string_view key) const;
  void wrong_type(std::string_view key, std::string_view vi, std::string_view en, std::string_view example);
  std::string at(std::string_view key) const;

  Doc* doc_;
  toml::table const* table_;
  std::string path_;
  std::set<std::string, std::less<>> known_;
};

/// "a, b, c".
std::string joined(std::span<std::string_view const> names);
/// Number of single-letter edits between two short words, at most `limit` + 1.
int edit_distance(std::string_view a, std::string_view b, int limit);

}  // namespace ts::packs
