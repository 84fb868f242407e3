// Replaces all properties of collaborations. One row: how many were there.
UNWIND $rows AS row
MATCH (collaboration:Collaboration {networkId: $networkId, id: row.id})
SET collaboration = row
RETURN count(*) AS count
