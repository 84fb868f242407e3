// Changes properties of applications: one that is null goes. One row: how many were there.
UNWIND $rows AS row
MATCH ()-[application:APPLIED_TO {networkId: $networkId, id: row.id}]->()
SET application += row.changes
RETURN count(*) AS count
