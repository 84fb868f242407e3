-- Change sets before a version, newest first.
SELECT id, version, at, by, reason, told, source, undoes, created, changed, deleted
FROM change_sets
WHERE network = ? AND version < ?
ORDER BY version DESC
LIMIT ?
