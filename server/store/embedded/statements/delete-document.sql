-- Removes a document; nothing happens when it is not there.
DELETE FROM documents
WHERE kind = ? AND id = ?
