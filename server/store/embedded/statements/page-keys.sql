-- A page of one kind's keys, in one row.
SELECT json_group_array(key)
FROM (
  SELECT key
  FROM records
  WHERE network = ? AND kind = ? AND key > ?
  ORDER BY key
  LIMIT ?
)
