#include "cli/demo/invented.hpp"

#include "base/toml.hpp"

namespace ts::cli::demo {
namespace {

Error bad(std::string const& file, std::string const& what) {
  return fail(Code::invalid, "demo.data", "Dữ liệu trình diễn " + file + " sai: " + what,
              "Demonstration data " + file + ": " + what);
}

Result<toml::table> read(std::filesystem::path const& file) {
  try {
    return toml::parse_file(file.string());
  } catch (toml::parse_error const& error) {
    return bad(file.filename().string() + ":" + std::to_string(error.source().begin.line),
               std::string{error.description()});
  }
}

std::vector<std::string> strings(toml::node_view<toml::node const> node) {
  std::vector<std::string> out;
  if (auto const* list = node.as_array())
    for (auto const& v : *list)
      if (auto const s = v.value<std::string>()) out.push_back(*s);
  return out;
}

/// [["Nguyễn", 38], …]
Weighted weights(toml::node_view<toml::node const> node) {
  Weighted out;
  if (auto const* list = node.as_array())
    for (auto const& v : *list)
      if (auto const* pair = v.as_array(); pair != nullptr && pair->size() == 2)
        out.emplace_back((*pair)[0].value_or(std::string{}), (*pair)[1].value_or(0.0));
  return out;
}

std::vector<std::pair<int, double>> hours(toml::node_view<toml::node const> node) {
  std::vector<std::pair<int, double>> out;
  if (auto const* list = node.as_array())
    for (auto const& v : *list)
      if (auto const* pair = v.as_array(); pair != nullptr && pair->size() == 2)
        out.emplace_back((*pair)[0].value_or(8), (*pair)[1].value_or(1.0));
  return out;
}

template <std::size_t N>
void numbers(toml::node_view<toml::node const> node, std::array<double, N>& out) {
  if (auto const* list = node.as_array())
    for (std::size_t i = 0; i < N && i < list->size(); ++i) out[i] = (*list)[i].value_or(out[i]);
}

void read_mix(toml::table const& t, Mix& m) {
  m.code = t["code"].value_or(m.code);
  m.share = t["share"].value_or(m.share);
  std::pair<char const*, double Mix::*> const shares[] = {{"online", &Mix::online},
                                                          {"counter", &Mix::counter},
                                                          {"post", &Mix::post},
                                                          {"supplement", &Mix::supplement},
                                                          {"second_supplement", &Mix::second_supplement},
                                                          {"never_supplied", &Mix::never_supplied},
                                                          {"late", &Mix::late},
                                                          {"apologised", &Mix::apologised},
                                                          {"refused", &Mix::refused},
                                                          {"withdrawn", &Mix::withdrawn},
                                                          {"rework", &Mix::rework},
                                                          {"pay_online", &Mix::pay_online},
                                                          {"portal", &Mix::portal},
                                                          {"digitised", &Mix::digitised},
                                                          {"electronic_result", &Mix::electronic_result},
                                                          {"reuse", &Mix::reuse},
                                                          {"rated", &Mix::rated},
                                                          {"speed", &Mix::speed}};
  for (auto const& [key, member] : shares) m.*member = t[key].value_or(m.*member);
  numbers(t["stars"], m.stars);
  if (t.contains("variants")) m.variants = weights(t["variants"]);
}

Status read_people(std::filesystem::path const& file, Invented& out) {
  TS_TRY(auto const t, read(file));
  out.family = weights(t["family"]);
  for (auto const& [key, value] : t)
    if (auto list = strings(toml::node_view<toml::node const>{value}); !list.empty())
      out.words[std::string{key.str()}] = std::move(list);
  for (auto const& [key, weight] : weights(t["ethnicities"])) out.words["ethnicities"].push_back(key);
  if (auto const* texts = t["text"].as_table())
    for (auto const& [key, value] : *texts)
      out.words["text." + std::string{key.str()}] = strings(toml::node_view<toml::node const>{value});
  if (out.family.empty()) return bad(file.filename().string(), "family");
  return {};
}

Status read_staff(std::filesystem::path const& file, Invented& out) {
  TS_TRY(auto const t, read(file));
  auto const c = t["commune"];
  out.commune = c["code"].value_or(0);
  out.kind = c["kind"].value_or(std::string{"Xã"});
  out.name = c["name"].value_or(std::string{});
  out.province = c["province"].value_or(std::string{});
  out.agency = c["agency"].value_or(std::string{});
  out.plan = c["plan"].value_or(std::string{});
  out.hamlets = strings(c["hamlets"]);
  if (auto const* list = t["staff"].as_array())
    for (auto const& v : *list) {
      auto const& s = *v.as_table();
      out.staff.push_back({s["login"].value_or(std::string{}), s["name"].value_or(std::string{}),
                           s["title"]["vi"].value_or(std::string{}), s["role"].value_or(std::string{}),
                           s["unit"].value_or(std::string{}), strings(s["fields"])});
    }
  if (auto const* fees = t["council_fees"].as_table())
    for (auto const& [code, amounts] : *fees) {
      json::object lines;
      if (auto const* table = amounts.as_table())
        for (auto const& [key, amount] : *table)
          lines[std::string{key.str()}] = amount.value_or(std::int64_t{0});
      out.council_fees[std::string{code.str()}] = std::move(lines);
    }
  if (out.commune == 0 || out.staff.empty()) return bad(file.filename().string(), "commune.code, staff");
  return {};
}

Status read_year(std::filesystem::path const& file, Invented& out) {
  TS_TRY(auto const t, read(file));
  auto const year = t["year"];
  numbers(year["season"], out.season);
  numbers(year["weekday"], out.weekday);
  out.online_weekend = year["online_weekend"].value_or(0.3);
  out.refused_at_desk = year["refused_at_desk"].value_or(0.01);
  out.counter_hours = hours(year["counter_hours"]);
  out.online_hours = hours(year["online_hours"]);
  Mix usual;
  if (auto const* d = t["default"].as_table()) read_mix(*d, usual);
  if (auto const* list = t["procedure"].as_array())
    for (auto const& v : *list) {
      auto m = usual;
      read_mix(*v.as_table(), m);
      out.mix.push_back(std::move(m));
    }
  if (out.mix.empty()) return bad(file.filename().string(), "procedure");
  return {};
}

}  // namespace

std::string Invented::word(std::string const& list, Dice& dice) const {
  auto const found = words.find(list);
  return found == words.end() || found->second.empty() ? std::string{} : dice.one_of(found->second);
}

Result<Invented> load_invented(std::filesystem::path const& directory) {
  Invented out;
  TS_CHECK(read_people(directory / "names.toml", out));
  TS_CHECK(read_staff(directory / "staff.toml", out));
  TS_CHECK(read_year(directory / "mix.toml", out));
  return out;
}

}  // namespace ts::cli::demo
