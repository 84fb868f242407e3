// Puts restored networks in sight, all at once; how many. Fails when an id is taken (constraint).
UNWIND $rows AS row
MATCH (network:HiddenNetwork {id: row.id, purpose: 'restore'})
REMOVE network:HiddenNetwork, network.purpose, network.touchedAt
SET network:Network, network += row
RETURN count(*) AS count
