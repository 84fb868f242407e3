// A network without records. Fails when the id is taken (constraint).
CREATE (network:Network)
SET network = $properties
RETURN network.id AS id
