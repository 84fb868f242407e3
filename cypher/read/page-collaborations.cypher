// The next $limit collaborations of a network after an id, in id order (the constraint's index gives it).
MATCH (collaboration:Collaboration {networkId: $networkId})
WHERE collaboration.id > $after
RETURN collaboration.id AS id, properties(collaboration) AS properties
ORDER BY collaboration.networkId, collaboration.id
LIMIT $limit
