// The next $limit applications of a network after a key, in key order (the index gives it).
MATCH (collaboration)-[application:APPLIED_TO {networkId: $networkId}]->(call)
WHERE application.id > $after
RETURN
  application.id AS id, call.id AS callId, collaboration.id AS collaborationId,
  application.status AS status,
  coalesce(application.filedOnAsWritten, toString(application.filedOn)) AS filedOn,
  application.source AS source
ORDER BY application.networkId, application.id
LIMIT $limit
