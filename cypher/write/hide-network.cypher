// Takes a network out of sight, to be removed. One row or none.
MATCH (network:Network {id: $networkId})
REMOVE network:Network
SET network:HiddenNetwork, network.purpose = 'remove', network.touchedAt = timestamp()
RETURN network.id AS id
