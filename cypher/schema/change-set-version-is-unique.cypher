// One change set per version of a network; one that is still being written has none yet.
CREATE CONSTRAINT change_set_version_is_unique IF NOT EXISTS
FOR (changeSet:ChangeSet) REQUIRE (changeSet.networkId, changeSet.version) IS UNIQUE
