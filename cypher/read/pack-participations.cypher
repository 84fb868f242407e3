// All participations of a network, a row per actor with any: its own node and the lists of nodes, roles,
// dates ("start/end" as written, "" without) and intensities, in the same order. Grouped: a third of the time.
MATCH (actor:Actor {networkId: $networkId})-[participation:PARTICIPATED_IN]->(collaboration)
RETURN
  id(actor) AS node,
  collect(id(collaboration)) AS collaborations,
  collect(participation.role) AS roles,
  collect(
    CASE
      WHEN participation.startsOn IS NULL AND participation.startsOnAsWritten IS NULL
        AND participation.endsOn IS NULL AND participation.endsOnAsWritten IS NULL THEN ''
      ELSE
        coalesce(participation.startsOnAsWritten, toString(participation.startsOn), '') + '/' +
        coalesce(participation.endsOnAsWritten, toString(participation.endsOn), '')
    END
  ) AS dates,
  collect(coalesce(participation.intensity, '')) AS intensities
ORDER BY node
