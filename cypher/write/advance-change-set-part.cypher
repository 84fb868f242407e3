// Says how far a part is written: 0 not at all, 1 all but nodes that go, 2 wholly.
MATCH (part:ChangeSetPart {networkId: $networkId, changeSetId: $changeSetId, number: $number})
SET part.progress = $progress
RETURN part.number AS number
