// Change sets whose writer stopped before they were decided, by id; usually none.
// One that was written to less than $idleMs ago may still have its writer.
MATCH (changeSet:ChangeSet)
WHERE changeSet.version IS NULL AND timestamp() - changeSet.touchedAt >= $idleMs
RETURN changeSet.networkId AS networkId, changeSet.id AS id
ORDER BY networkId, id
