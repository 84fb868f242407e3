// All networks that can be seen, by id; tens.
MATCH (network:Network)
RETURN properties(network) AS properties
ORDER BY network.id
