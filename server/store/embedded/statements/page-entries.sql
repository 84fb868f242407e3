-- A page of a change set's entries by kind and key: what each record was, and what it became, which is
-- what it was before the next change set that touched it, or what it is now.
SELECT j.kind, j.key, j.before, n.version, n.before, r.body, s.text
FROM journal AS j
LEFT JOIN journal AS n
  ON n.network = j.network AND n.kind = j.kind AND n.key = j.key
  AND n.version = (
    SELECT min(later.version)
    FROM journal AS later
    WHERE later.network = j.network AND later.kind = j.kind AND later.key = j.key
      AND later.version > j.version
  )
LEFT JOIN records AS r ON r.network = j.network AND r.kind = j.kind AND r.key = j.key
LEFT JOIN sources AS s ON s.source = r.source
WHERE j.network = ? AND j.version = ? AND (j.kind, j.key) > (?, ?)
ORDER BY j.kind, j.key
LIMIT ?
