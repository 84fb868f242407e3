// The next $limit calls of a network after an id, in id order (the constraint's index gives it).
MATCH (call:Call {networkId: $networkId})
WHERE call.id > $after
RETURN call.id AS id, properties(call) AS properties
ORDER BY call.networkId, call.id
LIMIT $limit
