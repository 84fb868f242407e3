-- All records of one kind as they are kept, by key.
SELECT key, body, source, handle, uses
FROM records
WHERE network = ? AND kind = ?
ORDER BY key
