// One participation per network and key (actor, collaboration, role, start).
CREATE CONSTRAINT participation_id_is_unique IF NOT EXISTS
FOR ()-[participation:PARTICIPATED_IN]-()
REQUIRE (participation.networkId, participation.id) IS UNIQUE
