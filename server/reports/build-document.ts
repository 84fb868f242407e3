import { ISOLATION_REASONS } from '../domain/findings.ts'
import { compareIds } from '../domain/identifiers.ts'
import type { Network, Source } from '../domain/records.ts'
import type { Language } from '../locales/locales.ts'
import type {
  Ground,
  Picture,
  ReportActor,
  ReportAnswers,
  ReportDocument,
  ReportIsolatedActor,
  ReportMeasure,
  ReportSource,
  ReportSummary,
} from './document.ts'

export type ReportInput = {
  language: Language
  network: Network
  version: number
  /** ISO date-time of the version's change set. */
  versionAt: string
  sources: readonly ReportSource[]
  summary: ReportSummary
  answers: ReportAnswers
  findings: ReportDocument['findings']
  isolated: readonly ReportIsolatedActor[]
  measures: readonly ReportMeasure[]
  actors: readonly ReportActor[]
  map: MapColumns
  territories?: ReportDocument['territories']
  ground?: Ground
  /** The order that gives sectors their signs elsewhere; else those of most actors first. */
  sectorOrder?: readonly string[]
}

/** The map as columns: row i of each is the same node. The contract's `NetworkMap` has this shape. */
export type MapColumns = {
  sectors: readonly string[]
  nodes: {
    id: readonly string[]
    name: readonly string[]
    kind: readonly ('actor' | 'collaboration')[]
    sector: readonly number[]
    x: readonly (number | null)[]
    y: readonly (number | null)[]
    outside: readonly boolean[]
    shelved: readonly boolean[]
  }
  edges: {
    source: readonly number[]
    target: readonly number[]
    weight: readonly number[]
  }
}

/** The document, with everything in an order that no accident of reading decides. */
export function buildDocument(input: ReportInput): ReportDocument {
  const { network } = input
  return {
    language: input.language,
    network: {
      id: network.id,
      name: network.name,
      ...(network.description === undefined ? {} : { description: network.description }),
      synthetic: network.synthetic === true,
      version: input.version,
      versionAt: input.versionAt,
      settings: {
        missingEnd: network.missingEnd,
        dormantAfterMonths: network.dormantAfterMonths,
        newWithinMonths: network.newWithinMonths,
        actorListComplete: network.actorListComplete,
      },
    },
    summary: input.summary,
    sources: [...input.sources],
    answers: {
      ...input.answers,
      isolationByReason: input.answers.isolationByReason.toSorted(
        (a, b) => rankOf(a.reason) - rankOf(b.reason),
      ),
    },
    findings: [...input.findings],
    isolated: input.isolated.toSorted(byReasonThenName(input.language)),
    measures: [...input.measures],
    actors: input.actors.toSorted((a, b) => compareIds(a.id, b.id)),
    picture: inSectorOrder(pictureOf(input.map), input.sectorOrder),
    ...(input.territories && { territories: input.territories }),
    ...(input.ground && { ground: input.ground }),
  }
}

/** The distinct sources of records with how many records name each: the largest first, then by label. */
export function collectSources(
  records: Iterable<{ readonly source?: Source | undefined }>,
): ReportSource[] {
  const found = new Map<string, ReportSource>()
  for (const { source } of records) {
    if (!source) continue
    // One file imported twice is one source: the import's own id is no part of what is cited.
    const { importId: _importId, ...cited } = source
    const key = JSON.stringify([cited.label, cited.producer, cited.licence, cited.asOf])
    const known = found.get(key)
    if (known) known.records += 1
    else found.set(key, { ...cited, records: 1 })
  }
  return [...found.values()].toSorted(
    (a, b) => b.records - a.records || compareIds(a.label, b.label),
  )
}

/** The actors of a map as a picture; the collaborations of a two-mode map are left out. */
function pictureOf({ sectors, nodes, edges }: MapColumns): Picture {
  const strength = new Float64Array(nodes.id.length)
  const rowInPicture = new Map<number, number>()
  const picture: Picture = { sectors: [...sectors], nodes: [], edges: [] }
  edges.weight.forEach((weight, i) => {
    for (const row of [edges.source[i], edges.target[i]]) {
      if (row !== undefined) strength[row] = (strength[row] ?? 0) + weight
    }
  })
  nodes.id.forEach((id, row) => {
    if (nodes.kind[row] === 'collaboration') return
    rowInPicture.set(row, picture.nodes.length)
    picture.nodes.push({
      id,
      name: nodes.name[row] ?? id,
      sector: nodes.sector[row] ?? -1,
      x: nodes.x[row] ?? null,
      y: nodes.y[row] ?? null,
      strength: strength[row] ?? 0,
      outside: nodes.outside[row] ?? false,
      shelved: nodes.shelved[row] ?? false,
    })
  })
  edges.weight.forEach((weight, i) => {
    const source = rowInPicture.get(edges.source[i] ?? -1)
    const target = rowInPicture.get(edges.target[i] ?? -1)
    if (source !== undefined && target !== undefined) picture.edges.push({ source, target, weight })
  })
  return picture
}

/** Sectors in the order of their signs: as given, the rest by number of actors, then by name. */
function inSectorOrder(drawn: Picture, given: readonly string[] = []): Picture {
  const counts = drawn.sectors.map(
    (_, index) => drawn.nodes.filter((node) => node.sector === index).length,
  )
  const places = new Map(given.map((sector, place) => [sector, place]))
  const placeOf = (index: number) => places.get(drawn.sectors[index] ?? '') ?? given.length
  const order = drawn.sectors
    .map((_, index) => index)
    .toSorted(
      (a, b) =>
        placeOf(a) - placeOf(b) ||
        (counts[b] ?? 0) - (counts[a] ?? 0) ||
        compareIds(drawn.sectors[a] ?? '', drawn.sectors[b] ?? ''),
    )
  const newIndex = new Map(order.map((index, place) => [index, place]))
  return {
    ...drawn,
    sectors: order.map((index) => drawn.sectors[index] ?? ''),
    nodes: drawn.nodes.map((node) => ({ ...node, sector: newIndex.get(node.sector) ?? -1 })),
  }
}

function byReasonThenName(language: Language) {
  const { compare } = new Intl.Collator(language)
  return (a: ReportIsolatedActor, b: ReportIsolatedActor): number =>
    rankOf(a.reason) - rankOf(b.reason) || compare(a.name, b.name) || compareIds(a.id, b.id)
}

/** "Not recorded" comes last: it is no finding about anyone. */
function rankOf(reason: (typeof ISOLATION_REASONS)[number]): number {
  return reason === 'not-recorded' ? ISOLATION_REASONS.length : ISOLATION_REASONS.indexOf(reason)
}
