import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { packRecords } from '../../server/domain/pack.ts'
import {
  INTENSITIES,
  newActor,
  newCollaboration,
  ROLES,
  type Participation,
} from '../../server/domain/records.ts'
import { finished } from '../../server/domain/steps.ts'
import { packingGroups, type Group } from '../../server/store/neo4j/packed-participations.ts'
import { network } from './records.ts'

// Few of each, so that one actor is in one collaboration several times.
const ACTORS = ['a', 'b', 'c']
const COLLABORATIONS = ['p', 'q']
const date = fc.constantFrom('2012', '2012-02', '2013-02-29', undefined)
const participation = fc.record({
  actorId: fc.constantFrom(...ACTORS),
  collaborationId: fc.constantFrom(...COLLABORATIONS),
  role: fc.constantFrom(...ROLES),
  startsOn: date,
  endsOn: date,
  intensity: fc.constantFrom(...INTENSITIES, undefined),
})

/** As the graph gives them: nodes as numbers, absent values as null, what says the same in one row. */
function groupsOf(participations: readonly Participation[]): Group[] {
  const groups = new Map<string, { says: Omit<Group, 'actors' | 'collaborations'>; rows: Row[] }>()
  for (const { actorId, collaborationId, role, ...more } of participations) {
    const { startsOn = null, endsOn = null, intensity = null } = more
    const says = { role, startsOn, endsOn, intensity }
    const group = groups.get(JSON.stringify(says)) ?? { says, rows: [] }
    groups.set(JSON.stringify(says), group)
    group.rows.push({
      actor: 100 + ACTORS.indexOf(actorId),
      collaboration: 7 + COLLABORATIONS.indexOf(collaborationId),
    })
  }
  return [...groups.values()].map(({ says, rows }) => ({
    ...says,
    actors: rows.map(({ actor }) => actor),
    collaborations: rows.map(({ collaboration }) => collaboration),
  }))
}

type Row = { actor: number; collaboration: number }

test('participations grouped by what they say are packed as the records are, whatever their order', () => {
  const actorRows = new Map(ACTORS.map((_, row) => [100 + row, row]))
  const collaborationRows = new Map(COLLABORATIONS.map((_, row) => [7 + row, row]))
  const actors = ACTORS.map((id) => newActor({ id, name: id }))
  const collaborations = COLLABORATIONS.map((id) => newCollaboration({ id, name: id }))
  fc.assert(
    fc.property(fc.array(participation, { maxLength: 40 }), (drawn) => {
      const participations: Participation[] = drawn.map((p) => JSON.parse(JSON.stringify(p)))
      const records = { actors, collaborations, participations }
      const expected = packRecords(network('packed'), 1, records).participations
      const groups = groupsOf(participations)
      expect(finished(packingGroups(actorRows, collaborationRows, groups))).toEqual(expected)
    }),
  )
})
