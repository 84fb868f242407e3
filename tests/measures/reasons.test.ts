import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { REASONS, type Finding } from '../../server/domain/findings.ts'
import {
  computeActorColumns,
  computeCollaborationColumns,
  computeFindings,
} from '../../server/measures/compute.ts'
import { listMeasures } from '../../server/measures/registry.ts'
import type { SlicedNetwork } from '../../server/network/sliced-network.ts'
import { handSlice } from '../support/networks.ts'

const pair = { id: 'p', startsOn: '2010', endsOn: '2010', members: ['a', 'b'] }
const inSector = (...sectors: string[]) =>
  ['a', 'b', 'c'].map((id, row) => {
    const sector = sectors[row]
    return { id, ...(sector !== undefined && { sectors: [sector] }) }
  })

/** Networks at the edge of what measures are made for. */
const EDGES: Record<string, SlicedNetwork> = {
  nobody: handSlice({}),
  'one actor in nothing': handSlice({ actors: [{ id: 'a', sectors: ['x'] }] }),
  'one actor alone in a project': handSlice({ collaborations: [{ id: 'p', members: ['a'] }] }),
  'several actors without a tie': handSlice({
    actors: inSector('x', 'y', 'x'),
    collaborations: [
      { id: 'p', members: ['a'] },
      { id: 'q', members: ['b'] },
    ],
  }),
  'one pair': handSlice({ actors: inSector('x', 'y').slice(0, 2), collaborations: [pair] }),
  'one sector': handSlice({
    actors: inSector('x', 'x', 'x'),
    collaborations: [{ ...pair, members: ['a', 'b', 'c'] }],
  }),
  'no sector known': handSlice({
    actors: inSector(),
    collaborations: [{ ...pair, members: ['a', 'b', 'c'] }],
  }),
  'one sector known': handSlice({ actors: inSector('x'), collaborations: [pair] }),
  'nothing in the window': handSlice(
    { actors: inSector('x', 'y', 'x'), collaborations: [pair] },
    { from: '2001', to: '2002' },
  ),
  'nothing dated, a window asked for': handSlice(
    { actors: inSector('x', 'y'), collaborations: [{ id: 'p', members: ['a', 'b'] }] },
    { from: '2001', to: '2002' },
  ),
  'only support': handSlice({
    actors: inSector('x', 'y'),
    collaborations: [{ id: 'p', members: ['a', { id: 's', role: 'support' }] }],
  }),
}

type Null = { measure: string; at: string; reason: string | undefined }

function nullsOf(network: SlicedNetwork, measure: string): Null[] {
  const findings = computeFindings(network, [measure]).flatMap((finding): Null[] =>
    [...Object.entries(contextOf(finding)), ['value', finding.value] as const].flatMap(
      ([at, value]) => (value === null ? [{ measure, at, reason: finding.reason }] : []),
    ),
  )
  const columns = [
    ...computeActorColumns(network, [measure]),
    ...computeCollaborationColumns(network, [measure]),
  ].flatMap(({ values, reason }): Null[] =>
    values.some(Number.isNaN) ? [{ measure, at: 'column', reason }] : [],
  )
  return [...findings, ...columns]
}

/** Every number of a finding beside its value. */
function contextOf({ expectation, sd, z, p, parts, interval, bounds }: Finding) {
  return { expectation, sd, z, p, ...parts, low: interval?.[0], high: interval?.[1], ...bounds }
}

const catalogue = (language: string): Record<string, unknown> =>
  Object(
    JSON.parse(
      readFileSync(new URL(`../../server/locales/${language}.json`, import.meta.url), 'utf8'),
    ),
  )

describe('a number that is not given', () => {
  test.each(Object.entries(EDGES))('has a reason of the closed list: %s', (_, network) => {
    const nulls = listMeasures().flatMap(({ id }) => nullsOf(network, id))
    expect(nulls.length).toBeGreaterThan(0)
    const known = new Set<string | undefined>(REASONS)
    expect(nulls.filter(({ reason }) => !known.has(reason))).toEqual([])
  })

  test.each(Object.entries(EDGES))('is never NaN or infinite: %s', (_, network) => {
    const wrong = listMeasures().flatMap(({ id }) =>
      computeFindings(network, [id]).flatMap((finding) =>
        [finding.value, ...Object.values(contextOf(finding))].some(
          (value) => typeof value === 'number' && !Number.isFinite(value),
        )
          ? [finding]
          : [],
      ),
    )
    expect(wrong).toEqual([])
    const infinite = [
      ...computeActorColumns(network, actorIds()),
      ...computeCollaborationColumns(network, collaborationIds()),
    ]
      .filter(({ values }) => values.includes(Infinity) || values.includes(-Infinity))
      .map(({ measure }) => measure)
    expect(infinite).toEqual([])
  })

  test.each(['fr', 'en'])(
    'each reason has its sentence in %s, and each sentence its reason',
    (language) => {
      const sentences = Object.entries(catalogue(language)).filter(([key]) =>
        key.startsWith('reason.'),
      )
      expect(sentences.map(([key]) => key.slice('reason.'.length)).toSorted()).toEqual(
        REASONS.toSorted(),
      )
      for (const [, sentence] of sentences) expect(sentence).toMatch(/\p{L}{3}/u)
    },
  )
})

function actorIds(): string[] {
  return listMeasures().flatMap(({ id, scope }) => (scope === 'actor' ? [id] : []))
}

function collaborationIds(): string[] {
  return listMeasures().flatMap(({ id, scope }) => (scope === 'collaboration' ? [id] : []))
}
