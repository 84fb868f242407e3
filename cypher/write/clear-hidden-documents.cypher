// Removes up to $limit documents of a restore that did not end: of $restoreId, and of any that nobody
// wrote to for $idleMs. One row: how many.
MATCH (hidden:HiddenDocument)
WHERE hidden.restoreId = $restoreId OR timestamp() - hidden.stagedAt > $idleMs
WITH hidden LIMIT $limit
DELETE hidden
RETURN count(*) AS count
