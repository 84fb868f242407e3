// Writes a document that is locked.
MATCH (document:Document {kind: $kind, id: $id})
SET document.revision = $revision, document.updatedAt = $updatedAt, document.value = $value
RETURN document.revision AS revision
