// The collaborations that have one of the ids, by id; at most as many rows as ids.
UNWIND $ids AS id
MATCH (collaboration:Collaboration {networkId: $networkId, id: id})
RETURN collaboration.id AS id, properties(collaboration) AS properties
ORDER BY id
