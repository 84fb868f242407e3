// Decides a change set written in parts: from here on it will be completed, whatever happens.
MATCH (network:Network {id: $networkId})
MATCH (changeSet:ChangeSet {networkId: $networkId, id: $changeSetId})
SET
  network.pendingChangeSetId = $changeSetId,
  changeSet.version = $version,
  changeSet.at = $at
REMOVE changeSet.touchedAt
RETURN network.id AS id
