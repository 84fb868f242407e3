// The participations that have one of the keys, by key; at most as many rows as keys.
UNWIND $ids AS id
MATCH (actor)-[participation:PARTICIPATED_IN {networkId: $networkId, id: id}]->(collaboration)
RETURN
  participation.id AS id, actor.id AS actorId, collaboration.id AS collaborationId,
  participation.role AS role,
  coalesce(participation.startsOnAsWritten, toString(participation.startsOn)) AS startsOn,
  coalesce(participation.endsOnAsWritten, toString(participation.endsOn)) AS endsOn,
  participation.intensity AS intensity, participation.phase AS phase,
  participation.share AS share, participation.source AS source
ORDER BY id
