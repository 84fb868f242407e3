// Documents of a backup, out of sight until all of it is in. One row: how many.
UNWIND $rows AS row
CREATE (document:HiddenDocument)
SET document = row, document.stagedAt = timestamp()
RETURN count(*) AS count
