// Networks being removed or restored, by id; usually none.
// idleMs is the time since whoever does it last wrote.
MATCH (network:HiddenNetwork)
RETURN network.id AS id, network.purpose AS purpose, timestamp() - network.touchedAt AS idleMs
ORDER BY id
