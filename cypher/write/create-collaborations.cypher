// New collaborations, a row of properties each. One row: how many.
UNWIND $rows AS row
CREATE (collaboration:Collaboration)
SET collaboration += row
RETURN count(*) AS count
