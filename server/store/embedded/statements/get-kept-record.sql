-- One record as it is kept: the number of its source with its body.
SELECT coalesce(source, '') || body
FROM records
WHERE network = ? AND kind = ? AND key = ?
