// The calls that have one of the ids, by id; at most as many rows as ids.
// Dates as text, as they were written: the driver reads them twice as fast.
UNWIND $ids AS id
MATCH (call:Call {networkId: $networkId, id: id})
RETURN
  call.id AS id,
  call {
    .*,
    opensOn: coalesce(call.opensOnAsWritten, toString(call.opensOn)),
    closesOn: coalesce(call.closesOnAsWritten, toString(call.closesOn))
  } AS properties
ORDER BY id
