// Removes those of the communes that no actor is in any more. One row: how many.
UNWIND $ids AS id
MATCH (commune:Commune {networkId: $networkId, id: id})
WHERE NOT EXISTS { (commune)<-[:LOCATED_IN]-() }
DELETE commune
RETURN count(*) AS count
