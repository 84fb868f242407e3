// The applications that have one of the keys, by key; at most as many rows as keys.
UNWIND $ids AS id
MATCH (collaboration)-[application:APPLIED_TO {networkId: $networkId, id: id}]->(call)
RETURN
  application.id AS id, call.id AS callId, collaboration.id AS collaborationId,
  application.status AS status,
  coalesce(application.filedOnAsWritten, toString(application.filedOn)) AS filedOn,
  application.source AS source
ORDER BY id
