-- What one record was before each change set that touched it, newest first, with their summaries.
SELECT c.id, c.version, c.at, c.by, c.reason, c.told, c.source, c.undoes, c.created, c.changed, c.deleted,
  j.before
FROM journal AS j
JOIN change_sets AS c ON c.network = j.network AND c.version = j.version
WHERE j.network = ? AND j.kind = ? AND j.key = ?
ORDER BY j.version DESC
