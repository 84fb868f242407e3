-- Keys, handles and packed columns of all actors or collaborations, by key, in one row.
SELECT json_group_array(key), json_group_array(handle), '[' || group_concat(columns, ',') || ']'
FROM (
  SELECT key, handle, columns
  FROM records
  WHERE network = ? AND kind = ?
  ORDER BY key
)
