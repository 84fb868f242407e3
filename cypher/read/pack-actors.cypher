// What a packed network holds of each actor, in id order; the whole network's at once.
MATCH (actor:Actor {networkId: $networkId})
WHERE actor.id >= ''
RETURN
  id(actor) AS node, actor.id AS id, actor.name AS name,
  actor.formerIds AS formerIds, actor.category AS category, actor.sectors AS sectors,
  actor.family AS family, actor.skills AS skills, actor.isPerson AS isPerson,
  actor.commune AS commune, actor.placeLabel AS placeLabel,
  actor.latitude AS latitude, actor.longitude AS longitude,
  actor.knownSince AS knownSince, actor.knownSinceAsWritten AS knownSinceAsWritten,
  actor.surveyedOn AS surveyedOn, actor.surveyedOnAsWritten AS surveyedOnAsWritten,
  actor.openedOn AS openedOn, actor.openedOnAsWritten AS openedOnAsWritten,
  actor.closedOn AS closedOn, actor.closedOnAsWritten AS closedOnAsWritten,
  actor.attributes AS attributes
ORDER BY actor.networkId, actor.id
