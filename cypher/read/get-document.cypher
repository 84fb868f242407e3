// One document. One row or none.
MATCH (document:Document {kind: $kind, id: $id})
RETURN
  document.kind AS kind, document.id AS id, document.revision AS revision,
  document.updatedAt AS updatedAt, document.value AS value
