// Puts actors in their communes, which appear with the first actor in them. One row: how many.
UNWIND $rows AS row
MATCH (actor:Actor {networkId: $networkId, id: row.id})
MERGE (commune:Commune {networkId: $networkId, id: row.commune})
CREATE (actor)-[:LOCATED_IN]->(commune)
RETURN count(*) AS count
