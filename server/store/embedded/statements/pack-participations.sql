-- Actor, collaboration, role and days of all participations, in one row.
SELECT json_group_array(from_handle), json_group_array(to_handle), json_group_array(span)
FROM records
WHERE network = ? AND kind = 3
