#include "domain/onestop/schema.hpp"

namespace ts::onestop {
namespace {

// `unit` answers for the case and is what statistics count; desk_* say where it lies now. `waiting`: whose
// move it is: 1 the office's, 2 the applicant's or nobody's while the clock stands, 3 a result waits to be
// handed out, 0 ended. Only live cases are in the inbox indexes, so these stay small however many cases there
// are.
constexpr std::string_view cases_sql = R"sql(
CREATE TABLE cases (
  commune INTEGER NOT NULL, case_no BIGINT NOT NULL,
  code TEXT NOT NULL, kind TEXT NOT NULL, procedure TEXT NOT NULL, type_version INTEGER NOT NULL,
  field TEXT NOT NULL, unit TEXT NOT NULL, desk_unit TEXT NOT NULL, desk_role TEXT NOT NULL, desk_person TEXT NOT NULL,
  account TEXT NOT NULL, applicant TEXT NOT NULL, phone_tail TEXT NOT NULL, channel TEXT NOT NULL,
  status TEXT NOT NULL, waiting INTEGER NOT NULL, step INTEGER NOT NULL, title TEXT NOT NULL,
  due_at BIGINT NOT NULL, received_at BIGINT NOT NULL, closed_at BIGINT NOT NULL,
  facts BIGINT NOT NULL, received_day INTEGER NOT NULL, closed_day INTEGER NOT NULL, due_day INTEGER NOT NULL,
  settled_day INTEGER NOT NULL, paid_day INTEGER NOT NULL, rated_day INTEGER NOT NULL,
  version BIGINT NOT NULL, submit_seq BIGINT NOT NULL, state TEXT NOT NULL,
  PRIMARY KEY (commune, case_no));
CREATE UNIQUE INDEX cases_code ON cases (commune, code);
CREATE INDEX cases_person ON cases (commune, waiting, desk_person, due_at, case_no) WHERE waiting > 0 AND desk_person <> '';
CREATE INDEX cases_unit ON cases (commune, waiting, desk_unit, due_at, case_no) WHERE waiting > 0;
CREATE INDEX cases_due ON cases (commune, waiting, due_at, case_no) WHERE waiting > 0;
CREATE INDEX cases_account ON cases (commune, account, case_no) WHERE account <> '';
CREATE INDEX cases_received_day ON cases (commune, received_day, facts, case_no);
CREATE INDEX cases_closed_day ON cases (commune, closed_day, facts, case_no);
CREATE INDEX cases_overdue ON cases (commune, settled_day, due_day, facts, case_no);
CREATE INDEX cases_paid_day ON cases (commune, paid_day, facts, case_no) WHERE paid_day >= 0;
CREATE INDEX cases_rated_day ON cases (commune, rated_day, facts, case_no) WHERE rated_day >= 0;
)sql";

// Words of a case, folded, so that "nguyen" finds "Nguyễn". One row a case; on SQLite the row id is commune *
// 10^10 + case_no.
constexpr std::string_view search_sqlite = R"sql(
CREATE VIRTUAL TABLE case_search USING fts5 (words, detail = none, columnsize = 0);
)sql";
constexpr std::string_view search_postgresql = R"sql(
CREATE TABLE case_search (commune INTEGER NOT NULL, case_no BIGINT NOT NULL, words tsvector NOT NULL, PRIMARY KEY (commune, case_no));
CREATE INDEX case_search_words ON case_search USING gin (words);
)sql";

// Which entry refers to which document. Filled from the journal as it is, since without it documents of older cases
// would look unused.
constexpr std::string_view files_sqlite = R"sql(
CREATE TABLE case_file (
  commune INTEGER NOT NULL, sha256 TEXT NOT NULL, seq BIGINT NOT NULL,
  PRIMARY KEY (commune, sha256, seq)) {without_rowid};
CREATE INDEX case_file_seq ON case_file (commune, seq);
INSERT INTO case_file (commune, sha256, seq)
  SELECT DISTINCT e.commune, json_extract(e.body, f.fullkey || '.sha256'), e.seq
  FROM journal_event e, json_each(CASE WHEN e.body = '' THEN '{}' ELSE e.body END, '$.files') f
  WHERE e.type LIKE 'case.%';
)sql";
constexpr std::string_view files_postgresql = R"sql(
CREATE TABLE case_file (
  commune INTEGER NOT NULL, sha256 TEXT NOT NULL, seq BIGINT NOT NULL, PRIMARY KEY (commune, sha256, seq));
CREATE INDEX case_file_seq ON case_file (commune, seq);
INSERT INTO case_file (commune, sha256, seq)
  SELECT DISTINCT e.commune, f ->> 'sha256', e.seq
  FROM journal_event e, jsonb_array_elements(
    CASE WHEN e.body LIKE '%"files"%' THEN coalesce(CAST(e.body AS jsonb) -> 'files', '[]') ELSE '[]' END) f
  WHERE e.type LIKE 'case.%';
)sql";

// What lies open is found, filtered by whose move it is, ordered and counted within one index: at a million cases the
// inbox took 70 ms over the three it replaces, because each entry's row had to be read to know the person and role.
constexpr std::string_view open_sql = R"sql(
CREATE INDEX cases_open ON cases (commune, waiting, due_at, case_no, desk_person, desk_unit, desk_role, unit,
  account, field) WHERE waiting > 0;
DROP INDEX cases_person;
DROP INDEX cases_unit;
DROP INDEX cases_due;
)sql";

// The beginnings of words are indexed as words are, so that "ngu" is looked up, not gathered from every word that
// begins so: at a million cases that took 150 ms. Six letters are "Nguyen" and "Phuong", seven the longest
// syllables. GIN on PostgreSQL finds beginnings as it is.
constexpr std::string_view beginnings_sqlite = R"sql(
CREATE VIRTUAL TABLE case_beginnings USING fts5 (words, detail = none, columnsize = 0, prefix = '1 2 3 4 5 6 7');
INSERT INTO case_beginnings (rowid, words) SELECT rowid, words FROM case_search;
DROP TABLE case_search;
ALTER TABLE case_beginnings RENAME TO case_search;
)sql";
constexpr std::string_view beginnings_postgresql = "SELECT 1;\n";

// A person's own inbox is what lies with them, or waits at a desk of theirs until somebody takes it. Found among all
// that is open, counting its groups took 8 ms at a million cases; here it is looked up. An open case is in one of the
// two.
constexpr std::string_view desk_sql = R"sql(
CREATE INDEX cases_person ON cases (commune, waiting, desk_person, due_at, case_no)
  WHERE waiting > 0 AND desk_person <> '';
CREATE INDEX cases_desk ON cases (commune, waiting, desk_unit, desk_role, due_at, case_no)
  WHERE waiting > 0 AND desk_person = '';
)sql";

constexpr store::Migration steps[] = {
    {1, "cases", cases_sql},
    {2, "words of cases", search_sqlite, search_postgresql},
    {3, "documents of cases", files_sqlite, files_postgresql},
    {4, "open cases", open_sql},
    {5, "beginnings of words", beginnings_sqlite, beginnings_postgresql},
    {6, "desks", desk_sql},
};

}  // namespace

store::MigrationSet migrations() { return {"onestop", steps}; }

}  // namespace ts::onestop
