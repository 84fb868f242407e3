// Takes the write lock of a part until the transaction ends, then reads it. One row or none.
// Two writers that complete the same change set so write each part once.
MATCH (part:ChangeSetPart {networkId: $networkId, changeSetId: $changeSetId, number: $number})
SET part.lock = true
REMOVE part.lock
WITH part
RETURN part.progress AS progress
