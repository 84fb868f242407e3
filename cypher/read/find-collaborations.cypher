// Which of the ids are collaborations of the network, by id; at most as many rows as ids.
UNWIND $ids AS id
MATCH (collaboration:Collaboration {networkId: $networkId, id: id})
RETURN collaboration.id AS id
ORDER BY id
