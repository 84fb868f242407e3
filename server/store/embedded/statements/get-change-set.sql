-- One change set's summary.
SELECT id, version, at, by, reason, told, source, undoes, created, changed, deleted
FROM change_sets
WHERE network = ? AND id = ?
