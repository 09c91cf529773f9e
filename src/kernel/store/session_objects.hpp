#pragma once
/// Objects that live as long as one database session and may therefore own prepared statements on it.
///
/// Preparing a statement for each row is what makes SOCI slow. So: gather the statements of one concern in a
/// class that takes `(soci::session&, Kind)`, bind them once to members, and let the session keep the object.
/// Example:
///
///     class CaseQueries {
///      public:
///       CaseQueries(soci::session& sql, Kind)
///           : by_no_((sql.prepare << "SELECT state FROM case_state WHERE commune = :c AND case_no = :n",
///                     soci::into(state_), soci::use(commune_, "c"), soci::use(case_no_, "n"))) {}
///       std::optional<std::string> state(CommuneId commune, CaseNo no) {
///         commune_ = commune.value;
///         case_no_ = no.value;
///         if (!by_no_.execute(true)) return std::nullopt;  // `true`: exchange data now
///         return state_;
///       }
///
///      private:
///       std::int32_t commune_ = 0;
///       std::int64_t case_no_ = 0;
///       std::string state_;
///       soci::statement by_no_;  // last: the members it is bound to must exist before it
///     };
///
///     auto lease = db.read();
///     auto state = lease.get<CaseQueries>().state(commune, no);    // prepared once per session
///     auto same = tx.get<CaseQueries>().state(commune, no);        // the same class on the writing session
///
/// Two traps of SOCI 4.0: an INSERT or UPDATE must be run by `execute(true)` (with `false` SQLite does not
/// step it at all); a `soci::use` binds the address of a variable, so members may not move: make such classes
/// non-copyable. Columns that may be NULL need an indicator; the schema here has no NULLs ("" and 0 mean
/// none).
#include <soci/soci.h>

#include <map>
#include <memory>
#include <typeindex>

namespace ts::store {

/// The database behind a session.
enum class Kind { sqlite, postgresql };

/// One of each class, made at first use. Not thread-safe: belongs to the holder of the session.
class SessionObjects {
 public:
  template <class T>
  T& get(soci::session& sql, Kind kind) {
    auto& slot = objects_[std::type_index(typeid(T))];
    if (!slot) slot = std::make_shared<T>(sql, kind);
    return *static_cast<T*>(slot.get());
  }
  void clear() { objects_.clear(); }

 private:
  std::map<std::type_index, std::shared_ptr<void>> objects_;
};

}  // namespace ts::store
