// Takes actors out of their communes. One row: how many were in one.
UNWIND $ids AS id
MATCH (:Actor {networkId: $networkId, id: id})-[location:LOCATED_IN]->(:Commune)
DELETE location
RETURN count(*) AS count
