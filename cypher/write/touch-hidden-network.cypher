// Says that a restore is still under way. One row or none.
MATCH (network:HiddenNetwork {id: $networkId, purpose: 'restore'})
SET network.touchedAt = timestamp()
RETURN network.id AS id
