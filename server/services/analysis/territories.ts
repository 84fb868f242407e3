import { isWithheld, SMALLEST_PUBLIC_CELL, type Audience } from '../../domain/disclosure.ts'
import type { Finding } from '../../domain/findings.ts'
import type { Slice } from '../../domain/slice.ts'
import {
  FEWEST_SHARED,
  type TerritoryFinding,
} from '../../measures/territories/compare-territories.ts'
import { chanceOfSoMany, CONTROL_LEVELS } from '../../measures/territories/funnel.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { sliceTerritories } from '../../network/territory-slices.ts'
import type { MeasureChoice } from '../measure-choice.ts'
import { compareTerritories } from './computing.ts'
import {
  attributeLevels,
  GEOGRAPHIC_LEVELS,
  nameOfTerritory,
  readLevel,
  type Level,
} from './territory-levels.ts'

export type TerritoriesAsked = {
  /** commune · epci · departement · region · attribute:<name> · communes:<list>|<list> */
  level: string
  audience: Audience
  /** Whether each territory's slice keeps partners from elsewhere, as in a slice. */
  members?: 'inside'
} & Pick<MeasureChoice, 'options' | 'seed'>

/** What the public is not told is null, and `withheld` says so. */
export type TerritoryRow = {
  territory: string
  label: string
  withheld: boolean
  actors: number | null
  collaborations: number | null
  shared: number | null
  difference: number | null
} & Pick<TerritoryFinding, 'limits' | 'verdict' | 'reason'> &
  Omit<TerritoryFinding['finding'], 'reason' | 'method'>

export type Territories = {
  level: string
  audience: Audience
  /** What could be compared instead, with how many territories each has an actor counted in. */
  levels: { level: string; territories: number }[]
  /** Actors counted in the slice that are placed in no territory of the level. */
  unplaced: number
  /** What may be said of how many, of the rows that are not withheld. */
  counts: {
    above: number
    within: number
    below: number
    /** Of those above and below, the ones beyond 99.8 % too. */
    farAbove: number
    farBelow: number
    unknown: number
    withheld: number
    /** How many would be outside 95 % if chance alone were at work, 5 % of those told. */
    expectedOutside: number
    /** How likely as many outside 95 % would then be, were territories independent. */
    likelihood: number
  }
  fewestShared: number
  smallestPublic: number
  /** How every row was computed; none where none was. */
  method?: Finding['method']
  rows: TerritoryRow[]
}

/**
 * The territories of a level in which the slice counts an actor, each held against chance in its own
 * slice: the one at hand with its territory for the territory, so that the numbers are those of every
 * other answer about it. By code. O(network + Σ over territories of what is in them).
 */
export function listTerritories(network: SlicedNetwork, asked: TerritoriesAsked): Territories {
  const { whole } = network
  const level = readLevel(whole.packed, asked.level)
  const { held, unplaced } = countPlaced(network, level)
  const slices = sliceTerritories(
    whole,
    sliceFor(network.slice, asked.members),
    level.places.filter(({ territory }) => held.has(territory)),
  )
  const { options, seed } = asked
  const how = { ...(options && { options }), ...(seed !== undefined && { seed }) }
  const found = compareTerritories(slices, how)
  const rows = found.map((one) => rowOf(one, asked))
  const method = found.find(({ finding }) => finding.method !== undefined)?.finding.method
  const told = rows.filter(({ verdict }) => verdict !== null)
  const outside = told.filter(({ verdict }) => verdict !== 'within').length
  const { share } = CONTROL_LEVELS[0]
  const count = (holds: (row: TerritoryRow) => boolean) => rows.filter(holds).length
  return {
    level: asked.level,
    audience: asked.audience,
    levels: levelsOf(network),
    unplaced,
    counts: {
      above: count(({ verdict }) => verdict === 'above'),
      within: count(({ verdict }) => verdict === 'within'),
      below: count(({ verdict }) => verdict === 'below'),
      farAbove: count(({ verdict, limits }) => verdict !== null && limits[1]?.side === 'above'),
      farBelow: count(({ verdict, limits }) => verdict !== null && limits[1]?.side === 'below'),
      unknown: count(({ verdict, withheld }) => verdict === null && !withheld),
      withheld: count(({ withheld }) => withheld),
      expectedOutside: (1 - share) * told.length,
      likelihood: chanceOfSoMany(told.length, outside, share),
    },
    fewestShared: FEWEST_SHARED,
    smallestPublic: SMALLEST_PUBLIC_CELL,
    ...(method && { method }),
    rows,
  }
}

function sliceFor(slice: Slice, members: 'inside' | undefined): Slice {
  const { territory: _territory, members: _members, ...rest } = slice
  return members === undefined ? rest : { ...rest, members }
}

function countPlaced(network: SlicedNetwork, { territoryOf, territoriesOf }: Level) {
  const held = new Set<string>()
  let unplaced = 0
  for (const [place, row] of network.actorRows.entries()) {
    if (network.isCounted[place] !== 1) continue
    const territory = territoryOf(row)
    if (territory === undefined) unplaced++
    else for (const one of territoriesOf?.(row) ?? [territory]) held.add(one)
  }
  return { held, unplaced }
}

function levelsOf(network: SlicedNetwork): Territories['levels'] {
  const { packed } = network.whole
  return [...GEOGRAPHIC_LEVELS, ...attributeLevels(packed)].flatMap((level) => {
    const { held } = countPlaced(network, readLevel(packed, level))
    return held.size > 0 ? [{ level, territories: held.size }] : []
  })
}

function rowOf(found: TerritoryFinding, { level, audience }: TerritoriesAsked): TerritoryRow {
  const { territory, finding, ...rest } = found
  const named = { territory, label: nameOfTerritory(level, territory) }
  if (!isWithheld(audience, found.actors)) {
    const { value, expectation, sd, z, p, interval, bounds, coverage } = finding
    return {
      ...named,
      withheld: false,
      ...rest,
      value,
      coverage,
      ...(expectation !== undefined && { expectation }),
      ...(sd !== undefined && { sd }),
      ...(z !== undefined && { z }),
      ...(p !== undefined && { p }),
      ...(interval !== undefined && { interval }),
      ...(bounds !== undefined && { bounds }),
    }
  }
  return {
    ...named,
    withheld: true,
    actors: null,
    collaborations: null,
    shared: null,
    value: null,
    difference: null,
    limits: [],
    verdict: null,
    coverage: { used: 0, dropped: 0, why: [] },
  }
}
