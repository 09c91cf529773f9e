/// Plan documents: any bytes are read or refused, any text compiles, and what was compiled survives its own file form.
#include "domain/plan/compiler/compile.hpp"
#include "fuzz/fuzz.hpp"

namespace {

using namespace ts::plan;

Catalogue const& catalogue() {
  static auto const loaded = [] {
    auto read = load_catalogue(TS_SOURCE_DIR "/packs/indicators/catalogue.toml");
    must(read.has_value());
    return std::move(*read);
  }();
  return loaded;
}

void compiled(Document const& document) {
  auto const plan = compile(document, catalogue());
  auto const form = to_json(plan);
  auto const back = from_json(form);
  must(back.has_value());
  must(to_json(*back) == form);
  auto const last = static_cast<int>(document.lines.size());
  for (auto const& target : plan.targets) must(target.line >= 1 && target.line <= last);
  for (auto const& task : plan.tasks) must(task.line >= 1 && task.line <= last);
  must(!to_table(plan).empty());
}

}  // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const text = text_of_input(data, size);
  if (auto const document = read_text(text)) compiled(*document);
  if (auto const document = read_markdown(text)) compiled(*document);
  return 0;
}
