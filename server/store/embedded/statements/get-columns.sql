-- The packed columns of one record.
SELECT columns
FROM records
WHERE network = ? AND kind = ? AND key = ?
