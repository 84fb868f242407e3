// Replaces all properties of applications. One row: how many were there.
UNWIND $rows AS row
MATCH ()-[application:APPLIED_TO {networkId: $networkId, id: row.id}]->()
SET application = row
RETURN count(*) AS count
