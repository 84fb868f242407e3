-- Removes all of one network's rows from records.
DELETE FROM records
WHERE network = ?
