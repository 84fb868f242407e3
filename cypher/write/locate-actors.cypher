// Puts actors in their communes, which appear with the first actor in them. One row: how many.
// Grouped by commune: merging one for each actor takes twice the time.
UNWIND $groups AS group
MERGE (commune:Commune {networkId: $networkId, id: group.commune})
WITH commune, group
UNWIND group.actorIds AS id
MATCH (actor:Actor {networkId: $networkId, id: id})
CREATE (actor)-[:LOCATED_IN]->(commune)
RETURN count(*) AS count
