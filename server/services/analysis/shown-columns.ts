import type { ActorColumn, Reason } from '../../domain/findings.ts'
import { AppError } from '../../errors.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import type { MeasureChoice } from '../measure-choice.ts'
import { collaborationColumnsOf, columnsOf, orNull, sortableMeasureIds } from './kept.ts'

/** What a column of a list says beside its values. */
export type ColumnHead = { measure: string; unit: string; reason?: Reason }

/** A list asked for with columns: `sort` is a field of the list or the id of a measure. */
export type ColumnsAsked = MeasureChoice & { sort?: string }

/**
 * The columns of a list: those asked for, else (of actors) those computed unasked, and the one that it
 * is sorted by. Without being asked for, a column that takes long is left empty.
 * @throws AppError invalid-request for a measure that is of something else
 */
export function shownColumns(
  network: SlicedNetwork,
  scope: 'actor' | 'collaboration',
  { measures, options, seed, sort }: ColumnsAsked,
): ActorColumn[] {
  const known = sortableMeasureIds(scope)
  const stranger = measures?.find((id) => !known.includes(id))
  if (stranger !== undefined) {
    throw new AppError('invalid-request', { field: 'measures', value: stranger, expected: known })
  }
  const how = { ...(options && { options }), ...(seed !== undefined && { seed }) }
  const columns =
    scope === 'actor'
      ? columnsOf(network, measures, how)
      : collaborationColumnsOf(network, measures ?? [], how)
  if (sort === undefined || !known.includes(sort)) return columns
  const sorting =
    scope === 'actor'
      ? columnsOf(network, [sort], how)
      : collaborationColumnsOf(network, [sort], how)
  const place = columns.findIndex(({ measure }) => measure === sort)
  return place === -1 ? [...columns, ...sorting] : columns.toSpliced(place, 1, ...sorting)
}

export function headOf({ measure, unit, reason }: ActorColumn): ColumnHead {
  return { measure, unit, ...(reason !== undefined && { reason }) }
}

/** The values of one row, by measure. */
export function valuesOf(columns: readonly ActorColumn[], row: number) {
  return Object.fromEntries(columns.map(({ measure, values }) => [measure, orNull(values[row])]))
}
