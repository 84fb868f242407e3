// One part of a change set: its entries as compressed JSON Lines. One row or none.
MATCH (part:ChangeSetPart {networkId: $networkId, changeSetId: $changeSetId, number: $number})
RETURN part.entries AS entries
