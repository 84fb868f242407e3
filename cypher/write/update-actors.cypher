// Changes properties of actors: one that is null goes. One row: how many were there.
UNWIND $rows AS row
MATCH (actor:Actor {networkId: $networkId, id: row.id})
SET actor += row.changes
RETURN count(*) AS count
