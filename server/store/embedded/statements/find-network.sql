-- One network's row.
SELECT network, id, version, updated_at, next_handle, actors, collaborations, participations
FROM networks
WHERE id = ?
