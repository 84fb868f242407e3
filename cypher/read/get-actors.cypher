// The actors that have one of the ids, by id; at most as many rows as ids.
UNWIND $ids AS id
MATCH (actor:Actor {networkId: $networkId, id: id})
RETURN actor.id AS id, properties(actor) AS properties
ORDER BY id
