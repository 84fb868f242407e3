import { isWithheld, SMALLEST_PUBLIC_CELL, type Audience } from '../../domain/disclosure.ts'
import { isMessageKey, translate, type Language } from '../../locales/locales.ts'
import { measureContext } from '../../measures/measure.ts'
import { changeBetween, windowsOf } from '../../measures/time/openness-change.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { writeCsv } from '../../reports/writers/csv.ts'
import { column, SEPARATOR, tableOf, type Table } from '../../reports/writers/table.ts'
import { territoriesTable } from '../../reports/writers/territories-table.ts'
import type { HeldTable } from '../../reports/writers/workbook.ts'
import { compareActors, type BeforeAfterAsked } from './before-after.ts'
import { listBrokers, SHOWN_ROLES, type BrokersAsked } from './brokers.ts'
import { describeCuts } from './cuts.ts'
import { describeMatrix, type MatrixAsked } from './sector-matrix.ts'
import { listTerritories, type TerritoriesAsked } from './territories.ts'

/** A view as a table to hand on: every row and every digit. */
export type ViewTableAsked = { language: Language } & (
  | ({ view: 'matrix'; audience: Audience } & MatrixAsked)
  | ({ view: 'brokers' } & Omit<BrokersAsked, 'offset' | 'limit'>)
  | { view: 'cuts' }
  | ({ view: 'before-after' | 'change' } & BeforeAfterAsked)
  | ({ view: 'territories' } & TerritoriesAsked)
)

/** All rows of a view as CSV text. @throws as the view */
export function writeViewCsv(network: SlicedNetwork, asked: ViewTableAsked): string {
  return [...writeCsv(tabulate(network, asked))].join('')
}

/** All rows of a view as plain data, for the other formats. @throws as the view */
export function holdView(network: SlicedNetwork, asked: ViewTableAsked): HeldTable {
  const { rows, ...table } = tabulate(network, asked)
  const name = translate(asked.language, `export.sheet.${asked.view}`)
  return { ...table, name, rows: [...rows] }
}

function tabulate(network: SlicedNetwork, asked: ViewTableAsked): Table {
  switch (asked.view) {
    case 'matrix':
      return matrixTable(network, asked, asked.language, asked.audience)
    case 'brokers':
      return brokersTable(network, asked, asked.language)
    case 'cuts':
      return cutsTable(network, asked.language)
    case 'before-after':
      return periodsTable(network, asked, asked.language)
    case 'change':
      return changeTable(network, asked, asked.language)
    case 'territories':
      return territoriesTable(asked.language, listTerritories(network, asked).rows)
  }
}

/** One row for each pair; where one of the two has few actors the public is told nothing. */
function matrixTable(
  network: SlicedNetwork,
  asked: MatrixAsked,
  language: Language,
  audience: Audience,
) {
  const { sectors, cells } = describeMatrix(network, asked)
  const nameOf = (place: number): string => {
    const id = sectors[place]?.id ?? ''
    const key = `view.matrix.family.${id}`
    return asked.partition === 'families' && isMessageKey(key) ? translate(language, key) : id
  }
  const rows = cells.map((cell) => ({
    ...cell,
    withheld: [cell.a, cell.b].some((place) => isWithheld(audience, sectors[place]?.actors ?? 0)),
  }))
  type Row = (typeof rows)[number]
  const told = (value: (row: Row) => number | null) => (row: Row) =>
    row.withheld ? null : value(row)
  const few = translate(language, 'territories.withheld', { least: SMALLEST_PUBLIC_CELL })
  return tableOf(rows, [
    column(language, 'sector-a', ({ a }) => nameOf(a)),
    column(language, 'sector-b', ({ b }) => nameOf(b)),
    column(
      language,
      'observed',
      told(({ observed }) => observed),
    ),
    column(
      language,
      'expectation',
      told(({ expected }) => expected),
    ),
    column(
      language,
      'sd',
      told(({ sd }) => sd),
    ),
    column(
      language,
      'z',
      told(({ z }) => z),
    ),
    column(
      language,
      'p',
      told(({ p }) => p),
    ),
    column(
      language,
      'p-adjusted',
      told(({ adjusted }) => adjusted),
    ),
    column(language, 'remark', ({ withheld }) => (withheld ? few : undefined)),
  ])
}

function brokersTable(
  network: SlicedNetwork,
  asked: Omit<BrokersAsked, 'offset' | 'limit'>,
  language: Language,
) {
  const { items } = listBrokers(network, { ...asked, offset: 0, limit: Infinity })
  type Row = (typeof items)[number]
  return tableOf(items, [
    column(language, 'actor-id', (row: Row) => row.id),
    column(language, 'actor-name', (row: Row) => row.name),
    column(language, 'actor-sectors', (row: Row) => row.sectors.join(SEPARATOR)),
    column(language, 'partners', (row: Row) => row.partners),
    ...SHOWN_ROLES.flatMap((role) => {
      const name = translate(language, `measure.brokerage-${role}.name`)
      return [
        { label: name, value: (row: Row) => row.roles[role].count },
        {
          label: `${name}, ${translate(language, 'export.column.expectation')}`,
          value: (row: Row) => row.roles[role].expected,
        },
        { label: `${name}, z`, value: (row: Row) => row.roles[role].z },
      ]
    }),
    { label: 'participation', value: (row: Row) => row.participation },
    { label: 'betweenness', value: (row: Row) => row.betweenness },
    column(language, 'stands-out', (row: Row) => row.standsOut),
    column(language, 'few-partners', (row: Row) => row.isFew),
  ])
}

/** Actors, collaborations and ties without which others come apart, one under the other. */
function cutsTable(network: SlicedNetwork, language: Language) {
  const { actors, collaborations, ties } = describeCuts(network)
  const rows = [
    ...actors.map((one) => ({ what: 'actor' as const, ...one })),
    ...collaborations.map((one) => ({ what: 'collaboration' as const, ...one })),
    ...ties.map(({ a, b, ...one }) => ({
      what: 'tie' as const,
      id: `${a.id}${SEPARATOR}${b.id}`,
      name: `${a.name} – ${b.name}`,
      groups: 2,
      ...one,
    })),
  ]
  return tableOf(rows, [
    column(language, 'kind', ({ what }) => translate(language, `export.cut.${what}`)),
    column(language, 'id', ({ id }) => id),
    column(language, 'name', ({ name }) => name),
    column(language, 'groups', ({ groups }) => groups),
    column(language, 'cut-off', ({ cutOff }) => cutOff),
    column(language, 'cut-off-names', ({ names }) => names.map((one) => one.name).join(SEPARATOR)),
  ])
}

/** Every counted actor of either period, and in which it was active. */
function periodsTable(network: SlicedNetwork, asked: BeforeAfterAsked, language: Language) {
  return tableOf(compareActors(network, asked), [
    column(language, 'actor-id', ({ id }) => id),
    column(language, 'actor-name', ({ name }) => name),
    column(language, 'active-before', ({ before }) => before),
    column(language, 'active-after', ({ after }) => after),
  ])
}

/** What each collaboration adds to the change of openness, by the part of it that it belongs to. */
function changeTable(network: SlicedNetwork, asked: BeforeAfterAsked, language: Language) {
  const windows = windowsOf(network, asked)
  const change = windows && changeBetween(network, windows, measureContext({}))
  const found = change === undefined || typeof change === 'string' ? [] : change.collaborations
  const { ids, names } = network.whole.packed.collaborations
  return tableOf(
    found.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value) || a.row - b.row),
    [
      column(language, 'collaboration-id', ({ row }) => ids[row]),
      column(language, 'collaboration-name', ({ row }) => names[row]),
      column(language, 'part', ({ term }) =>
        translate(language, `explain.term.openness-change.${term}`),
      ),
      column(language, 'contribution', ({ value }) => value),
    ],
  )
}
