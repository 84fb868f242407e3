-- How many records the change sets after a version touched, counting each time.
SELECT coalesce(sum(created + changed + deleted), 0)
FROM change_sets
WHERE network = ? AND version > ?
