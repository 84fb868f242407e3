// The parts of change sets that may hold an entry of a record, newest change set first.
// Entries are sorted, so a part holds a position only between its first and its last.
MATCH (part:ChangeSetPart {networkId: $networkId})
WHERE part.first <= $position AND part.last >= $position
MATCH (changeSet:ChangeSet {networkId: $networkId, id: part.changeSetId})
WHERE changeSet.version <= $present
RETURN properties(changeSet) AS properties, part.number AS number
ORDER BY changeSet.version DESC, changeSet.id
