-- The documents of a kind by id.
SELECT id, revision, updated_at, value
FROM documents
WHERE kind = ?
ORDER BY id
