// The next $limit actors of a network after an id, in id order (the constraint's index gives it).
// Dates as text, as they were written: the driver reads them twice as fast.
MATCH (actor:Actor {networkId: $networkId})
WHERE actor.id > $after
RETURN
  actor.id AS id,
  actor {
    .*,
    knownSince: coalesce(actor.knownSinceAsWritten, toString(actor.knownSince)),
    surveyedOn: coalesce(actor.surveyedOnAsWritten, toString(actor.surveyedOn)),
    openedOn: coalesce(actor.openedOnAsWritten, toString(actor.openedOn)),
    closedOn: coalesce(actor.closedOnAsWritten, toString(actor.closedOn))
  } AS properties
ORDER BY actor.networkId, actor.id
LIMIT $limit
