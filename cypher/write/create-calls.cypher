// New calls, a row of properties each. One row: how many.
UNWIND $rows AS row
CREATE (call:Call)
SET call += row
RETURN count(*) AS count
