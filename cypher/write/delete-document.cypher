// Removes a document. One row: how many were there.
MATCH (document:Document {kind: $kind, id: $id})
DELETE document
RETURN count(*) AS count
