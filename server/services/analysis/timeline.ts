import { compareIds } from '../../domain/identifiers.ts'
import { isoDay, NO_DAY } from '../../domain/dates.ts'
import { communeByCode, departementOf } from '../../geography/communes.ts'
import { labelOf } from '../../geography/territories.ts'
import { memberDays, wholeHistory } from '../../measures/time/pair-spells.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { collaborationNameOf, domainsOf, kindOf, textOf, textsOf } from './labels.ts'
import { pageOf, type Page, type PageAsked } from './page.ts'
import { summarise, type Summary } from './summary.ts'

/** What the bars are grouped by. */
export const TIMELINE_GROUPS = ['none', 'kind', 'domain', 'territory'] as const
export type TimelineGrouping = (typeof TIMELINE_GROUPS)[number]

export type TimelineAsked = PageAsked & { group: TimelineGrouping }

/**
 * A group: a kind, a domain or the code of a département; `several` where a collaboration has more than
 * one, so that each is in one group only, and `none` where it has none.
 */
export type TimelineGroup = {
  value: string
  label?: string
  is: 'one' | 'several' | 'none'
  collaborations: number
}

export type TimelineRow = {
  id: string
  name: string
  kind: string
  /** Place in `groups`. */
  group: number
  /** ISO days, the first and the last on which a member is in it. */
  from: string
  to: string
  domains: string[]
  members: string[]
}

export type Timeline = Page<TimelineRow> & {
  summary: Summary
  groups: TimelineGroup[]
  /** Of the slice without its period: the collaborations active in each year, and those that begin. */
  years: { year: number; active: number; starting: number }[]
  /** Of the slice without its period: those of which nothing is dated; they are in no row. */
  undated: number
}

/** A histogram of more years than this comes from a mistyped date; the last ones are kept. */
const MAX_YEARS = 60

/**
 * The dated collaborations of a slice: by group (the largest first, those of several and of none at the
 * end), then by beginning, end and id. O(participations + collaborations log collaborations).
 */
export function layOutTimeline(network: SlicedNetwork, asked: TimelineAsked): Timeline {
  const days = spansOf(network)
  const dated = Array.from({ length: network.collaborationCount }, (_, p) => p).filter(
    (p) => days.from[p] !== NO_DAY,
  )
  const { groups, groupOf } = groupRows(network, dated, asked.group)
  const rows = dated.toSorted(
    (a, b) =>
      (groupOf.get(a) ?? 0) - (groupOf.get(b) ?? 0) ||
      (days.from[a] ?? 0) - (days.from[b] ?? 0) ||
      (days.to[a] ?? 0) - (days.to[b] ?? 0) ||
      a - b,
  )
  const history = wholeHistory(network)
  const all = history === network ? days : spansOf(history)
  const page = pageOf(rows, asked, (p) => ({
    id: network.collaborationIds[p] ?? '',
    name: collaborationNameOf(network, p),
    kind: kindOf(network, p),
    group: groupOf.get(p) ?? 0,
    from: isoDay(days.from[p] ?? 0),
    to: isoDay(days.to[p] ?? 0),
    domains: domainsOf(network, p),
    members: Array.from(membersOf(network, p), (actor) => network.actorIds[actor] ?? ''),
  }))
  return {
    ...page,
    summary: summarise(network),
    groups,
    years: countYears(all),
    undated: all.from.reduce((sum, from) => sum + (from === NO_DAY ? 1 : 0), 0),
  }
}

type Spans = { from: Int32Array; to: Int32Array }

/** First and last day on which a member of each collaboration is in it; NO_DAY where none is dated. */
function spansOf(network: SlicedNetwork): Spans {
  const members = memberDays(network)
  const from = new Int32Array(network.collaborationCount).fill(NO_DAY)
  const to = new Int32Array(network.collaborationCount).fill(NO_DAY)
  for (let p = 0; p < network.collaborationCount; p++) {
    const end = network.collaborationOffsets[p + 1] ?? 0
    for (let k = network.collaborationOffsets[p] ?? 0; k < end; k++) {
      const first = members.from[k] ?? NO_DAY
      if (first === NO_DAY) continue
      from[p] = from[p] === NO_DAY ? first : Math.min(from[p] ?? first, first)
      to[p] = Math.max(to[p] ?? NO_DAY, members.to[k] ?? first)
    }
  }
  return { from, to }
}

function countYears({ from, to }: Spans): Timeline['years'] {
  let last = -Infinity
  let first = Infinity
  for (const [p, start] of from.entries()) {
    if (start === NO_DAY) continue
    first = Math.min(first, yearOf(start))
    last = Math.max(last, yearOf(to[p] ?? start))
  }
  if (first > last) return []
  const begin = Math.max(first, last - MAX_YEARS + 1)
  const years = Array.from({ length: last - begin + 1 }, (_, index) => ({
    year: begin + index,
    active: 0,
    starting: 0,
  }))
  for (const [p, start] of from.entries()) {
    if (start === NO_DAY) continue
    const opening = years[yearOf(start) - begin]
    if (opening) opening.starting++
    for (const year of years.slice(
      Math.max(0, yearOf(start) - begin),
      Math.max(0, yearOf(to[p] ?? start) - begin + 1),
    )) {
      year.active++
    }
  }
  return years
}

function groupRows(network: SlicedNetwork, rows: readonly number[], by: TimelineGrouping) {
  const found = new Map<string, TimelineGroup & { members: number[] }>()
  for (const p of rows) {
    const values = valuesOf(network, p, by)
    const [value = ''] = values
    const is = values.length === 1 ? 'one' : values.length === 0 ? 'none' : 'several'
    const key = is === 'one' ? `one ${value}` : is
    const label = by === 'territory' && is === 'one' ? labelOf(`departement:${value}`) : undefined
    const group = found.get(key) ?? {
      value: is === 'one' ? value : '',
      ...(label !== undefined && { label }),
      is,
      collaborations: 0,
      members: [],
    }
    found.set(key, group)
    group.collaborations++
    group.members.push(p)
  }
  const ordered = [...found.values()].toSorted(
    (a, b) =>
      ORDER.indexOf(a.is) - ORDER.indexOf(b.is) ||
      b.collaborations - a.collaborations ||
      compareIds(a.value, b.value),
  )
  const groupOf = new Map<number, number>()
  const groups = ordered.map(({ members, ...group }, place): TimelineGroup => {
    for (const p of members) groupOf.set(p, place)
    return group
  })
  return { groups, groupOf }
}

const ORDER = ['one', 'several', 'none'] as const

/** What a collaboration is grouped by: distinct values. */
function valuesOf(network: SlicedNetwork, p: number, by: TimelineGrouping): string[] {
  switch (by) {
    case 'none':
      return ['']
    case 'kind':
      return [kindOf(network, p)]
    case 'domain':
      return [...new Set(domainsOf(network, p))]
    case 'territory':
      return departementsOf(network, p)
  }
}

/** The départements of its own territories; where it names none, those that its members are placed in. */
function departementsOf(network: SlicedNetwork, p: number): string[] {
  const { actors, collaborations } = network.whole.packed
  const own = textsOf(collaborations.territories, network.collaborationRows[p] ?? 0)
  const codes =
    own.length > 0
      ? own
      : Array.from(membersOf(network, p), (actor) =>
          textOf(actors.commune, network.actorRows[actor] ?? 0),
        )
  const found = new Set<string>()
  for (const code of codes) {
    const departement = code === undefined ? undefined : departementAt(code)
    if (departement !== undefined) found.add(departement)
  }
  return [...found].toSorted(compareIds)
}

function departementAt(code: string): string | undefined {
  const named = /^departement:(.+)$/.exec(code)?.[1]
  if (named !== undefined) return named
  return communeByCode(code) ? departementOf(code)?.code : undefined
}

function membersOf(network: SlicedNetwork, p: number): Int32Array {
  return network.collaborationMembers.subarray(
    network.collaborationOffsets[p],
    network.collaborationOffsets[p + 1],
  )
}

function yearOf(day: number): number {
  return Number(isoDay(day).slice(0, 4))
}
