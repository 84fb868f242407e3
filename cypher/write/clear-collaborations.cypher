// Removes up to $limit nodes of a hidden network, with their relationships. One row: how many.
MATCH (node:Collaboration {networkId: $networkId})
WITH node LIMIT $limit
DETACH DELETE node
RETURN count(*) AS count
