import { Type, type TObject, type TProperties } from 'typebox'
import type { SliceQuery } from '../contract/atoms.ts'
import type { MeasureQuery } from '../contract/findings.ts'
import type { RecordListQuery, TableQuery } from '../contract/records.ts'
import type { TerritoriesQuery } from '../contract/territories.ts'
import { languageOf } from '../locales/locales.ts'
import { readCursor, writeCursor } from '../services/cursor.ts'
import { readMeasureChoice, type MeasureChoice } from '../services/measure-choice.ts'
import { readSlice } from '../services/slices.ts'

/** Path parameters; an id that cannot be one is answered as one that is not there. */
const Id = Type.String({ minLength: 1, maxLength: 4000 })
export const NetworkParams = Type.Object({ networkId: Id })
export const ActorParams = Type.Object({ networkId: Id, actorId: Id })
export const CollaborationParams = Type.Object({ networkId: Id, collaborationId: Id })
export const ParticipationParams = Type.Object({ networkId: Id, participationKey: Id })
export const CallParams = Type.Object({ networkId: Id, callId: Id })
export const ApplicationParams = Type.Object({ networkId: Id, callId: Id, collaborationId: Id })
export const ChangeParams = Type.Object({ networkId: Id, changeSetId: Id })
export const MeasureParams = Type.Object({ networkId: Id, measure: Id })

/** A query of which a misspelled parameter is refused, not passed over. */
export function strict<P extends TProperties>(query: TObject<P>): TObject<P> {
  return Type.Object(query.properties, { additionalProperties: false })
}

/** The slice among the parameters of a query. @throws AppError invalid-slice */
export function sliceOf(query: SliceQuery) {
  const { from, to, territory, members, kinds, domains, scope, support, actors } = query
  const { minCollaborations } = query
  return readSlice({
    from,
    to,
    territory,
    members,
    kinds: kinds && [...kinds],
    domains,
    scope,
    support,
    actors,
    minCollaborations,
  })
}

/** The measures asked for, and how. @throws AppError unknown-measure, invalid-options */
export function choiceOf({ measures, options, seed }: MeasureQuery): MeasureChoice {
  return readMeasureChoice({ measures: listOf(measures), options, seed })
}

const PAGE = 50

/** Where a page begins and how long it is. @throws AppError invalid-request */
export function pageAsked(query: { cursor?: string; limit?: number }) {
  return { offset: readCursor(query.cursor), limit: query.limit ?? PAGE }
}

/** What a list of records is asked for. @throws AppError invalid-request, unknown-measure, invalid-options */
export function listAsked(query: RecordListQuery) {
  const { q, sector, sort, order } = query
  return {
    ...pageAsked(query),
    ...choiceOf(query),
    ...(q !== undefined && q.trim() !== '' && { q }),
    ...(sector !== undefined && { sector }),
    ...(sort !== undefined && { sort }),
    ...(order !== undefined && { order }),
  }
}

/** What a table shows. @throws AppError invalid-request, invalid-options */
export function tableAsked(query: TableQuery, language: string | undefined) {
  const { offset: _first, limit: _most, ...asked } = listAsked(query)
  return { ...asked, columns: listOf(query.columns) ?? [], language: languageOf(language) }
}

/**
 * A slice without a territory has no use for `members`; each territory's slice does.
 * @throws AppError invalid-options for those of another measure than `ei-newman`
 */
export function territoriesAsked({ level, audience, members, options, seed }: TerritoriesQuery) {
  const { measures: _one, ...how } = readMeasureChoice({ measures: ['ei-newman'], options, seed })
  return {
    ...how,
    level: level ?? 'commune',
    ...(audience !== undefined && { audience }),
    ...(members === 'inside' && { members }),
  }
}

/** A page as it crosses the wire: the next one by its cursor. */
export function pageOnWire<P extends { next: number | null }>(
  page: P,
): Omit<P, 'next'> & { next: string | null } {
  return { ...page, next: writeCursor(page.next) }
}

/** Values separated by commas; nothing when there is none. */
export function listOf(text: string | undefined): string[] | undefined {
  const values = (text ?? '')
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== '')
  return values.length > 0 ? values : undefined
}
