// What a packed network holds of each collaboration, in id order; the whole network's at once.
// Dates as text: they are read faster than as dates.
MATCH (collaboration:Collaboration {networkId: $networkId})
WHERE collaboration.id >= ''
RETURN
  id(collaboration) AS node, collaboration.id AS id, collaboration.name AS name,
  collaboration.kind AS kind, collaboration.directed AS directed, collaboration.scope AS scope,
  collaboration.domains AS domains, collaboration.territories AS territories,
  collaboration.originTerritory AS originTerritory, collaboration.weight AS weight,
  coalesce(collaboration.startsOnAsWritten, toString(collaboration.startsOn)) AS startsOn,
  coalesce(collaboration.endsOnAsWritten, toString(collaboration.endsOn)) AS endsOn,
  collaboration.stages AS stages, collaboration.skillsNeeded AS skillsNeeded,
  coalesce(collaboration.spottedOnAsWritten, toString(collaboration.spottedOn)) AS spottedOn,
  collaboration.fundings AS fundings
ORDER BY collaboration.networkId, collaboration.id
