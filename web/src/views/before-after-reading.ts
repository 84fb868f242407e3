import type { Comparison } from '../../../server/contract/before-after.ts'
import type { Judgement } from '../parts/chance.ts'

/** 95 % of a normal distribution lie within so many standard deviations. */
const NORMAL_95 = 1.959963984540054

/** What may be said of the change, chance taken out of both periods: no comparative within its 95 %. */
export function judgeChange({ beyond }: Pick<Comparison, 'beyond'>): Judgement {
  if (!beyond || beyond.sd === 0) return 'unknown'
  if (Math.abs(beyond.value) <= NORMAL_95 * beyond.sd) return 'chance'
  return beyond.value > 0 ? 'more' : 'less'
}

export const PARTS = ['composition', 'newCollaborations', 'opening', 'departures'] as const
export type Part = (typeof PARTS)[number]

export type Step = { part: Part; from: number; to: number; value: number }

/**
 * The parts of the change laid end to end from the first index to the second; undefined where there is
 * no change to take apart.
 */
export function stepsOf({ change }: Pick<Comparison, 'change'>): Step[] | undefined {
  const { before } = change.parts ?? {}
  if (change.value === null || typeof before !== 'number') return undefined
  let level = before
  return PARTS.map((part) => {
    const value = change.parts?.[part] ?? 0
    const from = level
    level += value
    return { part, from, to: level, value }
  })
}

/** The part that weighs most, in either direction. */
export function mainStep(steps: readonly Step[]): Step | undefined {
  return steps.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value))[0]
}

export type Periods = { firstFrom: number; firstTo: number; secondFrom: number; secondTo: number }

/** The two periods in whole years, as the lists show them; open sides are the ends of the data. */
export function yearsOf(
  { first, second }: Pick<Comparison, 'first' | 'second'>,
  low: number,
  high: number,
): Periods {
  return {
    firstFrom: yearAt(first.from, low),
    firstTo: yearAt(first.to, high),
    secondFrom: yearAt(second.from, low),
    secondTo: yearAt(second.to, high),
  }
}

function yearAt(date: string | undefined, open: number): number {
  return date === undefined ? open : Number(date.slice(0, 4))
}

/** Both periods with one of their four ends moved; a period never ends before it begins. */
export function withEnd(periods: Periods, end: keyof Periods, year: number): Periods {
  const next = { ...periods, [end]: year }
  if (end === 'firstFrom') next.firstTo = Math.max(next.firstTo, year)
  if (end === 'firstTo') next.firstFrom = Math.min(next.firstFrom, year)
  if (end === 'secondFrom') next.secondTo = Math.max(next.secondTo, year)
  if (end === 'secondTo') next.secondFrom = Math.min(next.secondFrom, year)
  return next
}

/** The two periods as parameters of an export. */
export function periodsOf({ first, second }: Comparison): Record<string, string> {
  const asked = {
    firstFrom: first.from,
    firstTo: first.to,
    secondFrom: second.from,
    secondTo: second.to,
  }
  return Object.fromEntries(
    Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
