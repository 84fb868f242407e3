// Changes properties of calls: one that is null goes. One row: how many were there.
UNWIND $rows AS row
MATCH (call:Call {networkId: $networkId, id: row.id})
SET call += row.changes
RETURN count(*) AS count
