import { describe, expect, test } from 'vitest'
import { karate } from '../../support/classics.ts'
import { expectNear, findingOf } from '../../support/measured.ts'
import { readEdgeTable } from '../../support/oracle-readings/adjacency.ts'
import { sharedData } from '../../support/shared-data.ts'
import { tieNetwork } from '../../support/networks.ts'

const edges = sharedData('ona-book/schoolfriends_edgelist.csv')
const pupils = sharedData('ona-book/schoolfriends_vertices.csv')

describe('degree-assortativity', () => {
  // K. McNulty, Handbook of Graphs and Networks in People Analytics, as printed.
  test.skipIf(edges === undefined || pupils === undefined).each([
    ['facebook', false, 0.02462444, 8],
    ['reported', true, 0.3098123, 7],
  ] as const)('pupils, %s', (type, directed, printed, digits) => {
    const network = readEdgeTable(edges ?? '', pupils ?? '', 'class', (row) => row['type'] === type)
    const options = { 'degree-assortativity': { directed } }
    expect(findingOf(network, 'degree-assortativity', { options }).value).toBeCloseTo(
      printed,
      digits,
    )
  })

  test('has the value of the karate club that networkx documents', () => {
    expect(findingOf(karate(), 'degree-assortativity').value).toBeCloseTo(-0.47561309768461413, 12)
  })

  test('is −1 on a star, and nothing on a circle or without tie', () => {
    const star = tieNetwork([
      ['a', 'b'],
      ['a', 'c'],
      ['a', 'd'],
    ])
    expectNear(findingOf(star, 'degree-assortativity').value, -1)
    const circle = tieNetwork([
      ['a', 'b'],
      ['b', 'c'],
      ['a', 'c'],
    ])
    expect(findingOf(circle, 'degree-assortativity')).toMatchObject({
      value: null,
      reason: 'same-degree',
    })
    const options = { 'degree-assortativity': { directed: true } }
    expect(findingOf(circle, 'degree-assortativity', { options }).reason).toBe('not-applicable')
  })
})
