-- References to a record gained or lost.
UPDATE records
SET uses = uses + ?
WHERE network = ? AND kind = ? AND key = ?
