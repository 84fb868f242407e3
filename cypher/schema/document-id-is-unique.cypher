// One document per kind and id.
CREATE CONSTRAINT document_id_is_unique IF NOT EXISTS
FOR (document:Document) REQUIRE (document.kind, document.id) IS UNIQUE
