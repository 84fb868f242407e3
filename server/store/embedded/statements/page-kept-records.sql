-- A page of one kind's records as they are kept, by key, in one row: how many, the last key, and on a line
-- each the number of the source with the body.
SELECT count(*), max(key), group_concat(coalesce(source, '') || body, char(10))
FROM (
  SELECT key, source, body
  FROM records
  WHERE network = ? AND kind = ? AND key > ?
  ORDER BY key
  LIMIT ?
)
