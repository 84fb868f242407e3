-- What a changed record holds now; its handle and uses stay.
UPDATE records
SET from_handle = ?, to_handle = ?, span = ?, columns = ?, source = ?, body = ?
WHERE network = ? AND kind = ? AND key = ?
