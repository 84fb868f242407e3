-- Removes all of one network's rows from change_sets.
DELETE FROM change_sets
WHERE network = ?
