import { describe, expect, test } from 'vitest'
import { participationKey } from '../../../server/domain/identifiers.ts'
import {
  newActor,
  newCollaboration,
  newNetwork,
  type Collaboration,
  type Participation,
} from '../../../server/domain/records.ts'
import {
  Disappearance,
  editionsBefore,
  type Edition,
} from '../../../server/services/imports/disappeared.ts'

const OF_EDITION = { label: 'annuaire 2013', importId: 'old' }
const OTHER = { label: 'autre', importId: 'other' }

const actor = (id: string, source = OF_EDITION) => newActor({ id, name: id, source })
const collaboration = (id: string, fields: Partial<Collaboration> = {}) =>
  newCollaboration({ id, name: id, source: OF_EDITION, ...fields })
const participation = (fields: Partial<Participation> = {}): Participation => ({
  actorId: 'a',
  collaborationId: 'c',
  role: 'partner',
  source: OF_EDITION,
  ...fields,
})
const edition = (choice: Edition['choice'], asOf?: string) =>
  new Disappearance({ importIds: new Set(['old']), choice, ...(asOf !== undefined && { asOf }) })
const NOTHING = { collaborations: [], participations: [] }

describe('what disappears', () => {
  test('is what the edition wrote and nobody has written since', () => {
    const gone = edition('delete')
    gone.actor(actor('a'))
    gone.actor(actor('b', OTHER))
    const { summary, writes } = gone.result(NOTHING, 'same')
    expect(summary.actors).toEqual({ found: 1, closable: 0, deletable: 1 })
    expect(writes).toEqual([{ record: 'actor', id: 'a', after: null }])
  })

  test('stays when something that stays refers to it, through collaborations that stay too', () => {
    const gone = edition('delete')
    gone.network(
      newNetwork({ id: 'n', name: 'n', createdAt: '2020-01-01T00:00:00Z', supportActorIds: ['s'] }),
    )
    for (const id of ['s', 'spotter', 'funder', 'alone', 'far']) gone.actor(actor(id))
    gone.collaboration(collaboration('kept', { spottedById: 'spotter', source: OTHER }), false)
    // Told by the files: it stays, and so does the action that led to it.
    gone.collaboration(collaboration('told', { followsIds: ['action'] }), true)
    gone.collaboration(
      collaboration('action', {
        fundings: [{ funderId: 'funder', funderName: 'F', amount: 1, currency: 'EUR' }],
      }),
      false,
    )
    gone.collaboration(collaboration('lost', { spottedById: 'far' }), false)
    gone.collaboration(collaboration('applied'), false)
    gone.application({ callId: 'call', collaborationId: 'applied', status: 'filed' })
    const { writes } = gone.result(NOTHING, 'same')
    expect(writes.map(({ record, id }) => `${record} ${id}`)).toEqual([
      'collaboration lost',
      'actor alone',
      'actor far',
    ])
  })

  test('a spell that the files’ own reaches is held; one apart from it is not', () => {
    const gone = edition('delete')
    const early = participation({ startsOn: '2010', endsOn: '2010' })
    const touching = participation({ startsOn: '2012-01-01', endsOn: '2012-12-31' })
    gone.spell(early)
    gone.spell(touching)
    const told = participation({ startsOn: '2013-01-01', endsOn: '2014-12-31' })
    const { writes } = gone.result({ ...NOTHING, participations: [told] }, 'same')
    expect(writes).toEqual([{ record: 'participation', id: participationKey(early), after: null }])
  })

  test('a former id that the files use means the actor it was merged into', () => {
    const gone = edition('delete')
    gone.formerActor('ancien', 'a')
    gone.spell(participation({ startsOn: '2012', endsOn: '2014' }))
    const told = participation({ actorId: 'ancien', startsOn: '2013', endsOn: '2014' })
    expect(gone.result({ ...NOTHING, participations: [told] }, 'same').writes).toEqual([])
  })
})

describe('closing', () => {
  test('gives an end to what had none, and shortens what went further; what was over stays', () => {
    const gone = edition('close', '2014-06')
    gone.actor(actor('a'))
    gone.actor(newActor({ ...actor('b'), closedOn: '2013' }))
    gone.collaboration(collaboration('c', { startsOn: '2012', endsOn: '2016' }), false)
    gone.collaboration(collaboration('d', { startsOn: '2012', endsOn: '2013' }), false)
    gone.collaboration(collaboration('e', { startsOn: '2015' }), false)
    gone.collaboration(collaboration('undated'), false)
    const { writes, summary } = gone.result(NOTHING, 'same')
    expect(writes).toMatchObject([
      { record: 'actor', id: 'a', after: { closedOn: '2014-06', source: OF_EDITION } },
      { record: 'collaboration', id: 'c', after: { startsOn: '2012', endsOn: '2014-06' } },
    ])
    expect(summary.collaborations).toEqual({ found: 4, closable: 1, deletable: 4 })
  })

  test('a participation without dates ends with its collaboration, or takes its beginning', () => {
    const gone = edition('close', '2014')
    gone.collaboration(collaboration('goes on', { startsOn: '2010', endsOn: '2020' }), true)
    gone.collaboration(collaboration('ends', { startsOn: '2010', endsOn: '2020' }), false)
    const left = participation({ collaborationId: 'goes on' })
    gone.participation(left)
    gone.participation(participation({ collaborationId: 'ends' }))
    const { writes } = gone.result(NOTHING, 'same')
    const after = { ...left, startsOn: '2010', endsOn: '2014' }
    expect(writes.filter(({ record }) => record === 'participation')).toEqual([
      { record: 'participation', id: participationKey(left), after: null },
      { record: 'participation', id: participationKey(after), after },
    ])
  })
})

test('an edition replaces those that the one before it replaced', () => {
  const keep = { disappeared: 'keep' } as const
  const drafts = [
    { id: '3', replaces: { importId: '2', ...keep } },
    { id: '2', replaces: { importId: '1', ...keep } },
    { id: '1' },
    { id: '0' },
  ]
  expect(editionsBefore({ importId: '3', ...keep }, drafts)).toEqual(new Set(['3', '2', '1']))
})
