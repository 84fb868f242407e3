-- A row when the network has any record of a kind.
SELECT 1
FROM records
WHERE network = ? AND kind = ?
LIMIT 1
