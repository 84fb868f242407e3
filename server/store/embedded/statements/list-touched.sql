-- The records touched after a version, with what each was at that version (the first one after it kept
-- that), by kind and key. The signs keep the journal from being read whole, in the order of its index.
SELECT kind, key, before, min(version)
FROM journal
WHERE network = ? AND version > ?
GROUP BY +kind, +key
ORDER BY +kind, +key
