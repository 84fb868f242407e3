// Keeps a portion of the digests of a network's records at a version. One row, or none without that version.
MATCH (changeSet:ChangeSet {networkId: $networkId, version: $version})
CREATE (digests:RecordDigests {networkId: $networkId, number: $number})
SET digests.changeSetId = changeSet.id, digests.bytes = $bytes
RETURN digests.number AS number
