-- Removes a record to which nothing refers; no row changes when something does.
DELETE FROM records
WHERE network = ? AND kind = ? AND key = ? AND uses = 0
