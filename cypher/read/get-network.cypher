// One network: settings, version, counts, and the change set under way, if any. One row or none.
MATCH (network:Network {id: $networkId})
RETURN properties(network) AS properties
