import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  ApplicationPage,
  CallPage,
  CallRow,
  CollaborationApplications,
} from '../../server/contract/calls.ts'
import { ChangeDone } from '../../server/contract/changes.ts'
import { Findings } from '../../server/contract/findings.ts'
import { paths } from '../../server/contract/paths.ts'
import { newActor, newCollaboration, newNetwork } from '../../server/domain/records.ts'
import { expectBody, expectProblem } from '../support/answers.ts'
import { httpService, type HttpService } from '../support/http-service.ts'

const NETWORK = 'n'
const AMI = { id: 'ami', name: 'AMI numérique 2012', opensOn: '2012-01-01', domains: ['D1', 'D3'] }
let service: HttpService
beforeAll(async () => {
  service = await httpService()
  await service.addNetwork({
    network: newNetwork({ id: NETWORK, name: 'N', createdAt: '2015-01-01T00:00:00.000Z' }),
    actors: [],
    collaborations: ['p', 'q/é', 'r'].map((id) => newCollaboration({ id, name: `Projet ${id}` })),
    participations: [],
  })
})
afterAll(async () => {
  await service.close()
})

const ask = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: object) =>
  service.app.inject({ method, url, ...(body && { payload: body }) })
const file = (id: string, body: object) => ask('PUT', paths.application(NETWORK, 'ami', id), body)

test('the day of an application ends the lead of spotting, from the next version on', async () => {
  const id = 'spotted'
  await service.addNetwork({
    network: newNetwork({ id, name: 'S', createdAt: '2015-01-01T00:00:00.000Z' }),
    actors: [newActor({ id: 'a', name: 'A' })],
    collaborations: [newCollaboration({ id: 'p', name: 'P', spottedOn: '2012-01-01' })],
    participations: [{ actorId: 'a', collaborationId: 'p', role: 'lead' }],
  })
  const lead = async () => {
    const url = `${paths.findings(id)}?measures=detection-lead-time`
    return expectBody(await ask('GET', url), Findings).findings[0]
  }
  expect(await lead()).toMatchObject({ value: null, reason: 'no-date' })
  await ask('POST', paths.calls(id), AMI)
  await ask('PUT', paths.application(id, 'ami', 'p'), { status: 'filed', filedOn: '2012-01-31' })
  expect(await lead()).toMatchObject({ value: 30, parts: { filed: 1 } })
})

describe('calls for projects', () => {
  test('are made, filed for, changed, counted by status and removed once empty', async () => {
    const made = await ask('POST', paths.calls(NETWORK), AMI)
    expect(made.statusCode).toBe(201)
    expect(made.headers.location).toBe(paths.call(NETWORK, 'ami'))
    expect(expectBody(made, ChangeDone, 201).changeSet?.counts).toMatchObject({ created: 1 })

    await file('p', { status: 'filed', filedOn: '2012-03' })
    await file('p', { status: 'selected', filedOn: '2012-03' })
    await file('q/é', { status: 'rejected' })
    const { items, total } = expectBody(
      await ask('GET', `${paths.applications(NETWORK, 'ami')}?limit=1`),
      ApplicationPage,
    )
    expect(total).toBe(2)
    expect(items).toEqual([
      {
        callId: 'ami',
        collaborationId: 'p',
        collaborationName: 'Projet p',
        filedOn: '2012-03',
        status: 'selected',
      },
    ])
    expect(expectBody(await ask('GET', paths.call(NETWORK, 'ami')), CallRow)).toMatchObject({
      ...AMI,
      applications: { filed: 0, selected: 1, rejected: 1, withdrawn: 0 },
    })

    const ofOne = await ask('GET', paths.collaborationApplications(NETWORK, 'q/é'))
    expect(expectBody(ofOne, CollaborationApplications).items).toEqual([
      { callId: 'ami', collaborationId: 'q/é', status: 'rejected', callName: AMI.name },
    ])

    expectProblem(await ask('DELETE', paths.call(NETWORK, 'ami')), 409, 'record-in-use')
    await ask('DELETE', paths.application(NETWORK, 'ami', 'p'))
    await ask('DELETE', paths.application(NETWORK, 'ami', 'q/é'))
    expect((await ask('DELETE', paths.call(NETWORK, 'ami'))).statusCode).toBe(200)
    expect(expectBody(await ask('GET', paths.calls(NETWORK)), CallPage).items).toEqual([])
  })

  test('refuse an unknown call, collaboration or status, a taken id and another id', async () => {
    const { id: _, ...unnamed } = AMI
    await ask('POST', paths.calls(NETWORK), { ...unnamed, name: 'Deuxième appel' })
    const second = 'Deuxième appel'
    expectProblem(await ask('POST', paths.calls(NETWORK), { name: second }), 409, 'record-exists')
    expectProblem(
      await ask('PUT', paths.call(NETWORK, second), { id: 'x', name: second }),
      400,
      'invalid-request',
    )
    expectProblem(await ask('GET', paths.call(NETWORK, 'ami')), 404, 'call-not-found')
    expectProblem(await file('p', { status: 'filed' }), 404, 'call-not-found')
    const unknown = paths.application(NETWORK, second, 'nobody')
    expectProblem(await ask('PUT', unknown, { status: 'filed' }), 422, 'unknown-reference')
    expectProblem(await ask('PUT', unknown, { status: 'won' }), 400, 'invalid-request')
    expectProblem(await ask('DELETE', unknown), 404, 'application-not-found')
  })
})
