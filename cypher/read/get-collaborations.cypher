// The collaborations that have one of the ids, by id; at most as many rows as ids.
// Dates as text, as they were written: the driver reads them twice as fast.
UNWIND $ids AS id
MATCH (collaboration:Collaboration {networkId: $networkId, id: id})
RETURN
  collaboration.id AS id,
  collaboration {
    .*,
    startsOn: coalesce(collaboration.startsOnAsWritten, toString(collaboration.startsOn)),
    endsOn: coalesce(collaboration.endsOnAsWritten, toString(collaboration.endsOn)),
    spottedOn: coalesce(collaboration.spottedOnAsWritten, toString(collaboration.spottedOn))
  } AS properties
ORDER BY id
