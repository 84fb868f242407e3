-- Removes one network's own row.
DELETE FROM networks
WHERE network = ?
