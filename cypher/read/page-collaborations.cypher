// The next $limit collaborations of a network after an id, in id order (the constraint's index gives it).
// Dates as text, as they were written: the driver reads them twice as fast.
MATCH (collaboration:Collaboration {networkId: $networkId})
WHERE collaboration.id > $after
RETURN
  collaboration.id AS id,
  collaboration {
    .*,
    startsOn: coalesce(collaboration.startsOnAsWritten, toString(collaboration.startsOn)),
    endsOn: coalesce(collaboration.endsOnAsWritten, toString(collaboration.endsOn)),
    spottedOn: coalesce(collaboration.spottedOnAsWritten, toString(collaboration.spottedOn))
  } AS properties
ORDER BY collaboration.networkId, collaboration.id
LIMIT $limit
