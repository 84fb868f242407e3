// The node that says in which format this graph is, once.
CREATE CONSTRAINT graph_format_is_unique IF NOT EXISTS
FOR (format:GraphFormat) REQUIRE format.id IS UNIQUE
