// One change set of a network. One row or none.
MATCH (changeSet:ChangeSet {networkId: $networkId, id: $changeSetId})
RETURN properties(changeSet) AS properties
