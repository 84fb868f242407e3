import { describe, expect, test } from 'vitest'
import { listIsolated } from '../../server/measures/isolation/isolation.ts'
import { project } from '../../server/network/projection.ts'
import type { SlicedNetwork } from '../../server/network/sliced-network.ts'
import { davis, HAND_FIXTURE, karate } from '../support/classics.ts'
import { expectNear, findingOf, valuesOf } from '../support/measured.ts'
import { handSlice } from '../support/networks.ts'

// Values computed with networkx 3.6.1 and igraph 1.0.0, or published with the data.

function expectAll(network: SlicedNetwork, expected: Record<string, number>): void {
  for (const [id, value] of Object.entries(expected))
    expectNear(findingOf(network, id).value, value)
}

describe("Zachary's karate club", () => {
  const network = karate()

  test('has the published counts and clustering', () => {
    expectAll(network, {
      actors: 34,
      ties: 78,
      components: 1,
      'largest-component': 34,
      density: 0.139037433155,
      transitivity: 0.255681818182,
      'mean-clustering': 0.570638478208,
      isolated: 0,
    })
  })

  test('is strongly divided between its two clubs', () => {
    for (const id of ['ei', 'ei-newman']) {
      const { value, expectation, sd, z } = findingOf(network, id)
      expectNear(value, -0.717948717949)
      expectNear(expectation, 0.030303030303)
      expectNear(sd, 0.09501838309)
      expectNear(z, -7.87481036741)
    }
    expect(findingOf(network, 'ei').parts).toEqual({ internal: 67, external: 11 })
  })

  test('has its known central members', () => {
    expectNear(valuesOf(network, 'betweenness')['0'], 0.437635281385)
    expectNear(valuesOf(network, 'betweenness')['33'], 0.30407497595)
    expectNear(valuesOf(network, 'harmonic')['0'], 0.70202020202)
    expectNear(valuesOf(network, 'harmonic')['33'], 0.704545454545)
    expect(valuesOf(network, 'degree')).toMatchObject({ 0: 16, 33: 17, 11: 1 })
    expect(Math.max(...Object.values(valuesOf(network, 'core-number')).map(Number))).toBe(4)
  })

  test('comes within 1 % of the best known modularity', () => {
    expect(findingOf(network, 'modularity').value).toBeGreaterThan(0.99 * 0.419789612097)
  })
})

describe('the Southern women', () => {
  const network = davis()

  test('have the published two-mode and projected counts', () => {
    expectAll(network, { 'two-mode-links': 89, collaborations: 14, ties: 139, actors: 18 })
    expectAll(network, { transitivity: 0.928396272683, density: 0.908496732026 })
    expectAll(network, { 'mean-clustering': 0.936686896981 })
  })

  test('have Newman weights, and strengths that are their events', () => {
    const { offsets, neighbours, weights } = project(network)
    const evelyn = network.actorIds.indexOf('Evelyn')
    const laura = network.actorIds.indexOf('Laura')
    const start = offsets[evelyn] ?? 0
    const place = neighbours.subarray(start, offsets[evelyn + 1]).indexOf(laura)
    expectNear(weights[start + place], 1.56263736264)
    expectNear(valuesOf(network, 'strength')['Evelyn'], 8)
    expectNear(valuesOf(network, 'strength')['Olivia'], 2)
  })

  test('look mixed without weights and are strongly siloed with them', () => {
    const plain = findingOf(network, 'ei')
    expectNear(plain.value, -0.0215827338129)
    expectNear(plain.sd, 0.022701339873)
    const newman = findingOf(network, 'ei-newman')
    expectNear(newman.value, -0.538513920536)
    expectNear(newman.expectation, 0.0588235294118)
    expectNear(newman.sd, 0.0834496105294)
    expectNear(newman.z, -7.15806156743)
  })

  test('have the positions that networkx gives', () => {
    expectNear(valuesOf(network, 'betweenness')['Nora'], 0.0101222307105)
    expectNear(valuesOf(network, 'harmonic')['Charlotte'], 0.823529411765)
    expect(valuesOf(network, 'core-number')).toMatchObject({ Charlotte: 11, Flora: 12, Nora: 14 })
    expect(findingOf(network, 'modularity').value).toBeGreaterThan(0.99 * 0.264143969484)
  })
})

describe('the hand fixture', () => {
  const network = handSlice(HAND_FIXTURE)

  test('has its counts', () => {
    expectAll(network, {
      actors: 6,
      collaborations: 4,
      participations: 10,
      ties: 6,
      components: 3,
      density: 0.4,
      'two-mode-components': 3,
      'two-mode-density': 10 / 24,
      'two-mode-diameter': 3,
      'two-mode-actor-degree-mean': 10 / 6,
      'two-mode-actor-degree-median': 2,
      'two-mode-collaboration-degree-mean': 2.5,
      'two-mode-collaboration-degree-median': 2.5,
      isolated: 2,
    })
  })

  test('is a mean over its projects of the share of pairs that cross sectors', () => {
    expectNear(findingOf(network, 'ei').value, 2 / 3)
    // Three actors, 2 of 3 pairs cross; two, 1 of 1; four, 5 of 6.
    const byHand = (3 * (2 * (2 / 3) - 1) + 2 * (2 * 1 - 1) + 4 * (2 * (5 / 6) - 1)) / 9
    expectNear(findingOf(network, 'ei-newman').value, byHand)
    expectNear(byHand, 0.62962962963)
  })

  test('no shuffle changes the plain index of four actors all tied to each other', () => {
    const plain = findingOf(network, 'ei')
    expect(plain).toMatchObject({ sd: 0, z: null, reason: 'no-variance' })
    expectNear(plain.expectation, 2 / 3)
    const newman = findingOf(network, 'ei-newman')
    expectNear(newman.sd, 0.152707615764)
    expectNear(newman.z, -0.242535625036)
  })

  test('with the label pool of all actors the isolated ones enter the expectation', () => {
    const options = { ei: { labelPool: 'all' }, 'ei-newman': { labelPool: 'all' } }
    const newman = findingOf(network, 'ei-newman', { options })
    expectNear(newman.expectation, 0.466666666667)
    expectNear(newman.sd, 0.318260015688)
    expectNear(newman.z, 0.512043470527)
    expectNear(findingOf(network, 'ei', { options }).z, 0.75)
    expect(newman.method.parameters).toMatchObject({ labelPool: 'all' })
  })

  test('has one actor alone in its project and one of whom nothing is recorded', () => {
    expect(listIsolated(network).map(({ id, reason }) => [id, reason])).toEqual([
      ['E', 'solo'],
      ['F', 'not-recorded'],
    ])
    const complete = handSlice({ ...HAND_FIXTURE, settings: { actorListComplete: true } })
    expect(listIsolated(complete).map(({ id, reason }) => [id, reason])).toEqual([
      ['E', 'solo'],
      ['F', 'no-project'],
    ])
    expect(findingOf(complete, 'isolated')).toMatchObject({
      value: 2,
      parts: { solo: 1, 'no-project': 1 },
    })
  })
})
