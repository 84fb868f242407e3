// What refers to the actors: their participations, by actor and key.
UNWIND $ids AS id
MATCH (:Actor {networkId: $networkId, id: id})-[participation:PARTICIPATED_IN]->()
RETURN id AS usedId, 'participation' AS record, participation.id AS id
ORDER BY usedId, id
