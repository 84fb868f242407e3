// The actors that have one of the ids, by id; at most as many rows as ids.
// Dates as text, as they were written: the driver reads them twice as fast.
UNWIND $ids AS id
MATCH (actor:Actor {networkId: $networkId, id: id})
RETURN
  actor.id AS id,
  actor {
    .*,
    knownSince: coalesce(actor.knownSinceAsWritten, toString(actor.knownSince)),
    surveyedOn: coalesce(actor.surveyedOnAsWritten, toString(actor.surveyedOn)),
    openedOn: coalesce(actor.openedOnAsWritten, toString(actor.openedOn)),
    closedOn: coalesce(actor.closedOnAsWritten, toString(actor.closedOn))
  } AS properties
ORDER BY id
