import type { Actor, Application } from '../domain/records.ts'
import { dayOf, daysBefore, endMonth, LAST_MONTH } from './calendar.ts'
import type { PlannedProject } from './plan-stages.ts'
import type { PlantedTruth } from './planted-truth.ts'
import type { Random } from './random.ts'

const OTHER_FUNDERS = ['Département des Cinq-Rives (fictif)', 'Fonds européens (fictif)'] as const
/** What `alive-after-funding` looks ahead. */
const FOLLOWED = 24

/**
 * Gives the funded projects their fundings, all of one day: one funder, two or three. One in three was
 * paid for long before it began, so that it is still there two years later.
 */
export function planFundings(
  projects: readonly PlannedProject[],
  funder: Actor,
  random: Random,
): Pick<PlantedTruth, 'funders' | 'followedAfterFunding'> {
  const funders: PlantedTruth['funders'] = []
  const followed: PlantedTruth['followedAfterFunding'] = []
  const funded = projects.filter(({ spec }) => spec.funded)
  for (const [place, { spec, collaboration }] of funded.entries()) {
    const early = place % 3 === 0 ? FOLLOWED + 1 - spec.months : 0
    const month = spec.startMonth - early
    const names = OTHER_FUNDERS.slice(0, place % 6 === 0 ? 2 : place % 2 === 0 ? 1 : 0)
    const grant = (amount: number) =>
      ({ amount, currency: 'EUR', on: dayOf(month, 1), kind: 'subvention' }) as const
    collaboration.fundings = [
      { funderId: funder.id, funderName: funder.name, ...grant(1000 * random.between(8, 40)) },
      ...names.map((funderName) => ({ funderName, ...grant(1000 * random.between(2, 20)) })),
    ]
    funders.push({ collaborationId: collaboration.id, funders: 1 + names.length })
    if (month + FOLLOWED <= LAST_MONTH) {
      const isAlive = endMonth(spec) >= month + FOLLOWED
      followed.push({ collaborationId: collaboration.id, isAlive })
    }
  }
  return { funders, followedAfterFunding: followed }
}

/** The resource centre spots one project in four before the first money or application. */
export function planSpotting(
  projects: readonly PlannedProject[],
  applications: readonly Application[],
  resourceCentre: Actor,
  random: Random,
): PlantedTruth['spotted'] {
  return projects.flatMap(({ collaboration }, place) => {
    if (place % 4 !== 1) return []
    const days = [
      ...collaboration.fundings.flatMap(({ on }) => on ?? []),
      ...applications
        .filter(({ collaborationId }) => collaborationId === collaboration.id)
        .flatMap(({ filedOn }) => filedOn ?? []),
    ].toSorted((a, b) => (a < b ? -1 : 1))
    const [first] = days
    if (first === undefined) return []
    const lead = random.between(20, 200)
    collaboration.spottedOn = daysBefore(first, lead)
    collaboration.spottedById = resourceCentre.id
    return [{ collaborationId: collaboration.id, days: lead }]
  })
}
