-- All networks by id, with their settings record.
SELECT n.id, n.version, n.updated_at, n.actors, n.collaborations, n.participations, r.body
FROM networks AS n
JOIN records AS r ON r.network = n.network AND r.kind = 0 AND r.key = n.id
ORDER BY n.id
