// One part per change set and number.
CREATE CONSTRAINT change_set_part_number_is_unique IF NOT EXISTS
FOR (part:ChangeSetPart) REQUIRE (part.networkId, part.changeSetId, part.number) IS UNIQUE
