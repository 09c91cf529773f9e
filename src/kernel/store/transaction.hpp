#pragma once
/// A writing transaction on a session: undone unless committed. Inside the store only; commands have Tx.
#include <soci/soci.h>

#include "kernel/store/session_objects.hpp"

namespace ts::store {

class Transaction {
 public:
  /// SQLite takes its write lock at once, so that two processes wait for each other instead of failing
  /// half-way.
  Transaction(soci::session& sql, Kind kind) : sql_(sql) {
    if (kind == Kind::sqlite) {
      sql_ << "BEGIN IMMEDIATE";
    } else {
      sql_.begin();
    }
    open_ = true;
  }
  Transaction(Transaction const&) = delete;
  Transaction& operator=(Transaction const&) = delete;
  ~Transaction() {
    try {
      rollback();
    } catch (...) {
      // The connection is gone, and the transaction with it.
    }
  }
  void commit() {
    sql_ << "COMMIT";
    open_ = false;
  }
  void rollback() {
    if (!open_) return;
    open_ = false;
    sql_ << "ROLLBACK";
  }

 private:
  soci::session& sql_;
  bool open_ = false;
};

}  // namespace ts::store
