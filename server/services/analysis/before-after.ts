import type { Finding, Reason } from '../../domain/findings.ts'
import { compareIds } from '../../domain/identifiers.ts'
import { computeFindings } from './computing.ts'
import { windowsOf } from '../../measures/time/openness-change.ts'
import { countShared, tieKeys, type Ascending } from '../../measures/time/persistence.ts'
import { collaborationCountOf } from '../../network/incidence.ts'
import { sliceAgain } from '../../network/slice-network.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { fold } from './labels.ts'

/** The two windows; without, the halves of the slice's years. */
export type BeforeAfterAsked = {
  firstFrom?: string
  firstTo?: string
  secondFrom?: string
  secondTo?: string
}

type Named = { id: string; name: string }
type Period = { from?: string; to?: string }

/** How many of one kind there are in each period, and in both. */
export type Compared = { first: number; second: number; both: number }

export type Comparison = {
  first: Period
  second: Period
  /** `ei-newman` of each period. */
  before: Finding
  after: Finding
  /** `openness-change`, its parts summing to its value. */
  change: Finding
  /**
   * How much farther from chance the second period is than the first, (O₂ − E₂) − (O₁ − E₁), and its
   * exact standard deviation when sectors are shuffled among all who are in either, the same in both.
   */
  beyond: { value: number; sd: number } | null
  actors: Compared
  collaborations: Compared
  ties: Compared
  /** Counted actors active in one period only, by name; the first of them. */
  entered: Named[]
  left: Named[]
  /** `renewal` of the first period: ties that its collaborations left, taken up again within 24 months. */
  renewal: Finding
}
export type BeforeAfter = { comparison: Comparison } | { comparison: null; reason: Reason }

const NAMED = 200

/** Two periods of a slice beside each other. @throws AppError invalid-slice (dates) */
export function compareWindows(network: SlicedNetwork, asked: BeforeAfterAsked): BeforeAfter {
  const windows = windowsOf(network, asked)
  if (windows === undefined) return { comparison: null, reason: 'too-few-windows' }
  const [first, second] = windows
  const options = {
    'openness-change': {
      ...(first.from !== undefined && { firstFrom: first.from }),
      ...(first.to !== undefined && { firstTo: first.to }),
      ...(second.from !== undefined && { secondFrom: second.from }),
      ...(second.to !== undefined && { secondTo: second.to }),
    },
  }
  const one = sliceAgain(network, first)
  const two = sliceAgain(network, second)
  const [change] = computeFindings(network, ['openness-change'], { options })
  const [before, renewal] = computeFindings(one, ['ei-newman', 'renewal'])
  const [after] = computeFindings(two, ['ei-newman'])
  if (!change || !before || !after || !renewal) throw new RangeError('no finding of a change')
  const active = [activeActors(one), activeActors(two)] as const
  return {
    comparison: {
      first,
      second,
      before,
      after,
      change,
      beyond: beyondChance(change),
      actors: compared(...active),
      collaborations: compared(one.collaborationRows, two.collaborationRows),
      ties: compared(tieKeys(one), tieKeys(two)),
      entered: namesOf(network, active[1], active[0]),
      left: namesOf(network, active[0], active[1]),
      renewal,
    },
  }
}

function beyondChance({ parts }: Finding): Comparison['beyond'] {
  const { beyond, beyondSd } = parts ?? {}
  return typeof beyond === 'number' && typeof beyondSd === 'number'
    ? { value: beyond, sd: beyondSd }
    : null
}

/** Counted actors with a collaboration, by their rows in the whole network. */
function activeActors(network: SlicedNetwork): Int32Array {
  return network.actorRows.filter(
    (_, actor) => network.isCounted[actor] === 1 && collaborationCountOf(network, actor) > 0,
  )
}

function compared(first: Ascending, second: Ascending): Compared {
  return { first: first.length, second: second.length, both: countShared(first, second) }
}

/** The names of those who are in the one and not in the other. */
function namesOf({ whole }: SlicedNetwork, these: Int32Array, others: Int32Array): Named[] {
  const { ids, names } = whole.packed.actors
  const known = new Set(others)
  return [...these]
    .filter((row) => !known.has(row))
    .map((row) => ({ id: ids[row] ?? '', name: names[row] ?? '' }))
    .toSorted((a, b) => compareIds(fold(a.name), fold(b.name)) || compareIds(a.id, b.id))
    .slice(0, NAMED)
}

/** Every counted actor active in one of the periods or both, in the order of ids; none without two. */
export function compareActors(
  network: SlicedNetwork,
  asked: BeforeAfterAsked,
): (Named & { before: boolean; after: boolean })[] {
  const windows = windowsOf(network, asked)
  if (windows === undefined) return []
  const [before, after] = windows.map(
    (window) => new Set(activeActors(sliceAgain(network, window))),
  )
  const { ids, names } = network.whole.packed.actors
  return [...new Set([...(before ?? []), ...(after ?? [])])]
    .toSorted((a, b) => a - b)
    .map((row) => ({
      id: ids[row] ?? '',
      name: names[row] ?? '',
      before: before?.has(row) ?? false,
      after: after?.has(row) ?? false,
    }))
}
