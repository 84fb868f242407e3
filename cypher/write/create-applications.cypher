// New applications. One row: how many; fewer than rows when a collaboration or a call is not there.
UNWIND $groups AS group
MATCH (collaboration:Collaboration {networkId: $networkId, id: group.from})
UNWIND group.rows AS row
MATCH (call:Call {networkId: $networkId, id: row.to})
CREATE (collaboration)-[application:APPLIED_TO]->(call)
SET application += row.properties
RETURN count(*) AS count
