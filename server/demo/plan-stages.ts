import type { Collaboration } from '../domain/records.ts'
import { dayOf, endMonth, lastDayOf } from './calendar.ts'
import type { Spec } from './plan-collaborations.ts'
import type { PlantedTruth } from './planted-truth.ts'

export type PlannedProject = { spec: Spec; collaboration: Collaboration }

/** Months between the idea and the experiment, and between this and what it leads to. */
const IDEA_BEFORE = 3
const DEPLOYED_AFTER = 6
/** Of each seven projects the stages of one were not noted. */
const NOTED_OF = 7

/** Gives projects their stages: each an experiment, some of them deployed since, some given up. */
export function planStages(projects: readonly PlannedProject[]): PlantedTruth['experiments'] {
  return projects.flatMap(({ spec, collaboration }, place) => {
    if (place % NOTED_OF === NOTED_OF - 1) return []
    const { startMonth } = spec
    const stages: Collaboration['stages'] = [
      { stage: 'idea', since: dayOf(startMonth - IDEA_BEFORE, 1) },
      { stage: 'experiment', since: dayOf(startMonth, 1) },
    ]
    const isLong = startMonth + DEPLOYED_AFTER <= endMonth(spec)
    const outcome =
      place % 5 < 2 && isLong ? 'deployed' : place % 5 === 2 ? 'abandoned' : 'going-on'
    if (outcome === 'deployed') {
      stages.push({ stage: 'deployment', since: dayOf(startMonth + DEPLOYED_AFTER, 1) })
      if (place % 2 === 0) stages.push({ stage: 'sustained', since: lastDayOf(endMonth(spec)) })
    }
    if (outcome === 'abandoned') {
      stages.push({ stage: 'abandoned', since: lastDayOf(endMonth(spec)) })
    }
    collaboration.stages = stages
    return [{ collaborationId: collaboration.id, outcome }]
  })
}
