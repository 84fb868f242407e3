-- A page of one kind's records as they are kept, by key, in one row: how many, the last key, the keys, the
-- numbers of the sources, and the bodies on a line each.
SELECT
  count(*), max(key),
  json_group_array(key), json_group_array(source), group_concat(body, char(10))
FROM (
  SELECT key, source, body
  FROM records
  WHERE network = ? AND kind = ? AND key > ?
  ORDER BY key
  LIMIT ?
)
