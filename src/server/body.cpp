#include "server/body.hpp"

#include "base/text.hpp"

namespace ts::server {
namespace {

void normalise(json::value& value) {
  if (auto* text = value.if_string()) {
    auto normal = text::nfc({text->data(), text->size()});
    if (normal != std::string_view{text->data(), text->size()}) *text = normal;
  } else if (auto* array = value.if_array()) {
    for (auto& item : *array) normalise(item);
  } else if (auto* object = value.if_object()) {
    for (auto& member : *object) normalise(member.value());
  }
}

bool is_json(std::string_view type) {
  auto const end = type.find(';');
  auto media = type.substr(0, end);
  while (media.ends_with(' ')) media.remove_suffix(1);
  return text::lower(media) == "application/json";
}

}  // namespace

Result<json::object> parse_body(std::string_view content_type, std::string_view bytes, std::size_t limit) {
  if (!is_json(content_type)) {
    return fail(Code::unsupported, "http.content_type", "Nội dung gửi lên phải là JSON (application/json).",
                "The body must be JSON (application/json).");
  }
  TS_TRY(auto object, parse_json_object(bytes, {32, limit}));
  for (auto& member : object) normalise(member.value());
  return object;
}

}  // namespace ts::server
