import type { Actor, Collaboration, Participation } from '../../domain/records.ts'
import type { Language } from '../../locales/locales.ts'
import { column, dayColumn, SEPARATOR, tableOf, type Column, type Table } from './table.ts'

/**
 * Records as tables that an import understands by itself (ingest/schemas/own-tables.ts knows these
 * headers): brought in again, they change nothing. Codes stay codes. What a record has several of, each
 * with parts of its own (skills with their dates, stages, fundings), has a table with a row for each.
 */

export function actorRecords(language: Language, actors: readonly Actor[]): Table {
  return tableOf(
    actors,
    withAttributes(actors, [
      column(language, 'actor-id', ({ id }) => id),
      column(language, 'actor-name', ({ name }) => name),
      column(language, 'aliases', ({ aliases }) => aliases.join(SEPARATOR)),
      column(language, 'actor-category', ({ category }) => category),
      column(language, 'actor-sectors', ({ sectors }) => sectors.join(SEPARATOR)),
      column(language, 'family', ({ family }) => family),
      column(language, 'siret', ({ identifiers }) => identifiers['siret']),
      column(language, 'siren', ({ identifiers }) => identifiers['siren']),
      column(language, 'rna', ({ identifiers }) => identifiers['rna']),
      ...furtherIdentifiers(actors),
      column(language, 'place-label', ({ place }) => place?.label),
      column(language, 'actor-commune', ({ place }) => place?.commune),
      column(language, 'actor-postcode', ({ place }) => place?.postcode),
      column(language, 'latitude', ({ place }) => place?.latitude),
      column(language, 'longitude', ({ place }) => place?.longitude),
      column(language, 'place-precision', ({ place }) => place?.precision),
      column(language, 'social-economy', ({ socialEconomy }) => socialEconomy),
      dayColumn(language, 'known-since', ({ knownSince }) => knownSince),
      dayColumn(language, 'surveyed-on', ({ surveyedOn }) => surveyedOn),
      dayColumn(language, 'opened-on', ({ openedOn }) => openedOn),
      dayColumn(language, 'closed-on', ({ closedOn }) => closedOn),
      column(language, 'is-person', ({ isPerson }) => isPerson),
    ]),
  )
}

export function collaborationRecords(
  language: Language,
  collaborations: readonly Collaboration[],
): Table {
  return tableOf(
    collaborations,
    withAttributes(collaborations, [
      column(language, 'collaboration-id', ({ id }) => id),
      column(language, 'collaboration-name', ({ name }) => name),
      column(language, 'collaboration-kind', ({ kind }) => kind),
      column(language, 'directed', ({ directed }) => directed),
      column(language, 'collaboration-domains', ({ domains }) => domains.join(SEPARATOR)),
      dayColumn(language, 'start', ({ startsOn }) => startsOn),
      dayColumn(language, 'end', ({ endsOn }) => endsOn),
      column(language, 'scope', ({ scope }) => scope),
      column(language, 'origin-territory', ({ originTerritory }) => originTerritory),
      column(language, 'territories', ({ territories }) => territories.join(SEPARATOR)),
      column(language, 'skills-needed', ({ skillsNeeded }) => skillsNeeded.join(SEPARATOR)),
      dayColumn(language, 'spotted-on', ({ spottedOn }) => spottedOn),
      column(language, 'spotted-by', ({ spottedById }) => spottedById),
      column(language, 'weight', ({ weight }) => weight),
    ]),
  )
}

export function skillRecords(language: Language, actors: readonly Actor[]): Table {
  const rows = actors.flatMap(({ id, skills }) => skills.map((skill) => ({ id, ...skill })))
  return tableOf(rows, [
    column(language, 'actor-id', ({ id }) => id),
    column(language, 'skill', ({ code }) => code),
    dayColumn(language, 'since', ({ from }) => from),
    dayColumn(language, 'until', ({ to }) => to),
  ])
}

export function stageRecords(language: Language, collaborations: readonly Collaboration[]): Table {
  const rows = collaborations.flatMap(({ id, stages }) => stages.map((one) => ({ id, ...one })))
  return tableOf(rows, [
    column(language, 'collaboration-id', ({ id }) => id),
    column(language, 'stage', ({ stage }) => stage),
    dayColumn(language, 'since', ({ since }) => since),
  ])
}

export function fundingRecords(
  language: Language,
  collaborations: readonly Collaboration[],
): Table {
  const rows = collaborations.flatMap(({ id, fundings }) =>
    fundings.map((funding) => ({ id, ...funding })),
  )
  return tableOf(rows, [
    column(language, 'collaboration-id', ({ id }) => id),
    column(language, 'funder-id', ({ funderId }) => funderId),
    column(language, 'funder-name', ({ funderName }) => funderName),
    column(language, 'amount', ({ amount }) => amount),
    column(language, 'currency', ({ currency }) => currency),
    dayColumn(language, 'granted-on', ({ on }) => on),
    column(language, 'funding-kind', ({ kind }) => kind),
  ])
}

export function followingRecords(
  language: Language,
  collaborations: readonly Collaboration[],
): Table {
  const rows = collaborations.flatMap(({ id, followsIds }) =>
    followsIds.map((earlier) => ({ id, earlier })),
  )
  return tableOf(rows, [
    column(language, 'collaboration-id', ({ id }) => id),
    column(language, 'follows', ({ earlier }) => earlier),
  ])
}

export function participationRecords(
  language: Language,
  participations: Iterable<Participation>,
): Table {
  return tableOf(participations, [
    column(language, 'actor-id', ({ actorId }) => actorId),
    column(language, 'collaboration-id', ({ collaborationId }) => collaborationId),
    column(language, 'role', ({ role }) => role),
    dayColumn(language, 'start', ({ startsOn }) => startsOn),
    dayColumn(language, 'end', ({ endsOn }) => endsOn),
    column(language, 'intensity', ({ intensity }) => intensity),
    column(language, 'phase', ({ phase }) => phase),
    column(language, 'share', ({ share }) => share),
  ])
}

const OWN_IDENTIFIERS: ReadonlySet<string> = new Set(['siret', 'siren', 'rna'])

/** Numbers of other registers: `id:` and the name, in every language. */
function furtherIdentifiers(actors: readonly Actor[]): Column<Actor>[] {
  const names = new Set(actors.flatMap(({ identifiers }) => Object.keys(identifiers)))
  return [...names]
    .filter((name) => !OWN_IDENTIFIERS.has(name))
    .map((name) => ({ label: `id:${name}`, value: ({ identifiers }) => identifiers[name] }))
}

/** The columns, and one more for each attribute whose name is not that of a column already. */
function withAttributes<Row extends Pick<Actor, 'attributes'>>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
): Column<Row>[] {
  const taken = new Set(columns.map(({ label }) => label.toLowerCase()))
  const names = new Set(rows.flatMap(({ attributes }) => Object.keys(attributes)))
  const further = [...names].filter((name) => !taken.has(name.toLowerCase()))
  return [
    ...columns,
    ...further.map((name): Column<Row> => {
      return { label: name, value: ({ attributes }) => attributes[name] }
    }),
  ]
}
