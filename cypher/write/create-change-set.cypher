// One change set; without a version it is not decided yet.
CREATE (changeSet:ChangeSet)
SET changeSet = $properties
RETURN changeSet.id AS id
