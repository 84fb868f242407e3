// All participations of a network, by what they say themselves (role, dates as written, intensity): half a
// million of them share a few hundred combinations. A row per combination and 5,000 participations: the
// nodes of their actors and collaborations, in the same order. Grouped by actor it takes twice the time.
// In no order of rows: to sort them would hold each list once per portion, more than a heap has.
MATCH (actor:Actor {networkId: $networkId})-[participation:PARTICIPATED_IN]->(collaboration)
WITH
  participation.role AS role, participation.intensity AS intensity,
  participation.startsOn AS startDay, participation.startsOnAsWritten AS startText,
  participation.endsOn AS endDay, participation.endsOnAsWritten AS endText,
  collect(id(actor)) AS actors, collect(id(collaboration)) AS collaborations
UNWIND range(0, size(actors) - 1, 5000) AS start
RETURN
  role, intensity,
  coalesce(startText, toString(startDay)) AS startsOn,
  coalesce(endText, toString(endDay)) AS endsOn,
  actors[start..start + 5000] AS actors,
  collaborations[start..start + 5000] AS collaborations
