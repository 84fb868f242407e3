// Says that the writer of a change set is still at it.
MATCH (changeSet:ChangeSet {networkId: $networkId, id: $changeSetId})
SET changeSet.touchedAt = timestamp()
RETURN changeSet.id AS id
