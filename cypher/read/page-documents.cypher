// The next $limit documents after a kind and id, by kind and id.
MATCH (document:Document)
WHERE document.kind > $kind OR (document.kind = $kind AND document.id > $id)
RETURN
  document.kind AS kind, document.id AS id, document.revision AS revision,
  document.updatedAt AS updatedAt, document.value AS value
ORDER BY kind, id
LIMIT $limit
