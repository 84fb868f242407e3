-- Writes a document at a revision.
INSERT INTO documents (kind, id, revision, updated_at, value)
VALUES (?, ?, ?, ?, ?)
ON CONFLICT (kind, id) DO UPDATE
SET revision = excluded.revision, updated_at = excluded.updated_at, value = excluded.value
