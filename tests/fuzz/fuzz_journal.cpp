/// Everything of the journal's formats that is read from files or the network. All of them are strict: what parses,
/// formats back to the very same bytes, so that nobody can hide anything between the lines.
#include "fuzz/fuzz.hpp"
#include "kernel/journal/checkpoint.hpp"
#include "kernel/journal/event.hpp"
#include "kernel/journal/merkle.hpp"
#include "kernel/journal/note.hpp"
#include "kernel/journal/proof.hpp"
#include "kernel/journal/receipt.hpp"
#include "kernel/journal/tiles.hpp"

namespace {

using namespace ts::journal;

void notes(std::string_view text) {
  if (auto const note = parse_note(text)) must(format_note(*note) == text);
  if (auto const checkpoint = parse_checkpoint(text)) must(text.starts_with(checkpoint_text(checkpoint->checkpoint)));
  if (auto const checkpoint = parse_checkpoint_text(text)) must(checkpoint_text(*checkpoint) == text);
  if (auto const key = VerifierKey::parse(text)) must(key->text() == text);
  if (auto const commune = commune_of(text)) must(origin_of(*commune) == text);
}

void trees(std::string_view text) {
  if (auto const tile = parse_tile_path(text)) must(tile_path(*tile) == text);
  if (auto const frontier = Frontier::parse(text)) must(frontier->save() == text);
  if (auto const hashes = decode_tile(text)) must(encode_tile(*hashes) == text);
  if (auto const header = parse_header(text)) must(header_bytes(*header) == text);
}

void proofs(std::string_view text) {
  if (auto const proof = parse_proof(text)) must(format_proof(*proof) == text);
  if (auto const receipt = parse_receipt(text)) check_receipt(*receipt, {});
}

}  // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const text = text_of_input(data, size);
  notes(text);
  trees(text);
  proofs(text);
  return 0;
}
