// The words of a script as a deed, and a deed as a command of casework.
#include <algorithm>
#include <array>

#include "scenario/stage.hpp"

namespace ts::scenario {

namespace {

using casework::CaseType;
using casework::Channel;
using casework::Verb;
using Args = std::map<std::string, std::string, std::less<>>;

Error bad(Act const& act, std::string const& what) {
  return fail(Code::invalid, "scenario.command", "Dòng " + std::to_string(act.line) + ": " + what, what);
}

/// Words of the script and the values they stand for.
constexpr std::array<std::pair<std::string_view, std::string_view>, 15> words{{
    {"trực tiếp", "counter"},
    {"bưu chính", "post"},
    {"trực tuyến", "online"},
    {"nội bộ", "internal"},
    {"quầy", "counter"},
    {"đồng ý", "grant"},
    {"từ chối", "deny"},
    {"nghĩa vụ tài chính", "financial_obligation"},
    {"cơ quan khác", "other_authority"},
    {"xác minh", "verification"},
    {"niêm yết", "public_posting"},
    {"tiền mặt", "cash"},
    {"chuyển khoản", "online"},
    {"cổng quốc gia", "portal"},
    {"có", "true"},
}};

std::string word(std::string const& value) {
  for (auto const& [vi, code] : words) {
    if (vi == value) return std::string{code};
  }
  return value;
}

enum class As { text, word, moment, number, flag, person, unit_list };

struct Name {
  std::string_view vi, member;
  As as;
};

constexpr std::array<Name, 25> names{{
    {"kênh", "channel", As::word},
    {"trường hợp", "variant", As::text},
    {"lý do", "reason", As::text},
    {"lý do của lãnh đạo", "superior_reason", As::text},
    {"hướng dẫn", "guidance", As::text},
    {"người", "person", As::person},
    {"đơn vị", "unit", As::text},
    {"vì", "cause", As::word},
    {"điều", "article", As::text},
    {"kết luận", "outcome", As::word},
    {"ghi chú", "note", As::text},
    {"số văn bản", "number", As::text},
    {"bản điện tử", "electronic", As::flag},
    {"trả qua", "by", As::word},
    {"hẹn lại", "new_due", As::moment},
    {"dừng", "stop", As::flag},
    {"sao", "score", As::number},
    {"góp ý", "comment", As::text},
    {"nội dung", "text", As::text},
    {"số tiền", "amount", As::number},
    {"mã giao dịch", "reference", As::text},
    {"chủ trì", "lead", As::text},
    {"phối hợp", "coop", As::unit_list},
    {"hạn", "due", As::moment},
    {"nhận lúc", "received", As::moment},
}};

Name const* name_of(std::string_view vi) {
  for (auto const& n : names) {
    if (n.vi == vi) return &n;
  }
  return nullptr;
}

std::optional<json::value> value_of(Name const& n, std::string const& text) {
  switch (n.as) {
    case As::text:
      return json::value(text);
    case As::word:
      return json::value(word(text));
    case As::flag:
      return json::value(text == "có");
    case As::number:
      return json::value(std::stoll(text));
    case As::person: {
      auto const* who = actor(text);
      if (who == nullptr) return std::nullopt;
      return json::value(who->id);
    }
    case As::moment: {
      auto const at = parse_moment(text);
      if (!at) return std::nullopt;
      return json::value(to_iso(*at));
    }
    case As::unit_list: {
      json::array list;
      for (auto const& unit : split(text, ',')) list.push_back(json::value(unit));
      return json::value(std::move(list));
    }
  }
  return std::nullopt;
}

/// "đủ", or "thiếu a, b": the papers this procedure requires by this channel.
std::vector<std::string> papers_of(std::string const& text, CaseType const& type, Channel channel) {
  auto const absent = text.starts_with("thiếu ")
                          ? split(std::string_view{text}.substr(std::string_view{"thiếu "}.size()), ',')
                          : std::vector<std::string>{};
  std::vector<std::string> out;
  for (auto const& d : type.documents) {
    bool const asked =
        d.channels.empty() || std::find(d.channels.begin(), d.channels.end(), channel) != d.channels.end();
    bool const missing = std::find(absent.begin(), absent.end(), d.key) != absent.end();
    if (!d.required || d.use == casework::Document::Use::show || !asked || missing) continue;
    out.push_back(d.key);
  }
  return out;
}

/// "so_trang=5, so_ban=1": numbers only.
json::object answers_of(std::string const& text) {
  json::object out;
  for (auto const& part : split(text, ',')) {
    auto const sign = part.find('=');
    out[part.substr(0, sign)] = sign == std::string::npos ? 0 : std::stoll(part.substr(sign + 1));
  }
  return out;
}

/// "thiếu: A, B" with "lý do: …" asks for each.
json::array items_of(Args const& args) {
  json::array items;
  auto const reason = args.contains("lý do") ? args.find("lý do")->second : std::string{};
  auto const found = args.find("thiếu");
  if (found == args.end()) return items;
  for (auto const& what : split(found->second, ',')) {
    items.push_back(json::object{{"document", ""}, {"what", what}, {"reason", reason}});
  }
  return items;
}

std::optional<Verb> verb_of(std::string const& label) {
  for (std::size_t i = 0; i < casework::verb_count; ++i) {
    if (casework::label_vi(static_cast<Verb>(i)) == label) return static_cast<Verb>(i);
  }
  return std::nullopt;
}

Status fill(Act const& act, CaseType const& type, Deed& out) {
  auto& members = out.members;
  for (auto const& [key, value] : act.args) {
    if (key == "giấy tờ") {
      out.papers = papers_of(value, type, out.channel);
    } else if (key == "trả lời") {
      members["answers"] = answers_of(value);
    } else if (key == "khoản") {
      members["fee"] = value;
    } else if (key == "tên" || key == "sản phẩm") {
      members[key == "tên" ? "title" : "product"] = value;
    } else if (out.verb == Verb::request_supplement && (key == "thiếu" || key == "lý do")) {
      members["items"] = items_of(act.args);
    } else if (out.verb == Verb::pay && key == "qua") {
      members["channel"] = word(value);
    } else {
      auto const* n = name_of(key);
      auto const converted = n == nullptr ? std::nullopt : value_of(*n, value);
      if (!converted) return bad(act, "không hiểu “" + key + ": " + value + "”");
      members[n->member] = *converted;
    }
  }
  return {};
}

}  // namespace

Result<Deed> deed_of(Act const& act, CaseType const& type, Channel channel) {
  auto const verb = verb_of(act.verb);
  if (!verb) return bad(act, "không có việc “" + act.verb + "”; dùng đúng chữ trên nút bấm");
  Deed deed{*verb, channel, {}, {}};
  if (auto const it = act.args.find("kênh"); it != act.args.end()) {
    if (auto const named = casework::channel(word(it->second))) deed.channel = *named;
  }
  TS_CHECK(fill(act, type, deed));
  return deed;
}

Result<casework::Command> command_of(Deed const& deed) {
  auto members = deed.members;
  if (deed.papers) {
    json::array papers;
    for (auto const& key : *deed.papers) {
      papers.push_back(json::object{{"key", key}, {"form", "original"}, {"count", 1}, {"digitised", true}});
    }
    members["papers"] = std::move(papers);
  }
  return casework::command_from_json(deed.verb, members);
}

}  // namespace ts::scenario
