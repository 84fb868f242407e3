// Removes applications. One row: how many were there.
UNWIND $ids AS id
MATCH ()-[application:APPLIED_TO {networkId: $networkId, id: id}]->()
DELETE application
RETURN count(*) AS count
