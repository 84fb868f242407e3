// One part of a change set: entries as compressed JSON Lines, and the positions of the first and the last.
CREATE (part:ChangeSetPart)
SET part = $properties
RETURN part.number AS number
