// Removes calls that nothing refers to any more. One row: how many were there.
UNWIND $ids AS id
MATCH (call:Call {networkId: $networkId, id: id})
DELETE call
RETURN count(*) AS count
