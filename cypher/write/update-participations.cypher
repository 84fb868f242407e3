// Replaces all properties of participations. One row: how many were there.
UNWIND $rows AS row
MATCH ()-[participation:PARTICIPATED_IN {networkId: $networkId, id: row.id}]->()
SET participation = row
RETURN count(*) AS count
