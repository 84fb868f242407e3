-- One record as it is kept.
SELECT key, body, source, handle, uses
FROM records
WHERE network = ? AND kind = ? AND key = ?
