// One change set per network and id.
CREATE CONSTRAINT change_set_id_is_unique IF NOT EXISTS
FOR (changeSet:ChangeSet) REQUIRE (changeSet.networkId, changeSet.id) IS UNIQUE
