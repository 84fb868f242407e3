-- The handle of one record.
SELECT handle
FROM records
WHERE network = ? AND kind = ? AND key = ?
