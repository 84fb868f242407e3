// Changes properties of collaborations: one that is null goes. One row: how many were there.
UNWIND $rows AS row
MATCH (collaboration:Collaboration {networkId: $networkId, id: row.id})
SET collaboration += row.changes
RETURN count(*) AS count
