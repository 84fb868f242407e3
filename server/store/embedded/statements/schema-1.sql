-- The tables of version 1. Keys compare as UTF-8 bytes, which is code-point order.

CREATE TABLE networks (
  network INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  updated_at TEXT NOT NULL,
  -- The next free number for an actor, collaboration or call of this network.
  next_handle INTEGER NOT NULL,
  actors INTEGER NOT NULL,
  collaborations INTEGER NOT NULL,
  participations INTEGER NOT NULL
) STRICT;

-- Where records came from: the same few texts for many records.
CREATE TABLE sources (
  source INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE
) STRICT;

-- One table for all kinds: everything but the packed form is the same for all of them.
CREATE TABLE records (
  network INTEGER NOT NULL,
  -- Index in RECORD_KINDS.
  kind INTEGER NOT NULL,
  key TEXT NOT NULL,
  -- Short number that participations and applications refer to (actors, collaborations, calls).
  handle INTEGER,
  -- How many participations and applications refer to this record.
  uses INTEGER NOT NULL,
  -- Handles of what a participation (actor, collaboration) or application (call, collaboration) joins.
  from_handle INTEGER,
  to_handle INTEGER,
  -- A participation's role and days in one number (see packed-columns.ts).
  span INTEGER,
  -- What the packed network holds of an actor or a collaboration: a JSON array (see packed-columns.ts).
  columns TEXT,
  source INTEGER,
  -- The record as canonical JSON, without its source.
  body TEXT NOT NULL,
  PRIMARY KEY (network, kind, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE change_sets (
  network INTEGER NOT NULL,
  version INTEGER NOT NULL,
  id TEXT NOT NULL,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  reason TEXT NOT NULL,
  source TEXT,
  undoes TEXT,
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  deleted INTEGER NOT NULL,
  PRIMARY KEY (network, version)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX change_sets_by_id ON change_sets (network, id);

-- What each record was before each change set that touched it; null: not there. What it became is what
-- it was before the next one, or what it is now: it is not kept twice.
CREATE TABLE journal (
  network INTEGER NOT NULL,
  version INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  key TEXT NOT NULL,
  before TEXT,
  PRIMARY KEY (network, version, kind, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX journal_by_record ON journal (network, kind, key);

CREATE TABLE documents (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  updated_at TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
