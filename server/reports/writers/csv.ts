import { stringify } from 'csv-stringify/sync'
import type { Collaboration, Participation } from '../../domain/records.ts'
import { translate, type Language, type MessageKey } from '../../locales/locales.ts'
import type { ReportDocument, ReportIsolatedActor } from '../document.ts'

type Cell = string | number | boolean | null | undefined
type Column<Row> = { label: string; value: (row: Row) => Cell }

/** So many rows are written at once: enough to be quick, little enough to stream. */
const CHUNK = 1000
/** Between several values of one cell; an import splits there again. */
const SEPARATOR = '|'

// What French and other European Excel opens by a double click: semicolons, a byte-order mark, CRLF.
// Numbers keep their point and all their digits. A text that a spreadsheet would run as a formula gets
// an apostrophe before it.
const STYLE = { delimiter: ';', record_delimiter: 'windows', escape_formulas: true } as const

/**
 * Actors of the slice with all their measures, and of those who are little connected the reason and how
 * sure it is. Text in chunks, for a stream or a file.
 */
export function writeActorsCsv(document: ReportDocument): Iterable<string> {
  const { language, measures } = document
  const isolated = new Map(document.isolated.map((actor) => [actor.id, actor]))
  return table(document.actors, [
    column(language, 'actor-id', (actor) => actor.id),
    column(language, 'actor-name', (actor) => actor.name),
    column(language, 'actor-sectors', (actor) => actor.sectors.join(SEPARATOR)),
    column(language, 'actor-category', (actor) => actor.category),
    column(language, 'actor-place', (actor) => actor.place),
    column(language, 'actor-commune', (actor) => actor.commune),
    column(language, 'latitude', (actor) => actor.latitude),
    column(language, 'longitude', (actor) => actor.longitude),
    column(language, 'counted', (actor) => actor.counted),
    column(language, 'known-since', (actor) => actor.knownSince),
    column(language, 'surveyed-on', (actor) => actor.surveyedOn),
    column(language, 'last-activity', (actor) => actor.lastActivity),
    column(language, 'reason', ({ id }) => sayReason(language, isolated.get(id))),
    column(language, 'confidence', ({ id }) => sayConfidence(language, isolated.get(id))),
    ...measures.map(({ id }) => ({
      label: id,
      value: (actor: ReportDocument['actors'][number]) => actor.measures[id],
    })),
  ])
}

/** Everyone with a reason to be called isolated or little connected. */
export function writeIsolatedCsv(document: ReportDocument): Iterable<string> {
  const { language } = document
  return table(document.isolated, [
    column(language, 'actor-id', (actor) => actor.id),
    column(language, 'actor-name', (actor) => actor.name),
    column(language, 'actor-sectors', (actor) => actor.sectors.join(SEPARATOR)),
    column(language, 'actor-place', (actor) => actor.place),
    column(language, 'reason', (actor) => sayReason(language, actor)),
    column(language, 'reasons', (actor) =>
      actor.reasons.map((reason) => translate(language, `isolation.${reason}`)).join(SEPARATOR),
    ),
    column(language, 'without-tie', (actor) => actor.withoutTie),
    column(language, 'known-since', (actor) => actor.knownSince),
    column(language, 'last-activity', (actor) => actor.lastActivity),
    column(language, 'confidence', (actor) => sayConfidence(language, actor)),
    column(language, 'confidence-grounds', ({ confidence }) =>
      confidence.grounds
        .map((ground) => translate(language, `confidence.ground.${ground}`))
        .join(SEPARATOR),
    ),
    column(language, 'nearest-hub', ({ nearestHub }) => nearestHub.name),
    column(language, 'hub-distance', ({ nearestHub }) => nearestHub.distance),
  ])
}

function sayReason(language: Language, actor?: ReportIsolatedActor): string | undefined {
  return actor && translate(language, `isolation.${actor.reason}`)
}

function sayConfidence(language: Language, actor?: ReportIsolatedActor): string | undefined {
  return actor && translate(language, `confidence.${actor.confidence.level}`)
}

export function writeCollaborationsCsv(
  language: Language,
  rows: Iterable<Collaboration>,
): Iterable<string> {
  return table(rows, [
    column(language, 'collaboration-id', (row) => row.id),
    column(language, 'collaboration-name', (row) => row.name),
    column(language, 'collaboration-kind', (row) => row.kind),
    column(language, 'collaboration-domains', (row) => row.domains.join(SEPARATOR)),
    column(language, 'start', (row) => row.startsOn),
    column(language, 'end', (row) => row.endsOn),
    column(language, 'scope', (row) => row.scope),
    column(language, 'territories', (row) => row.territories.join(SEPARATOR)),
    column(language, 'weight', (row) => row.weight),
  ])
}

export function writeParticipationsCsv(
  language: Language,
  rows: Iterable<Participation>,
): Iterable<string> {
  return table(rows, [
    column(language, 'actor-id', (row) => row.actorId),
    column(language, 'collaboration-id', (row) => row.collaborationId),
    column(language, 'role', (row) => row.role),
    column(language, 'start', (row) => row.startsOn),
    column(language, 'end', (row) => row.endsOn),
    column(language, 'intensity', (row) => row.intensity),
    column(language, 'phase', (row) => row.phase),
    column(language, 'share', (row) => row.share),
  ])
}

type ColumnName = MessageKey extends infer Key
  ? Key extends `export.column.${infer Name}`
    ? Name
    : never
  : never

/** A column by the name that `export.column.<name>` gives it. */
export function column<Row>(
  language: Language,
  name: ColumnName,
  value: (row: Row) => Cell,
): Column<Row> {
  return { label: translate(language, `export.column.${name}`), value }
}

/** A header and the rows, in chunks. */
export function* table<Row>(
  rows: Iterable<Row>,
  columns: readonly Column<Row>[],
): Generator<string, void, undefined> {
  yield stringify([columns.map(({ label }) => label)], { ...STYLE, bom: true })
  let chunk: Cell[][] = []
  for (const row of rows) {
    chunk.push(columns.map(({ value }) => plain(value(row))))
    if (chunk.length < CHUNK) continue
    yield stringify(chunk, STYLE)
    chunk = []
  }
  if (chunk.length > 0) yield stringify(chunk, STYLE)
}

/** Booleans as words: csv-stringify would write 1 and nothing. */
function plain(cell: Cell): Cell {
  return typeof cell === 'boolean' ? String(cell) : cell
}
