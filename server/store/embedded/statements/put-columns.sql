-- The packed columns of one record, written again.
UPDATE records
SET columns = ?
WHERE network = ? AND kind = ? AND key = ?
