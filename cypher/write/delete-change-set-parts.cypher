// Removes up to $limit parts of a change set that is not decided. One row.
MATCH (changeSet:ChangeSet {networkId: $networkId, id: $changeSetId})
WHERE changeSet.version IS NULL
MATCH (part:ChangeSetPart {networkId: $networkId, changeSetId: $changeSetId})
WITH part LIMIT $limit
DELETE part
RETURN count(*) AS count
