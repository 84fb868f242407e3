import { isoDay, NO_DAY } from '../../domain/dates.ts'
import { ISOLATION_REASONS } from '../../domain/findings.ts'
import type { CodeLists, PackedNetwork } from '../../domain/packed-network.ts'
import type { Slice } from '../../domain/slice.ts'
import type { Language } from '../../locales/locales.ts'
import { lastActivity } from '../../measures/isolation/last-activity.ts'
import { buildDocument, describeNetwork } from '../../reports/build-document.ts'
import { buildPicture } from '../../reports/build-picture.ts'
import type {
  PictureDocument,
  PictureLook,
  ReportActor,
  ReportDocument,
  ReportSource,
} from '../../reports/document.ts'
import { Desk } from '../analysis/desk.ts'
import { seenPart, type SeenPart } from '../../reports/seen-part.ts'
import type { Positions } from '../analysis/node-places.ts'
import { drawFolded } from '../analysis/drawing-text.ts'
import { actorMeasureIds, orNull } from '../analysis/kept.ts'
import { textOf, textsOf } from '../analysis/labels.ts'
import type { Layout } from '../analysis/layouts.ts'
import type { Filings } from '../filings.ts'
import { placeActors } from '../place-actors.ts'
import { groundOf } from './ground.ts'

export type DocumentAsked = {
  packed: PackedNetwork
  /** Its applications to calls; none from files. */
  filings?: Filings
  slice: Slice
  language: Language
  /** ISO date-time of the version. */
  versionAt: string
  sources: ReportSource[]
  /** Where the map has the actors already; else they are placed now. */
  positions?: Positions
  /** What of the network is on screen, and how; else all of it, by the forces of its ties. */
  seen?: Seen
}

/** What of the network is on screen, and how. */
export type Seen = SeenPart & {
  layout: Layout
  look: PictureLook
  /** Communities that stay open where there is too much to draw; without, nothing is folded. */
  unfolded?: readonly number[]
}

/** As the page shows a network before anyone has chosen anything. */
const FIRST_SEEN: Seen = {
  layout: 'forces',
  look: {
    mode: 'actors',
    weighting: 'newman',
    colour: 'sector',
    size: 'degree',
    hulls: false,
    names: 'important',
  },
  least: 0,
  hidden: [],
  kept: [],
  unfolded: [],
}

const KEY = 'network of a document'

/**
 * What a report or an export says of a slice, from the same answers as the pages have. Costs as much
 * as the costliest measure: for a worker thread or a command.
 */
export function composeDocument(asked: DocumentAsked): ReportDocument {
  const { packed, slice } = asked
  const desk = deskOf(asked)
  const synthesis = desk.answer(KEY, slice, 'synthesis', {})
  const { ids, columns } = desk.answer(KEY, slice, 'columns', { measures: actorMeasureIds() })
  const outside = outsideOf(desk, slice)
  const worklist = desk.answer(KEY, slice, 'worklist', { offset: 0, limit: Infinity })
  const territories = territoriesOf(desk, slice)
  const { whole, asOf } = desk.slice(KEY, slice)
  const lastDays = lastActivity(whole, asOf)
  const rowOf = new Map(packed.actors.ids.map((id, row) => [id, row]))
  return buildDocument({
    ...pictureParts(desk, asked),
    answers: {
      openness: synthesis.openness,
      opennessByYear: synthesis.opennessByYear,
      isolation: synthesis.isolated,
      isolationByReason: ISOLATION_REASONS.flatMap((reason) => {
        const counts = synthesis.isolationByReason.find((row) => row.reason === reason)
        return counts ? [{ ...counts, reason }] : []
      }),
      dependence: synthesis.dependence,
    },
    ...(territories && { territories }),
    findings: desk.answer(KEY, slice, 'findings', {}),
    isolated: worklist.items,
    measures: columns.map(({ measure, unit, reason }) => ({
      id: measure,
      unit,
      ...(reason !== undefined && { reason }),
    })),
    actors: ids.map((id, place) => ({
      ...actorOf(packed, rowOf.get(id) ?? 0, lastDays),
      counted: !outside.has(id),
      measures: Object.fromEntries(
        columns.map(({ measure, values }) => [measure, orNull(values[place])]),
      ),
    })),
  })
}

/** Of the same, what a picture alone needs: no measure but those that it shows. */
export function composePicture(asked: DocumentAsked): PictureDocument {
  return pictureParts(deskOf(asked), asked)
}

function deskOf({ packed, filings }: DocumentAsked): Desk {
  const desk = new Desk()
  desk.put(KEY, packed, filings)
  return desk
}

function pictureParts(desk: Desk, asked: DocumentAsked): PictureDocument {
  const { packed, slice, language, versionAt, sources, seen = FIRST_SEEN } = asked
  const { look, layout, unfolded } = seen
  const network = desk.slice(KEY, slice)
  const map = drawFolded(network, {
    mode: look.mode,
    measures: shownMeasures(look),
    positions: asked.positions ?? placeActors(packed),
    layout,
    weighting: look.weighting,
    ...(unfolded && { unfolded }),
  })
  return {
    language,
    network: describeNetwork(packed.network, packed.version, versionAt),
    sources,
    summary: desk.answer(KEY, slice, 'summary', {}),
    picture: seenPart(buildPicture(map, look, sectorsByActors(packed.actors.sectors)), seen),
    ground: groundOf(network),
  }
}

function shownMeasures({ colour, size, hulls }: PictureLook): string[] {
  return [
    ...new Set([
      ...(colour === 'sector' ? [] : [colour]),
      ...(size === undefined ? [] : [size]),
      ...(hulls ? ['community'] : []),
    ]),
  ]
}

/** Partners from outside the territory: shown, never counted. */
function outsideOf(desk: Desk, slice: Slice): Set<string> {
  const { actorIds, isCounted } = desk.slice(KEY, slice)
  return new Set(actorIds.filter((_, actor) => isCounted[actor] !== 1))
}

/** The first of these levels that has several territories: communes hold few actors each. */
const LEVELS = ['epci', 'departement', 'commune'] as const

/** Territories side by side, for a report that may be handed on; nothing where there are no two. */
function territoriesOf(desk: Desk, slice: Slice): ReportDocument['territories'] {
  const compare = (level: string) =>
    desk.answer(KEY, slice, 'territories', { level, audience: 'public' })
  const first = compare(LEVELS[0])
  const level = LEVELS.find((one) =>
    first.levels.some((held) => held.level === one && held.territories > 1),
  )
  if (level === undefined) return undefined
  const { rows } = level === LEVELS[0] ? first : compare(level)
  return { level, rows }
}

/** The order in which the pages give sectors their signs: those of most actors first. */
function sectorsByActors({ codes, vocabulary }: CodeLists): string[] {
  const counts = new Float64Array(vocabulary.length)
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1
  const order = vocabulary.map((_, code) => code)
  return order
    .toSorted((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0))
    .map((code) => vocabulary[code] ?? '')
}

function actorOf(
  { actors }: PackedNetwork,
  row: number,
  lastDays: Int32Array,
): Omit<ReportActor, 'counted' | 'measures'> {
  const category = textOf(actors.category, row)
  const place = textOf(actors.placeLabel, row)
  const commune = textOf(actors.commune, row)
  const latitude = actors.latitude[row] ?? Number.NaN
  const longitude = actors.longitude[row] ?? Number.NaN
  const knownSince = dayOf(actors.knownSince, row)
  const surveyedOn = dayOf(actors.surveyedOn, row)
  const lastActive = dayOf(lastDays, row)
  return {
    id: actors.ids[row] ?? '',
    name: actors.names[row] ?? '',
    sectors: textsOf(actors.sectors, row),
    ...(category !== undefined && { category }),
    ...(place !== undefined && { place }),
    ...(commune !== undefined && { commune }),
    ...(Number.isFinite(latitude + longitude) && { latitude, longitude }),
    ...(knownSince !== undefined && { knownSince }),
    ...(surveyedOn !== undefined && { surveyedOn }),
    ...(lastActive !== undefined && { lastActivity: lastActive }),
  }
}

function dayOf(days: Int32Array, row: number): string | undefined {
  const day = days[row] ?? NO_DAY
  return day === NO_DAY ? undefined : isoDay(day)
}
