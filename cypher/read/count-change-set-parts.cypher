// How many parts of a change set are there. One row.
MATCH (part:ChangeSetPart {networkId: $networkId, changeSetId: $changeSetId})
RETURN count(part) AS count
