#include "server/first_words.hpp"

namespace ts::server {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (char const c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string vietnamese(json::object const& object, std::string_view key) {
  auto const* text = object.if_contains(key);
  auto const* vi = text != nullptr && text->is_object() ? text->get_object().if_contains("vi") : nullptr;
  return vi != nullptr && vi->is_string() ? std::string{vi->get_string()} : std::string{};
}

std::string field_of(json::object const& procedure) {
  auto const* field = procedure.if_contains("field");
  return field != nullptr && field->is_object() ? vietnamese(field->get_object(), "name") : std::string{};
}

std::string heading_of(json::object const& procedure) {
  auto plain = vietnamese(procedure, "plain");
  return plain.empty() ? vietnamese(procedure, "name") : plain;
}

std::string title_of(std::string const& heading) { return heading + " – Thông Suốt"; }

std::string element(std::string_view tag, std::string_view attributes, std::string const& text) {
  if (text.empty()) return {};
  std::string out{"<"};
  return out.append(tag)
      .append(attributes)
      .append(">")
      .append(escaped(text))
      .append("</")
      .append(tag)
      .append(">");
}

/// What stands between `before` and `after` becomes `text`, the first time they are found.
void put_between(std::string& page, std::string_view before, std::string_view after,
                 std::string const& text) {
  if (text.empty()) return;
  auto const from = page.find(before);
  if (from == std::string::npos) return;
  auto const begin = from + before.size(), end = page.find(after, begin);
  if (end != std::string::npos) page.replace(begin, end - begin, text);
}

}  // namespace

FirstWords words_of_procedure(json::object const& procedure) {
  auto const heading = heading_of(procedure), summary = vietnamese(procedure, "summary"),
             field = field_of(procedure), name = vietnamese(procedure, "name");
  return {title_of(heading), field.empty() ? name : field + " · " + name, heading, summary,
          summary.empty() ? name : summary};
}

FirstWords words_of_form(json::object const& procedure) {
  auto words = words_of_procedure(procedure);
  words.eyebrow.clear();
  words.lead.clear();
  return words;
}

std::string with_words(std::string_view page, FirstWords const& words) {
  std::string out{page};
  put_between(out, "<title>", "</title>", escaped(words.title));
  put_between(out, "<meta name=\"description\" content=\"", "\"", escaped(words.description));
  constexpr std::string_view place = "<!--first-words-->";
  if (auto const at = out.find(place); at != std::string::npos)
    out.replace(at, place.size(),
                element("p", " class=\"first-eyebrow\"", words.eyebrow) + element("h1", "", words.heading) +
                    element("p", "", words.lead));
  return out;
}

}  // namespace ts::server
