// What a packed network holds of each actor, in id order; the whole network's at once.
// Dates as text: they are read faster than as dates.
MATCH (actor:Actor {networkId: $networkId})
WHERE actor.id >= ''
RETURN
  id(actor) AS node, actor.id AS id, actor.name AS name,
  actor.formerIds AS formerIds, actor.category AS category, actor.sectors AS sectors,
  actor.family AS family, actor.skills AS skills,
  actor.skillsWithDates AS skillsWithDates, actor.socialEconomy AS socialEconomy,
  actor.isPerson AS isPerson,
  actor.commune AS commune, actor.placeLabel AS placeLabel,
  actor.latitude AS latitude, actor.longitude AS longitude,
  coalesce(actor.knownSinceAsWritten, toString(actor.knownSince)) AS knownSince,
  coalesce(actor.surveyedOnAsWritten, toString(actor.surveyedOn)) AS surveyedOn,
  coalesce(actor.openedOnAsWritten, toString(actor.openedOn)) AS openedOn,
  coalesce(actor.closedOnAsWritten, toString(actor.closedOn)) AS closedOn,
  actor.attributes AS attributes
ORDER BY actor.networkId, actor.id
