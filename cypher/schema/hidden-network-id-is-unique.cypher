// One network per id that is being removed or restored: no two at the same time.
CREATE CONSTRAINT hidden_network_id_is_unique IF NOT EXISTS
FOR (network:HiddenNetwork) REQUIRE network.id IS UNIQUE
