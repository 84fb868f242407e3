-- One record as it is kept: its body and the number of its source.
SELECT body, source
FROM records
WHERE network = ? AND kind = ? AND key = ?
