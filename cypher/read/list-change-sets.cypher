// Change sets of a network below a version, newest first; at most $limit.
// $present keeps out one that is decided but not wholly written.
MATCH (changeSet:ChangeSet {networkId: $networkId})
WHERE changeSet.version < $before AND changeSet.version <= $present
RETURN properties(changeSet) AS properties
ORDER BY changeSet.version DESC, changeSet.id
LIMIT $limit
