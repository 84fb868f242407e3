-- A page of all documents by kind and id.
SELECT kind, id, revision, updated_at, value
FROM documents
WHERE (kind, id) > (?, ?)
ORDER BY kind, id
LIMIT ?
