// Removes collaborations that nothing refers to any more. One row: how many were there.
UNWIND $ids AS id
MATCH (collaboration:Collaboration {networkId: $networkId, id: id})
DELETE collaboration
RETURN count(*) AS count
