// Replaces all properties of calls. One row: how many were there.
UNWIND $rows AS row
MATCH (call:Call {networkId: $networkId, id: row.id})
SET call = row
RETURN count(*) AS count
