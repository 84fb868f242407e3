// Moves a network to its next version: from here on readers see it.
MATCH (network:Network {id: $networkId})
SET
  network.version = $version,
  network.updatedAt = $at,
  network.actorCount = network.actorCount + $actors,
  network.collaborationCount = network.collaborationCount + $collaborations,
  network.participationCount = network.participationCount + $participations
REMOVE network.pendingChangeSetId
RETURN network.id AS id
