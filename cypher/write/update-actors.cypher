// Replaces all properties of actors. One row: how many were there.
UNWIND $rows AS row
MATCH (actor:Actor {networkId: $networkId, id: row.id})
SET actor = row
RETURN count(*) AS count
