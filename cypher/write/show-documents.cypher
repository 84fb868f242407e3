// Puts the documents of a restore in sight, in the place of those with the same kind and id.
// One row: how many.
MATCH (hidden:HiddenDocument {restoreId: $restoreId})
MERGE (document:Document {kind: hidden.kind, id: hidden.id})
SET
  document.revision = hidden.revision,
  document.updatedAt = hidden.updatedAt,
  document.value = hidden.value
DELETE hidden
RETURN count(*) AS count
