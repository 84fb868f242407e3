// Which of the ids are actors of the network, by id; at most as many rows as ids.
UNWIND $ids AS id
MATCH (actor:Actor {networkId: $networkId, id: id})
RETURN actor.id AS id
ORDER BY id
