// The next $limit actors of a network after an id, in id order (the constraint's index gives it).
MATCH (actor:Actor {networkId: $networkId})
WHERE actor.id > $after
RETURN actor.id AS id, properties(actor) AS properties
ORDER BY actor.networkId, actor.id
LIMIT $limit
