import type { ActorColumn, Finding, MeasuredColumn } from '../../domain/findings.ts'
import { computeFindings, computeYears } from './computing.ts'
import { getMeasure } from '../../measures/registry.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import type { MeasureChoice } from '../measure-choice.ts'
import { collaborationColumnsOf, columnsOf, orNull } from './kept.ts'

/** Answers of the measures asked for: findings, and columns of those of actors and collaborations. */
export type Measured = { findings: Finding[]; columns: MeasuredColumn[] }

/** @throws AppError measure-not-found, invalid-options, network-too-large */
export function measure(network: SlicedNetwork, { measures, by, ...how }: MeasureChoice): Measured {
  const ids = measures ?? []
  const ofScope = (scope: string) => ids.filter((id) => getMeasure(id).scope === scope)
  return {
    findings: (by === 'year' ? computeYears : computeFindings)(network, measures, how),
    columns: [
      ...columnsOf(network, ofScope('actor'), how).map((column) =>
        told('actor', column, network.actorIds, (row) => network.isCounted[row] === 1),
      ),
      ...collaborationColumnsOf(network, ofScope('collaboration'), how).map((column) =>
        told('collaboration', column, network.collaborationIds, () => true),
      ),
    ],
  }
}

function told(
  scope: MeasuredColumn['scope'],
  { measure: id, unit, values, reason, method }: ActorColumn,
  ids: readonly string[],
  isCounted: (row: number) => boolean,
): MeasuredColumn {
  const rows = Array.from(values.keys()).filter(isCounted)
  const numbers = rows.map((row) => orNull(values[row]))
  return {
    measure: id,
    scope,
    unit,
    ids: rows.map((row) => ids[row] ?? ''),
    values: numbers,
    ...(reason !== undefined && numbers.includes(null) && { reason }),
    method,
  }
}
