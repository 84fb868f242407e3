// One network per id.
CREATE CONSTRAINT network_id_is_unique IF NOT EXISTS
FOR (network:Network) REQUIRE network.id IS UNIQUE
