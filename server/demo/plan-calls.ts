import type { Application, Call } from '../domain/records.ts'
import { dayOf } from './calendar.ts'
import { DOMAINS } from './names.ts'
import type { PlannedProject } from './plan-stages.ts'
import type { Random } from './random.ts'

const OPENS = { month: 24, year: 2012 }
/** The month in which all of them apply: March 2012. */
const FILING_MONTH = 26

/** An invented call for projects, and the projects that began in the nine months after it. */
export function planCall(
  projects: readonly PlannedProject[],
  random: Random,
): { call: Call; applications: Application[] } {
  const call: Call = {
    id: 'appel-2012',
    name: 'Appel à projets numériques des Cinq-Rives 2012 (fictif)',
    opensOn: dayOf(OPENS.month, 9),
    closesOn: dayOf(FILING_MONTH, 31),
    domains: [...DOMAINS],
    eligibleCategories: ['Association', 'Collectivité', 'Établissement d’enseignement'],
    rules: ['Un porteur dépose un seul projet à la fois sur deux ans.'],
  }
  const applications = projects
    .filter(
      ({ spec }) => spec.startMonth > FILING_MONTH && spec.startMonth < (OPENS.year - 2009) * 12,
    )
    .map(({ spec, collaboration }): Application => ({
      callId: call.id,
      collaborationId: collaboration.id,
      filedOn: dayOf(FILING_MONTH, random.between(1, 31)),
      status: spec.funded ? 'selected' : random.next() < 0.5 ? 'rejected' : 'filed',
    }))
  return { call, applications }
}
