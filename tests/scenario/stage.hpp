#pragma once
/// Where a script is played: the same acts, the same expectations, on the bare rules or through the store.
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kernel/casework/case.hpp"
#include "kernel/casework/command.hpp"
#include "kernel/packs/packs.hpp"
#include "scenario/script.hpp"

namespace ts::scenario {

inline constexpr CommuneId commune{99901};

/// People of the scripts by name: "một cửa", "hộ tịch", "chủ tịch"… Null when unknown.
permissions::Actor const* actor(std::string_view name);

/// What a line asks for: a verb, its members by the names the API uses, and the papers that come with it.
struct Deed {
  casework::Verb verb = casework::Verb::submit;
  casework::Channel channel = casework::Channel::online;
  json::object members{};
  std::optional<std::vector<std::string>> papers{};  ///< keys of the type's documents
};
/// `type` tells which papers are required; `channel` is the case's, when the act names none.
Result<Deed> deed_of(Act const& act, casework::CaseType const& type, casework::Channel channel);
/// The deed for `casework::decide`: every paper an original, scanned.
Result<casework::Command> command_of(Deed const& deed);

/// One case on one stage. Time comes from the script alone.
class Stage {
 public:
  virtual ~Stage() = default;
  /// Does it, or says why not; a refusal leaves everything as it was.
  virtual Status perform(permissions::Actor const& who, Deed const& deed, casework::CaseType const& type,
                         Instant at) = 0;
  /// The case as it stands now; nothing before the first filing.
  virtual std::optional<casework::Case> state() = 0;
  /// Sentences about whatever this stage holds or shows of the case that contradicts its state.
  virtual std::vector<std::string> contradictions(casework::CaseType const& type) = 0;
  /// After the last act: what does not hold of everything the stage has kept.
  virtual std::vector<std::string> finish() = 0;
};

/// decide and apply in memory: no database.
std::unique_ptr<Stage> engine_stage(packs::PackSet const& packs);

/// The sequencer, the services and all projections of the program over an empty database of their own.
/// `url`: empty for SQLite in a temporary file.
std::unique_ptr<Stage> store_stage(std::string const& url);

/// "" when it holds, else what is there instead.
std::string unmet(Expectation const& expectation, casework::Case const& c, casework::CaseType const& type,
                  Instant now);

/// Sentences about everything that went otherwise than written; empty = the script holds.
std::vector<std::string> play(Script const& script, packs::PackSet const& packs, Stage& stage);

}  // namespace ts::scenario
