-- The journal of a change set before which the network had no record of a kind: all of them are new.
INSERT INTO journal (network, version, kind, key, before)
SELECT network, ?, kind, key, NULL
FROM records
WHERE network = ? AND kind = ?
ORDER BY key
