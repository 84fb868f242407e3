-- A change set's summary.
INSERT INTO change_sets
  (network, version, id, at, by, reason, told, source, undoes, created, changed, deleted)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
