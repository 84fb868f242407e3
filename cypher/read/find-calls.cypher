// Which of the ids are calls of the network, by id; at most as many rows as ids.
UNWIND $ids AS id
MATCH (call:Call {networkId: $networkId, id: id})
RETURN call.id AS id
ORDER BY id
