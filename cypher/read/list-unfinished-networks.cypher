// Networks with a change set that is decided but not wholly written, by id; usually none.
MATCH (network:Network)
WHERE network.pendingChangeSetId IS NOT NULL
RETURN network.id AS id
ORDER BY id
