import { Value } from 'typebox/value'
import { describe, expect, test } from 'vitest'
import { ApplicationWrite } from '../../../../server/contract/calls.ts'
import {
  ActorWrite,
  CollaborationWrite,
  ParticipationWrite,
} from '../../../../server/contract/records.ts'
import { newActor, newCollaboration, type Actor } from '../../../../server/domain/records.ts'
import {
  actorFaults,
  actorValues,
  actorWrite,
} from '../../../../web/src/views/edit/actor-fields.ts'
import {
  applicationFaults,
  applicationValues,
  applicationWrite,
} from '../../../../web/src/views/edit/application-fields.ts'
import {
  collaborationFaults,
  collaborationValues,
  collaborationWrite,
} from '../../../../web/src/views/edit/collaboration-fields.ts'
import { isPartialDate } from '../../../../web/src/views/edit/dates.ts'
import { NEW_FUNDING, NEW_SKILL, NEW_STAGE } from '../../../../web/src/views/edit/line-fields.ts'
import {
  participationFaults,
  participationValues,
  participationWrite,
} from '../../../../web/src/views/edit/participation-fields.ts'
import { fieldOf } from '../../../../web/src/views/edit/values.ts'

const ACTOR: Actor = newActor({
  id: 'a',
  name: 'Atelier',
  aliases: ['L’Atelier'],
  sectors: ['culture', 'jeunesse'],
  category: 'association',
  family: 'both',
  identifiers: { siret: '35600000000048', pic: '9991' },
  place: { commune: '33063', latitude: 44.84, longitude: -0.58, precision: 'point' },
  socialEconomy: false,
  skills: [
    { code: 'vidéo', from: '2012' },
    { code: 'son', from: '2011-02', to: '2013' },
  ],
  knownSince: '2010-03',
  isPerson: false,
  attributes: { effectif: 12, label: true, note: '7' },
})

describe('an actor as a form', () => {
  test('comes back as it was when nothing is changed, what the form does not show included', () => {
    const { formerIds: _former, source: _source, ...fields } = ACTOR
    expect(actorWrite(actorValues(ACTOR), ACTOR)).toEqual(fields)
  })

  test('is what the API takes, new ones too', () => {
    expect(Value.Check(ActorWrite, actorWrite(actorValues(ACTOR), ACTOR))).toBe(true)
    const made = actorWrite({ ...actorValues(), name: ' Bibliothèque ' })
    expect(made.name).toBe('Bibliothèque')
    expect(made.id).toBeUndefined()
    expect(Value.Check(ActorWrite, made)).toBe(true)
  })

  test('an emptied field is no longer known; a changed place keeps no old precision', () => {
    const values = actorValues(ACTOR)
    const written = actorWrite(
      { ...values, category: '', knownSince: ' ', siret: '', commune: '33550' },
      ACTOR,
    )
    expect(written).not.toHaveProperty('category')
    expect(written).not.toHaveProperty('knownSince')
    expect(written.identifiers).toEqual({ pic: '9991' })
    expect(written.place).toEqual({ commune: '33550', latitude: 44.84, longitude: -0.58 })
  })

  test('a further column that was not touched keeps its kind, another is a text', () => {
    const { attributes, ...values } = actorValues(ACTOR)
    const changed = attributes.map((one) =>
      one.name === 'effectif' ? { ...one, value: '13' } : one,
    )
    const written = actorWrite(
      { ...values, attributes: [...changed, { name: '', value: 'x' }] },
      ACTOR,
    )
    expect(written.attributes).toEqual({ effectif: '13', label: true, note: '7' })
  })

  test('says which fields are wrong', () => {
    const faults = actorFaults({
      ...actorValues(ACTOR),
      name: ' ',
      openedOn: '2013-02-30',
      siret: '123',
      commune: '99',
      latitude: '91',
    })
    expect(Object.keys(faults).toSorted()).toEqual([
      'commune',
      'latitude',
      'name',
      'openedOn',
      'siret',
    ])
    expect(actorFaults({ ...actorValues(ACTOR), siret: '356 000 000 00048' })).toEqual({})
  })
})

describe('a collaboration as a form', () => {
  const ONE = newCollaboration({
    id: 'c',
    name: 'Festival',
    kind: 'tie',
    directed: true,
    startsOn: '2012',
    endsOn: '2013-06',
    stages: [{ stage: 'idea', since: '2011' }, { stage: 'experiment' }],
    originTerritory: '33',
    followsIds: ['b'],
    spottedOn: '2011-05',
    spottedById: 'a',
    fundings: [
      { funderName: 'Région', amount: 100.5, currency: 'EUR', on: '2012', kind: 'subvention' },
      { funderName: 'Drac', funderId: 'drac', amount: -3, currency: 'CHF' },
    ],
    weight: 2.5,
  })

  test('comes back as it was when nothing is changed', () => {
    expect(collaborationWrite(collaborationValues(ONE), ONE)).toEqual(ONE)
    expect(Value.Check(CollaborationWrite, collaborationWrite(collaborationValues(ONE), ONE))).toBe(
      true,
    )
  })

  test('is directed only as a tie; an end before the beginning is wrong', () => {
    const values = collaborationValues(ONE)
    expect(collaborationWrite({ ...values, kind: 'project' }, ONE).directed).toBe(false)
    expect(collaborationFaults({ ...values, endsOn: '2011-12' })).toEqual({
      endsOn: 'view.edit.wrong-order',
    })
    // Within the same year as far as both dates say.
    expect(collaborationFaults({ ...values, startsOn: '2013', endsOn: '2013-01' })).toEqual({})
  })
})

describe('lines of a form', () => {
  test('say what is wrong with each, at the place where the server says it too', () => {
    const values = collaborationValues()
    const fundings = [
      { ...NEW_FUNDING, funderName: 'Région', amount: '12 500,50', currency: 'eur' },
      { ...NEW_FUNDING, amount: 'beaucoup', currency: '€', on: '2012-13' },
    ]
    const stages = [NEW_STAGE, { stage: 'idea', since: '2012' }]
    expect(collaborationFaults({ ...values, name: 'x', fundings, stages })).toEqual({
      'stages.0.stage': 'view.edit.choose',
      'fundings.1.funderName': 'view.edit.missing',
      'fundings.1.amount': 'view.edit.wrong-amount',
      'fundings.1.currency': 'view.edit.wrong-currency',
      'fundings.1.on': 'view.date-wrong',
    })
    expect(fieldOf('body/fundings/1/amount')).toBe('fundings.1.amount')
    const written = collaborationWrite({ ...values, name: 'x', fundings: fundings.slice(0, 1) })
    expect(written.fundings).toEqual([{ funderName: 'Région', amount: 12500.5, currency: 'EUR' }])
    expect(Value.Check(CollaborationWrite, written)).toBe(true)
  })

  test('a skill is named, and does not end before it begins', () => {
    const skills = [
      { ...NEW_SKILL, from: '2012' },
      { code: 'vidéo', from: '2013', to: '2012-12' },
    ]
    expect(actorFaults({ ...actorValues(ACTOR), skills })).toEqual({
      'skills.0.code': 'view.edit.missing',
      'skills.1.to': 'view.edit.wrong-order',
    })
  })
})

describe('a participation as a form', () => {
  test('its share is in per cent, and comes back as it was', () => {
    const one = { actorId: 'a', collaborationId: 'c', role: 'lead', share: 0.07 } as const
    const values = participationValues(one)
    expect(values.share).toBe('7')
    expect(participationWrite(values)).toEqual(one)
    expect(Value.Check(ParticipationWrite, participationWrite(values))).toBe(true)
    expect(participationFaults({ ...values, share: '120', actorId: '' })).toEqual({
      share: 'view.edit.wrong-share',
      actorId: 'view.edit.choose',
    })
  })
})

test('an application is of a call that is chosen, and comes back as it was', () => {
  const one = {
    callId: 'ami',
    collaborationId: 'c',
    status: 'selected' as const,
    filedOn: '2012-03',
    callName: 'AMI',
  }
  const values = applicationValues(one)
  expect(applicationWrite(values)).toEqual({ status: 'selected', filedOn: '2012-03' })
  expect(Value.Check(ApplicationWrite, applicationWrite(values))).toBe(true)
  expect(applicationFaults({ ...applicationValues(), filedOn: '2012-3' })).toEqual({
    callId: 'view.edit.choose',
    filedOn: 'view.date-wrong',
  })
})

test('a partial date is one that the calendar has', () => {
  expect(['2012', '2012-02', '2012-02-29'].map(isPartialDate)).toEqual([true, true, true])
  expect(['12', '2012-13', '2013-02-29', '2012-2-1', ''].map(isPartialDate)).not.toContain(true)
})

test('the place of a fault names its field', () => {
  expect(fieldOf('body/name')).toBe('name')
  expect(fieldOf('body/place/commune')).toBe('commune')
  expect(fieldOf('body/sectors/3')).toBe('sectors')
})
