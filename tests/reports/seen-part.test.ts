import { describe, expect, test } from 'vitest'
import { idsText, readIds } from '../../server/contract/paths.ts'
import type { Picture, PictureNode } from '../../server/reports/document.ts'
import { seenPart } from '../../server/reports/seen-part.ts'

const node = (id: string): PictureNode => ({
  id,
  name: id,
  kind: 'actor',
  members: 1,
  reach: 0,
  community: -1,
  size: null,
  shade: null,
  sector: -1,
  x: 0,
  y: 0,
  strength: 1,
  outside: false,
  shelved: false,
})

/** a – b – c, and a – c weaker. */
const picture: Picture = {
  sectors: [],
  look: {
    mode: 'actors',
    weighting: 'newman',
    colour: 'sector',
    hulls: false,
    names: 'important',
  },
  scales: { placed: 3 },
  groups: [],
  nodes: [node('a'), node('b'), node('c')],
  edges: [
    { source: 0, target: 1, weight: 1 },
    { source: 1, target: 2, weight: 2 },
    { source: 0, target: 2, weight: 0.25 },
  ],
}
const seen = (part: Partial<Parameters<typeof seenPart>[1]>) => {
  const { nodes, edges, leftOut } = seenPart(picture, { least: 0, hidden: [], kept: [], ...part })
  return {
    ties: edges.map(({ source, target }) => `${nodes[source]?.id}${nodes[target]?.id}`),
    leftOut,
  }
}

describe('the seen part of a picture', () => {
  test('is all of it where nothing is hidden', () => {
    expect(seen({}).ties).toEqual(['ab', 'bc', 'ac'])
  })
  test('leaves hidden actors out with their ties, and counts them', () => {
    expect(seen({ hidden: ['a'] })).toEqual({
      ties: ['bc'],
      leftOut: { actors: 1, weakTies: 0, least: 0 },
    })
  })
  test('keeps the kept alone, but those of them that are hidden', () => {
    expect(seen({ kept: ['a', 'b', 'c'], hidden: ['b'] }).ties).toEqual(['ac'])
  })
  test('leaves weak ties out, counted among those between the seen', () => {
    expect(seen({ least: 1 })).toEqual({
      ties: ['ab', 'bc'],
      leftOut: { actors: 0, weakTies: 1, least: 1 },
    })
    expect(seen({ least: 1, hidden: ['c'] }).leftOut?.weakTies).toBe(0)
  })
})

const strongest = (part: Partial<Parameters<typeof seenPart>[1]>) => {
  const chain = { ...picture, edges: picture.edges.slice(0, 2) }
  const { nodes, emphasis } = seenPart(chain, { least: 0, hidden: [], kept: [], ...part })
  return emphasis && emphasis.strong.map((row) => nodes[row]?.id).join('')
}

describe('who stays strong in the seen part of a picture', () => {
  test('is everybody where nobody is chosen, or only somebody who is not there', () => {
    expect(strongest({})).toBeUndefined()
    expect(strongest({ chosen: ['a'], hidden: ['a'] })).toBeUndefined()
  })
  test('is who is chosen with the neighbours', () => {
    expect(strongest({ chosen: ['a'] })).toBe('ab')
    expect(strongest({ chosen: ['b'] })).toBe('abc')
  })
  test('is who is within two steps of a focus', () => {
    expect(strongest({ focus: 'a' })).toBe('abc')
    expect(strongest({ focus: 'a', hidden: ['c'] })).toBe('ab')
  })
})

describe('the seen part of a picture of actors and collaborations', () => {
  const twoMode: Picture = {
    ...picture,
    nodes: [node('a'), node('b'), { ...node('p'), kind: 'collaboration', members: 0 }, node('c')],
    edges: [
      { source: 0, target: 2, weight: 1 },
      { source: 1, target: 2, weight: 1 },
    ],
  }
  const ids = (hidden: string[]) =>
    seenPart(twoMode, { least: 0, hidden, kept: [] }).nodes.map(({ id }) => id)
  test('has a collaboration as long as one of its actors', () => {
    expect(ids(['a'])).toEqual(['b', 'p', 'c'])
    expect(ids(['a', 'b'])).toEqual(['c'])
  })
  test('counts actors only among those left out', () => {
    const { leftOut } = seenPart(twoMode, { least: 0, hidden: ['a', 'b'], kept: [] })
    expect(leftOut?.actors).toBe(2)
  })
})

test('ids go through one parameter whatever they hold', () => {
  const ids = ['a,b', '100%', '%2C', 'é|x']
  expect(readIds(idsText(ids))).toEqual(ids)
  expect(readIds(idsText([]))).toEqual([])
})
