import { describe, expect, test } from 'vitest'
import {
  mergedActor,
  mergedParticipations,
  repointed,
  repointedNetwork,
} from '../../../server/services/duplicates/merge-actors.ts'
import {
  newActor,
  newCollaboration,
  newNetwork,
  type Participation,
} from '../../../server/domain/records.ts'

const kept = newActor({
  id: 'k',
  name: 'Cap Sciences',
  aliases: ['CS'],
  sectors: ['culture'],
  identifiers: { siret: '1' },
  attributes: { web: 'cap', size: 3 },
  skills: [{ code: 'video', from: '2010' }],
})
const one = newActor({
  id: 'm1',
  name: 'CAP SCIENCES',
  formerIds: ['m0'],
  sectors: ['science', 'culture'],
  identifiers: { siret: '2', rna: 'W1' },
  attributes: { web: 'other', town: 'Bordeaux' },
  skills: [{ code: 'video' }, { code: 'sound' }],
  place: { commune: '33063' },
  closedOn: '2015',
})
const two = newActor({
  id: 'm2',
  name: 'Cap Sciences',
  category: 'association',
  place: { commune: '64445' },
})
const merging = { kept, merged: [one, two] }

const closed = (id: string, closedOn: string) => newActor({ id, name: id, closedOn })
const of = (actorId: string, collaborationId: string, rest: Partial<Participation> = {}) => ({
  actorId,
  collaborationId,
  role: 'partner' as const,
  ...rest,
})

describe('mergedActor', () => {
  test('keeps what the kept actor says, fills the rest, and forgets no name or id', () => {
    expect(mergedActor(merging)).toEqual({
      ...kept,
      aliases: ['CS', 'CAP SCIENCES'],
      formerIds: ['m1', 'm0', 'm2'],
      sectors: ['culture', 'science'],
      identifiers: { siret: '1', rna: 'W1' },
      attributes: { web: 'cap', size: 3, town: 'Bordeaux' },
      skills: [{ code: 'video', from: '2010' }, { code: 'sound' }],
      place: { commune: '33063' },
      category: 'association',
    })
  })

  test('is closed only when all were', () => {
    const merge = { kept: closed('a', '2014'), merged: [closed('b', '2016')] }
    expect(mergedActor(merge).closedOn).toBe('2014')
    expect(mergedActor(merging).closedOn).toBeUndefined()
  })
})

describe('mergedParticipations', () => {
  test('moves what was the others’ and joins spells that touch; gaps and other roles stay', () => {
    const own = [of('k', 'p', { startsOn: '2010', endsOn: '2011' }), of('k', 'q')]
    const theirs = [
      of('m1', 'p', { startsOn: '2012', endsOn: '2013' }),
      of('m1', 'p', { startsOn: '2020', endsOn: '2021' }),
      of('m2', 'p', { role: 'lead' }),
      of('m2', 'q', { intensity: 'cooperation' }),
    ]
    const writes = mergedParticipations(merging, own, theirs, 'same')
    const after = new Map<string, unknown>(
      own.map((p) => [`k|${p.collaborationId}|partner|${p.startsOn ?? ''}`, p]),
    )
    for (const { id, after: now } of writes) {
      if (now === null) after.delete(id)
      else after.set(id, now)
    }
    expect(Object.fromEntries(after)).toEqual({
      'k|p|partner|2010': of('k', 'p', { startsOn: '2010', endsOn: '2013' }),
      'k|p|partner|2020': of('k', 'p', { startsOn: '2020', endsOn: '2021' }),
      'k|p|lead|': of('k', 'p', { role: 'lead' }),
      'k|q|partner|': of('k', 'q', { intensity: 'cooperation' }),
    })
  })
})

describe('what else refers to an actor', () => {
  test('funders and who spotted a project', () => {
    const funding = { funderName: 'Cap', amount: 1, currency: 'EUR' }
    const project = newCollaboration({
      id: 'p',
      name: 'P',
      spottedById: 'm1',
      fundings: [{ ...funding, funderId: 'm2' }, { ...funding, funderId: 'x' }, funding],
    })
    expect(repointed(project, merging)).toEqual({
      ...project,
      spottedById: 'k',
      fundings: [{ ...funding, funderId: 'k' }, { ...funding, funderId: 'x' }, funding],
    })
    expect(
      repointed(newCollaboration({ id: 'q', name: 'Q', spottedById: 'x' }), merging),
    ).toBeUndefined()
  })

  test('support actors, once each', () => {
    const fields = { id: 'n', name: 'N', createdAt: '2015-01-01T00:00:00.000Z' }
    const network = newNetwork({ ...fields, supportActorIds: ['x', 'm1', 'k'] })
    expect(repointedNetwork(network, merging)?.supportActorIds).toEqual(['x', 'k'])
    expect(repointedNetwork(newNetwork(fields), merging)).toBeUndefined()
  })
})
