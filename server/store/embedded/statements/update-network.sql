-- What a change set makes of a network's row.
UPDATE networks
SET version = ?, updated_at = ?, next_handle = ?, actors = ?, collaborations = ?, participations = ?
WHERE network = ?
