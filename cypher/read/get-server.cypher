// Name and version of the engine; two rows on servers with two versions of Cypher.
CALL dbms.components() YIELD name, versions
RETURN name, versions[0] AS version
ORDER BY name
