// What a packed network holds of each collaboration, in id order; the whole network's at once.
MATCH (collaboration:Collaboration {networkId: $networkId})
WHERE collaboration.id >= ''
RETURN
  id(collaboration) AS node, collaboration.id AS id, collaboration.name AS name,
  collaboration.kind AS kind, collaboration.directed AS directed, collaboration.scope AS scope,
  collaboration.domains AS domains, collaboration.territories AS territories,
  collaboration.originTerritory AS originTerritory, collaboration.weight AS weight,
  collaboration.startsOn AS startsOn, collaboration.startsOnAsWritten AS startsOnAsWritten,
  collaboration.endsOn AS endsOn, collaboration.endsOnAsWritten AS endsOnAsWritten
ORDER BY collaboration.networkId, collaboration.id
