// Removes a change set that is not decided, once its parts are gone; its place in history was never taken.
MATCH (changeSet:ChangeSet {networkId: $networkId, id: $changeSetId})
WHERE changeSet.version IS NULL
DELETE changeSet
RETURN count(*) AS count
