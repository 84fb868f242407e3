// One commune per network and id; also finds it, and lists a network's in id order.
CREATE CONSTRAINT commune_id_is_unique IF NOT EXISTS
FOR (commune:Commune) REQUIRE (commune.networkId, commune.id) IS UNIQUE
