// New participations. One row: how many; fewer than rows when an actor or a collaboration is not there.
UNWIND $rows AS row
MATCH (actor:Actor {networkId: $networkId, id: row.from})
MATCH (collaboration:Collaboration {networkId: $networkId, id: row.to})
CREATE (actor)-[participation:PARTICIPATED_IN]->(collaboration)
SET participation = row.properties
RETURN count(*) AS count
