-- One document.
SELECT id, revision, updated_at, value
FROM documents
WHERE kind = ? AND id = ?
