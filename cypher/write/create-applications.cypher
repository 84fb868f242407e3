// New applications. One row: how many; fewer than rows when a collaboration or a call is not there.
UNWIND $rows AS row
MATCH (collaboration:Collaboration {networkId: $networkId, id: row.from})
MATCH (call:Call {networkId: $networkId, id: row.to})
CREATE (collaboration)-[application:APPLIED_TO]->(call)
SET application = row.properties
RETURN count(*) AS count
