-- The number of a source's text.
SELECT source
FROM sources
WHERE text = ?
