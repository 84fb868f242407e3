// Removes participations. One row: how many were there.
UNWIND $ids AS id
MATCH ()-[participation:PARTICIPATED_IN {networkId: $networkId, id: id}]->()
DELETE participation
RETURN count(*) AS count
