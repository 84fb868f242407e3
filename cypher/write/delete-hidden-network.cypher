// Removes a hidden network once nothing of it is left.
MATCH (network:HiddenNetwork {id: $networkId})
DELETE network
RETURN count(*) AS count
