// Says in which format this graph is, the first time; gives the format that stands. One row.
MERGE (format:GraphFormat {id: 'maillage'})
ON CREATE SET format.version = $version
RETURN format.version AS version
