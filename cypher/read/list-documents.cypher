// All documents of a kind, by id.
MATCH (document:Document {kind: $kind})
WHERE document.id >= ''
RETURN
  document.kind AS kind, document.id AS id, document.revision AS revision,
  document.updatedAt AS updatedAt, document.value AS value
ORDER BY id
