// One application per network and key (call, collaboration).
CREATE CONSTRAINT application_id_is_unique IF NOT EXISTS
FOR ()-[application:APPLIED_TO]-()
REQUIRE (application.networkId, application.id) IS UNIQUE
