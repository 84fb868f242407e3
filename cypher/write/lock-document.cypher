// Makes sure of a document's node and takes its write lock; its revision, 0 when it is new. One row.
MERGE (document:Document {kind: $kind, id: $id})
SET document.lock = true
REMOVE document.lock
WITH document
RETURN coalesce(document.revision, 0) AS revision
