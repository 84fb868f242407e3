// New actors, a row of properties each. One row: how many.
UNWIND $rows AS row
CREATE (actor:Actor)
SET actor += row
RETURN count(*) AS count
