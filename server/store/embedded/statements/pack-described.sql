-- A page of keys, handles and packed columns of all actors or collaborations, by key, in one row: how many,
-- the last key, and all of each.
SELECT
  count(*), max(key),
  json_group_array(key), json_group_array(handle), '[' || group_concat(columns, ',') || ']'
FROM (
  SELECT key, handle, columns
  FROM records
  WHERE network = ? AND kind = ? AND key > ?
  ORDER BY key
  LIMIT ?
)
