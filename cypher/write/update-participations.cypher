// Changes properties of participations: one that is null goes. One row: how many were there.
UNWIND $rows AS row
MATCH ()-[participation:PARTICIPATED_IN {networkId: $networkId, id: row.id}]->()
SET participation += row.changes
RETURN count(*) AS count
