// Takes the write lock of a network until the transaction ends, then reads it. One row or none.
// Reading first would read what another writer is about to change.
MATCH (network:Network {id: $networkId})
SET network.lock = true
REMOVE network.lock
WITH network
RETURN properties(network) AS properties
