-- Keys and handles of one kind, in one row: many at once.
SELECT json_group_array(key), json_group_array(handle)
FROM records
WHERE network = ? AND kind = ?
