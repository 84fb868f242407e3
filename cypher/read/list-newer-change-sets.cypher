// Change sets after a version, oldest first, the one being written included.
MATCH (changeSet:ChangeSet {networkId: $networkId})
WHERE changeSet.version > $version
RETURN changeSet.id AS id, changeSet.version AS version, changeSet.parts AS parts
ORDER BY version, id
