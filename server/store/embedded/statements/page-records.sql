-- A page of records of one kind by key, each with the text of its source.
SELECT r.key, r.body, s.text
FROM records AS r
LEFT JOIN sources AS s ON s.source = r.source
WHERE r.network = ? AND r.kind = ? AND r.key > ?
ORDER BY r.key
LIMIT ?
