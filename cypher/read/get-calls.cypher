// The calls that have one of the ids, by id; at most as many rows as ids.
UNWIND $ids AS id
MATCH (call:Call {networkId: $networkId, id: id})
RETURN call.id AS id, properties(call) AS properties
ORDER BY id
