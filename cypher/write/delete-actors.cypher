// Removes actors that nothing refers to any more. One row: how many were there.
UNWIND $ids AS id
MATCH (actor:Actor {networkId: $networkId, id: id})
DELETE actor
RETURN count(*) AS count
