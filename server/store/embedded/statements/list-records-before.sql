-- The records of one kind touched after a version, with what each was at that version (the first one
-- after it kept that), by key.
SELECT key, before, min(version)
FROM journal
WHERE network = ? AND kind = ? AND version > ?
GROUP BY key
ORDER BY key
