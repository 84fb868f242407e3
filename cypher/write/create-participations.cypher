// New participations. One row: how many; fewer than rows when an actor or a collaboration is not there.
// Grouped by actor, who is then looked for once.
UNWIND $groups AS group
MATCH (actor:Actor {networkId: $networkId, id: group.from})
UNWIND group.rows AS row
MATCH (collaboration:Collaboration {networkId: $networkId, id: row.to})
CREATE (actor)-[participation:PARTICIPATED_IN]->(collaboration)
SET participation += row.properties
RETURN count(*) AS count
