import type { Finding } from '../../domain/findings.ts'
import { computeFindings } from './computing.ts'
import { poolOf, sectorSizes } from '../../measures/openness/known-ties.ts'
import { readFamilies, readMemberships } from '../../measures/openness/memberships.ts'
import { memberCount } from '../../network/incidence.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'

export const PARTITIONS = ['sectors', 'families'] as const
export type Partition = (typeof PARTITIONS)[number]
export type MatrixAsked = { partition: Partition }

/** One sector, or family: its row of the matrix is its column too. */
export type MatrixSector = {
  id: string
  /** Of those with a tie and a known sector, who has several in equal shares. */
  actors: number
  observed: number
  expected: number
}

/** Two sectors by their places in `sectors`, a ≤ b; the numbers of `sector-matrix`. */
export type MatrixCell = {
  a: number
  b: number
  observed: number
  expected: number
  sd: number | null
  z: number | null
  p: number | null
  /** p beside those of all other pairs (Benjamini–Hochberg). */
  adjusted: number | null
}

export type SectorMatrix = {
  partition: Partition
  /** Whether anyone's family is recorded, so that the other partition has something to say. */
  hasFamilies: boolean
  /** Collaborations of two actors or more: those that can say who meets whom. */
  collaborations: number
  /** By number of actors, the largest first, then by name; families in their fixed order. */
  sectors: MatrixSector[]
  cells: MatrixCell[]
  /** The weight of all ties of known sectors. */
  observed: number
  reason?: NonNullable<Finding['reason']>
  coverage: Finding['coverage']
  method: Finding['method']
}

/** `sector-matrix` as a matrix: sectors in the order in which they are read, totals beside the pairs. */
export function describeMatrix(network: SlicedNetwork, { partition }: MatrixAsked): SectorMatrix {
  const findings = computeFindings(network, ['sector-matrix'], {
    options: { 'sector-matrix': { partition } },
  })
  const [first] = findings
  if (!first) throw new RangeError('sector-matrix gives no finding')
  const pairs = findings.filter(({ subject }) => subject.ids.length === 2)
  const sectors = orderedSectors(network, partition)
  const places = new Map(sectors.map(({ id }, place) => [id, place]))
  const cells = pairs.map((finding): MatrixCell => {
    const [one = 0, two = 0] = finding.subject.ids.map((id) => places.get(id) ?? 0)
    return {
      a: Math.min(one, two),
      b: Math.max(one, two),
      observed: finding.value ?? 0,
      expected: finding.expectation ?? 0,
      sd: finding.sd ?? null,
      z: finding.z ?? null,
      p: finding.p ?? null,
      adjusted: finding.parts?.['adjusted'] ?? null,
    }
  })
  for (const { a, b, observed, expected } of cells) {
    for (const place of new Set([a, b])) {
      const sector = sectors[place]
      if (!sector) continue
      sector.observed += observed
      sector.expected += expected
    }
  }
  return {
    partition,
    hasFamilies: readFamilies(network).lists.length > 0,
    collaborations: countShared(network),
    sectors: pairs.length > 0 ? sectors : [],
    cells: cells.toSorted((x, y) => x.a - y.a || x.b - y.b),
    observed: cells.reduce((sum, cell) => sum + cell.observed, 0),
    ...(pairs.length === 0 && { reason: first.reason ?? 'not-applicable' }),
    coverage: first.coverage,
    method: first.method,
  }
}

function orderedSectors(network: SlicedNetwork, partition: Partition): MatrixSector[] {
  const memberships = partition === 'families' ? readFamilies(network) : readMemberships(network)
  const sizes = sectorSizes(memberships, poolOf(network, memberships, 'connected'))
  const sectors = memberships.names.map((id, place) => ({
    id,
    actors: sizes[place] ?? 0,
    observed: 0,
    expected: 0,
  }))
  // The vocabulary is in code-point order, which sorting keeps among equals.
  return partition === 'families' ? sectors : sectors.toSorted((x, y) => y.actors - x.actors)
}

function countShared(network: SlicedNetwork): number {
  let count = 0
  for (let p = 0; p < network.collaborationCount; p++) if (memberCount(network, p) > 1) count++
  return count
}
