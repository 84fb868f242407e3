import { brokerageFormulas } from './brokerage.ts'
import { missionFormulas } from './mission.ts'
import { opennessFormulas } from './openness.ts'
import { positionFormulas } from './position.ts'
import { structureFormulas } from './structure.ts'
import type { Formula } from './symbols.ts'
import { timeFormulas } from './time.ts'

const FORMULAS: ReadonlyMap<string, Formula> = new Map(
  [
    structureFormulas,
    positionFormulas,
    opennessFormulas,
    brokerageFormulas,
    timeFormulas,
    missionFormulas,
  ].flatMap((family) => Object.entries(family)),
)

/** The formula of a measure of the registry; undefined for any other id. */
export function formulaOf(measure: string): Formula | undefined {
  return FORMULAS.get(measure)
}
