import { describe, expect, test } from 'vitest'
import { buildDemoNetwork } from '../../server/demo/build-demo-network.ts'
import { packRecords } from '../../server/domain/pack.ts'
import type { Slice } from '../../server/domain/slice.ts'
import { communesOf } from '../../server/geography/territories.ts'
import { computeFindings } from '../../server/measures/compute.ts'
import { sliceNetwork } from '../../server/network/slice-network.ts'
import { analyseNetwork } from '../../server/services/analyse-network.ts'
import { toTwoMode, type TwoMode } from '../../server/network/two-mode.ts'
import {
  listTerritories,
  type TerritoriesAsked,
} from '../../server/services/analysis/territories.ts'
import { readLevel } from '../../server/services/analysis/territory-levels.ts'
import { writeViewCsv } from '../../server/services/analysis/view-tables.ts'
import { handNetwork } from '../support/networks.ts'
import { BY_HAND, THREE_COMMUNES } from '../support/three-communes.ts'

const hand = handNetwork(THREE_COMMUNES)
const { network, ...records } = buildDemoNetwork()
const demo = toTwoMode(packRecords(network, 1, records))

function compare(of: TwoMode, asked: Partial<TerritoriesAsked> = {}, slice: Slice = {}) {
  const communes = slice.territory === undefined ? undefined : communesOf(slice.territory)
  const full = { level: 'commune', audience: 'internal' as const, ...asked }
  return listTerritories(sliceNetwork(of, slice, communes), full)
}

/** The lines about Pessac, where two actors are. */
const lines = (audience: 'public' | 'internal', language: 'fr' | 'en') =>
  writeViewCsv(sliceNetwork(hand, {}), {
    view: 'territories',
    level: 'commune',
    audience,
    language,
  })
    .split('\r\n')
    .filter((line) => line.includes('Pessac'))

describe('listTerritories', () => {
  test('lists the communes in which an actor is counted, by code, with their names', () => {
    const { rows, unplaced, levels } = compare(hand)
    expect(rows.map(({ territory, label }) => [territory, label])).toEqual([
      ['33063', 'Bordeaux'],
      ['33318', 'Pessac'],
      ['64445', 'Pau'],
      ['87085', 'Limoges'],
    ])
    expect(unplaced).toBe(2)
    expect(levels).toEqual([
      { level: 'commune', territories: 4 },
      { level: 'epci', territories: 3 },
      { level: 'departement', territories: 3 },
      { level: 'region', territories: 1 },
    ])
  })

  test('counts what may be said, and how many chance alone would put outside', () => {
    const { counts } = compare(hand)
    expect(counts).toEqual({
      above: 0,
      within: 1,
      below: 1,
      farAbove: 0,
      farBelow: 0,
      unknown: 2,
      withheld: 0,
      expectedOutside: expect.closeTo(0.1, 12),
      // One of two or both: 1 − 0.95².
      likelihood: expect.closeTo(0.0975, 12),
    })
  })

  test('says once how the rows were computed, the model of chance with it', () => {
    const { method } = compare(hand)
    const [alone] = computeFindings(sliceNetwork(hand, {}), ['ei-newman'])
    expect(method).toEqual(alone?.method)
    expect(method).toMatchObject({ nullModel: 'label-permutation', exact: true })
  })

  test.each(['commune', 'epci', 'departement', 'region'])(
    'says of each %s what a slice of it says',
    (level) => {
      const slices: Slice[] = [{}, { from: '2012', to: '2013', actors: 'active' }]
      const answers = slices.map((slice) => compare(demo, { level }, slice).rows)
      const codes = new Map(answers[0]?.map(({ territory }) => [territory, communesOf(territory)]))
      expect(codes.size).toBeGreaterThan(0)
      for (const [k, slice] of slices.entries()) {
        for (const row of answers[k] ?? []) {
          const { territory } = row
          const alone = sliceNetwork(demo, { ...slice, territory }, codes.get(territory))
          const [finding] = computeFindings(alone, ['ei-newman'])
          expect(row).toMatchObject({
            actors: alone.countedActors,
            collaborations: alone.collaborationCount,
            value: finding?.value,
            coverage: finding?.coverage,
          })
          expect([row.expectation, row.sd, row.z, row.interval]).toEqual([
            finding?.expectation,
            finding?.sd,
            finding?.z,
            finding?.interval,
          ])
        }
      }
    },
  )

  test('compares the territories within a territory, each with its own slice', () => {
    const whole = compare(hand)
    const gironde = compare(hand, {}, { territory: 'departement:33' })
    expect(gironde.rows).toEqual(whole.rows.slice(0, 2))
    expect(gironde.unplaced).toBe(0)
  })

  test('takes out partners from elsewhere where it is asked to', () => {
    const [bordeaux] = compare(hand, { members: 'inside' }).rows
    // Without E: A B against C D, all five pairs cross; the three ways to split four actors give
    // X = 0, 3, 2, so E = 1 − 2/5 × 5/3.
    expect(bordeaux?.value).toBe(1)
    expect(bordeaux?.expectation).toBeCloseTo(1 / 3, 12)
    expect(bordeaux?.sd).toBeCloseTo((2 * Math.sqrt(14)) / 15, 12)
  })

  test('compares the values of an attribute, a territory of the user’s own', () => {
    const pays = handNetwork({
      ...THREE_COMMUNES,
      actors: (THREE_COMMUNES.actors ?? []).map((actor) => ({
        ...actor,
        attributes: { pays: 'ABCD'.includes(actor.id) ? 'Médoc' : 'Béarn' },
      })),
    })
    const { rows } = compare(pays, { level: 'attribute:pays' })
    expect(rows.map(({ territory, label }) => [territory, label])).toEqual([
      ['attribute:pays:Béarn', 'Béarn'],
      ['attribute:pays:Médoc', 'Médoc'],
    ])
    expect(rows[1]?.sd).toBeCloseTo(BY_HAND.bordeaux.sd, 12)
  })

  test('has nothing to compare where no place is known', () => {
    const nowhere = handNetwork({ collaborations: [{ id: 'p', members: ['a', 'b'] }] })
    expect(compare(nowhere)).toMatchObject({ rows: [], levels: [], unplaced: 2 })
  })
})

describe('for the public', () => {
  test('nothing is told of territories of one or two actors but that they are withheld', () => {
    const { rows, counts } = compare(hand, { audience: 'public' })
    expect(rows.map(({ withheld }) => withheld)).toEqual([false, true, false, true])
    expect(rows[1]).toEqual({
      territory: '33318',
      label: 'Pessac',
      withheld: true,
      actors: null,
      collaborations: null,
      shared: null,
      value: null,
      difference: null,
      limits: [],
      verdict: null,
      coverage: { used: 0, dropped: 0, why: [] },
    })
    expect(counts).toMatchObject({ withheld: 2, unknown: 0, below: 1 })
  })

  test('the table shows no number of theirs either, and the internal one does', () => {
    expect(lines('public', 'fr')[0]).toMatch(/^33318;Pessac;{20}masqué.: moins de 3 acteurs$/)
    expect(lines('internal', 'en')[0]).toMatch(/^33318;Pessac;2;2;2;-1;/)
    expect(lines('internal', 'en')[0]).toMatch(/;fewer than five collaborations of two or more$/)
  })
})

describe('lists of communes of the user’s own', () => {
  const rive = 'communes:Rive=33318,33063'

  test('are compared as every other territory: each in its own slice, the same as asked for alone', () => {
    const { rows, level } = compare(hand, { level: `${rive}|64445` })
    expect(level).toBe(`${rive}|64445`)
    expect(rows.map(({ territory, label, actors }) => [territory, label, actors])).toEqual([
      ['communes:64445', 'Pau', 6],
      ['communes:Rive=33063,33318', 'Rive', 6],
    ])
    expect(rows[0]?.value).toBe(BY_HAND.pau.value)
    expect(rows[0]?.expectation).toBeCloseTo(BY_HAND.pau.expectation, 12)
    const alone = sliceNetwork(hand, { territory: rive }, communesOf(rive))
    expect(rows[1]?.value).toBe(computeFindings(alone, ['ei-newman'])[0]?.value)
  })

  test('may overlap: an actor is then in each of them', () => {
    const { rows, unplaced } = compare(hand, { level: 'communes:a=33063|b=33063,33318' })
    expect(rows.map(({ label, actors }) => [label, actors])).toEqual([
      ['a', 4],
      ['b', 6],
    ])
    // Those of Pau and Limoges are in no list, Y and Z nowhere.
    expect(unplaced).toBe(9)
  })

  test.each(['communes:99999', 'communes:a=33063|x', 'communes:'])(
    'are refused where %s is no commune',
    (level) => {
      expect(() => compare(hand, { level })).toThrow(/territory-not-found/)
    },
  )
})

describe('readLevel', () => {
  const CODES = ['33063', '33318', '75112', '69383', '33009', '74011', '97502', '29083', '2A004']

  // What communesOf gives holds all communes of the country: among those named, they are the same.
  test.each(['commune', 'epci', 'departement', 'region'])(
    'puts the same communes in each %s as a slice',
    (level) => {
      const placed = handNetwork({
        actors: CODES.map((code) => ({
          id: code,
          place: { commune: code, precision: 'commune' as const },
        })),
        collaborations: [{ id: 'p', territories: ['33522', '75101'], members: ['33063'] }],
      })
      const { places, territoryOf } = readLevel(placed.packed, level)
      for (const { territory, communes } of places) {
        const all = communesOf(territory)
        const named = [...CODES, '33522', '75101'].filter((code) => all?.has(code))
        expect([...(communes ?? [])].toSorted()).toEqual(named.toSorted())
      }
      const rows = [...placed.packed.actors.ids.entries()]
      expect(rows.every(([row, id]) => covers(territoryOf(row), id))).toBe(true)
    },
  )

  test('puts a municipal arrondissement and a former commune in the commune of today', () => {
    const places = ['75112', '75101', '33063', '74011']
    const placed = handNetwork({
      actors: places.map((commune) => ({
        id: commune,
        place: { commune, precision: 'commune' as const },
      })),
    })
    const { rows } = compare(placed)
    expect(rows.map(({ territory, label, actors }) => [territory, label, actors])).toEqual([
      ['33063', 'Bordeaux', 1],
      ['74010', 'Annecy', 1],
      ['75056', 'Paris', 2],
    ])
  })
})

/** Some islands are in no EPCI: a code without a territory is right only when none of them holds it. */
function covers(territory: string | undefined, code: string): boolean {
  return territory === undefined
    ? code.startsWith('97') || code === '29083'
    : (communesOf(territory)?.has(code) ?? false)
}

describe('analyseNetwork', () => {
  test('holds territories against the chance that the index is asked for with', () => {
    const choice = {
      measures: ['ei-newman'],
      options: { 'ei-newman': { nullModel: 'label-permutation', draws: 99 } },
      seed: 5,
    }
    const asked = { level: 'departement', audience: 'internal' as const }
    const { territories } = analyseNetwork(demo.packed, {}, choice, asked)
    const [row] = territories?.rows ?? []
    const slice = { territory: row?.territory ?? '' }
    const alone = analyseNetwork(demo.packed, slice, choice).findings[0]
    expect(row?.p).toBeGreaterThan(0)
    expect([row?.p, row?.sd, row?.value]).toEqual([alone?.p, alone?.sd, alone?.value])
  })
})
