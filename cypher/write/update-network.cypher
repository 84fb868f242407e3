// Replaces the settings of a network: a property that is null goes.
MATCH (network:Network {id: $networkId})
SET network += $properties
RETURN network.id AS id
