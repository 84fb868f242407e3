-- Removes all of one network's rows from journal.
DELETE FROM journal
WHERE network = ?
