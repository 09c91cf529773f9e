#include "kernel/identity/identity.hpp"

namespace ts::identity {
namespace {

// Citizens and their sessions belong to no commune: their rows carry commune 0 and are reference data.
constexpr store::Migration steps[] = {
    {1, "accounts, sessions, invitations, drafts", R"sql(
      CREATE TABLE staff_account (
        commune INTEGER NOT NULL, id BIGINT NOT NULL, login TEXT NOT NULL, name TEXT NOT NULL,
        title TEXT NOT NULL, roles TEXT NOT NULL, unit TEXT NOT NULL, fields TEXT NOT NULL,
        active INTEGER NOT NULL,
        password TEXT NOT NULL, version BIGINT NOT NULL, created_at BIGINT NOT NULL,
        PRIMARY KEY (commune, id));
      CREATE UNIQUE INDEX staff_account_login ON staff_account (commune, login);
      CREATE TABLE citizen_account (
        commune INTEGER NOT NULL, id BIGINT NOT NULL, phone TEXT NOT NULL, name TEXT NOT NULL,
        id_number TEXT NOT NULL, birth_date TEXT NOT NULL, email TEXT NOT NULL, address TEXT NOT NULL,
        active INTEGER NOT NULL,
        password TEXT NOT NULL, version BIGINT NOT NULL, created_at BIGINT NOT NULL,
        PRIMARY KEY (commune, id));
      CREATE UNIQUE INDEX citizen_account_phone ON citizen_account (commune, phone);
      CREATE TABLE session (
        commune INTEGER NOT NULL, token_hash TEXT NOT NULL, audience TEXT NOT NULL, account BIGINT NOT NULL,
        created_at BIGINT NOT NULL, seen_at BIGINT NOT NULL, expires_at BIGINT NOT NULL,
        PRIMARY KEY (commune, token_hash));
      CREATE INDEX session_account ON session (commune, audience, account);
      CREATE INDEX session_expires ON session (commune, expires_at);
      CREATE TABLE invitation (
        commune INTEGER NOT NULL, token_hash TEXT NOT NULL, staff BIGINT NOT NULL, expires_at BIGINT NOT NULL,
        used_at BIGINT NOT NULL,
        PRIMARY KEY (commune, token_hash));
      CREATE INDEX invitation_staff ON invitation (commune, staff);
      CREATE TABLE draft (
        commune INTEGER NOT NULL, owner TEXT NOT NULL, draft_key TEXT NOT NULL, title TEXT NOT NULL,
        content TEXT NOT NULL, version BIGINT NOT NULL, updated_at BIGINT NOT NULL,
        PRIMARY KEY (commune, owner, draft_key));
    )sql"},
};

}  // namespace

store::MigrationSet migrations() { return {"identity", steps}; }

}  // namespace ts::identity
