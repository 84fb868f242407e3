// What a network's records were at a version of its history, as digests: a row per portion, the same
// version in each. None when nothing was kept, or when that version is not this network's.
MATCH (digests:RecordDigests {networkId: $networkId})
MATCH (changeSet:ChangeSet {networkId: $networkId, id: digests.changeSetId})
RETURN digests.bytes AS bytes, changeSet.version AS version
ORDER BY digests.number, changeSet.id
