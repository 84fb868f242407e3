// The next $limit calls of a network after an id, in id order (the constraint's index gives it).
// Dates as text, as they were written: the driver reads them twice as fast.
MATCH (call:Call {networkId: $networkId})
WHERE call.id > $after
RETURN
  call.id AS id,
  call {
    .*,
    opensOn: coalesce(call.opensOnAsWritten, toString(call.opensOn)),
    closesOn: coalesce(call.closesOnAsWritten, toString(call.closesOn))
  } AS properties
ORDER BY call.networkId, call.id
LIMIT $limit
