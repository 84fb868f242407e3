// What refers to the collaborations: participations and applications, by collaboration and key.
UNWIND $ids AS usedId
MATCH (collaboration:Collaboration {networkId: $networkId, id: usedId})
MATCH (collaboration)-[use:PARTICIPATED_IN|APPLIED_TO]-()
RETURN
  usedId,
  CASE type(use) WHEN 'APPLIED_TO' THEN 'application' ELSE 'participation' END AS record,
  use.id AS id
ORDER BY usedId, record, id
