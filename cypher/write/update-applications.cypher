// Replaces all properties of applications. One row: how many were there.
UNWIND $rows AS row
MATCH ()-[application:APPLIED_TO {networkId: $networkId, id: row.properties.id}]->()
SET application = row.properties
RETURN count(*) AS count
