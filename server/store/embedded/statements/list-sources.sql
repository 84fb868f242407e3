-- All sources; there are as many as imports.
SELECT source, text
FROM sources
