// What refers to the calls: applications, by call and key.
UNWIND $ids AS id
MATCH (:Call {networkId: $networkId, id: id})<-[application:APPLIED_TO]-()
RETURN id AS usedId, 'application' AS record, application.id AS id
ORDER BY usedId, id
