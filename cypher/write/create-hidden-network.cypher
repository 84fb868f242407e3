// A network that is being restored, out of sight. Fails when one of that id is hidden already (constraint).
CREATE (network:HiddenNetwork)
SET network = $properties, network.purpose = 'restore', network.touchedAt = timestamp()
RETURN network.id AS id
