// One collaboration per network and id; also finds it, and lists a network's in id order.
CREATE CONSTRAINT collaboration_id_is_unique IF NOT EXISTS
FOR (collaboration:Collaboration) REQUIRE (collaboration.networkId, collaboration.id) IS UNIQUE
