import type { Finding, IsolatedActor, IsolationReason, Reason } from '../domain/findings.ts'
import type { Network, Source } from '../domain/records.ts'
import type { Slice } from '../domain/slice.ts'
import type { Language } from '../locales/locales.ts'

/**
 * What a report or an export says, as data: no sentence, no layout, no clock. Plain JSON, so that it can
 * go to a worker thread. The same document gives the same bytes in every format.
 */
export type ReportDocument = {
  language: Language
  network: ReportNetwork
  summary: ReportSummary
  /** Where the records came from, the largest part first; licences ask that they be named. */
  sources: ReportSource[]
  answers: ReportAnswers
  /** Further findings about the whole network, in the order of the measures. */
  findings: Finding[]
  /** Everyone with a reason: by primary reason, then name. */
  isolated: ReportIsolatedActor[]
  /** The actor measures, in the order of their columns. */
  measures: ReportMeasure[]
  /** All actors of the slice, by id. */
  actors: ReportActor[]
  picture: Picture
  /** Territories held against chance, for whoever reads the report; left out where there are none. */
  territories?: { level: string; rows: ReportTerritory[] }
  /** Where the actors are; left out where nobody looked. */
  ground?: Ground
}

export type ReportNetwork = {
  id: string
  name: string
  description?: string
  /** Invented for demonstration: every page says so. */
  synthetic: boolean
  version: number
  /** When this version was written (ISO date-time); also the creation date of files made from it. */
  versionAt: string
  /** The settings that the findings depend on. */
  settings: Pick<
    Network,
    'missingEnd' | 'dormantAfterMonths' | 'newWithinMonths' | 'actorListComplete'
  >
}

/** What the slice holds; the contract's `SliceSummary` has this shape. */
export type ReportSummary = {
  slice: Slice
  actors: number
  countedActors: number
  notRecorded: number
  collaborations: number
  participations: number
  ties: number
  undatedCollaborations: number
  territoryLabel?: string
}

/** A source and how many of the network's records name it. */
export type ReportSource = Source & { records: number }

export type ReportAnswers = {
  /** `ei-newman` of the slice and of each of its years. */
  openness: Finding
  opennessByYear: { year: number; finding: Finding }[]
  isolation: Finding
  /** In the order of ISOLATION_REASONS; reasons that nobody has may be left out. */
  isolationByReason: ReasonCount[]
  dependence: Finding
}

/** `all` have this primary reason, `withoutTie` of them have no tie at all. */
export type ReasonCount = { reason: IsolationReason; withoutTie: number; all: number }

/** The contract's `IsolatedRow` has this shape. */
export type ReportIsolatedActor = IsolatedActor & {
  name: string
  sectors: string[]
  place?: string
  collaborations: number
  /** The way to one of the best connected actors; null with a reason where there is none. */
  nearestHub: { distance: number | null; reason?: Reason; id?: string; name?: string }
}

/** A territory beside what chance would give in it; what the public is not told is null. */
export type ReportTerritory = {
  /** As a slice names it. */
  territory: string
  label: string
  withheld: boolean
  actors: number | null
  collaborations: number | null
  shared: number | null
  value: number | null
  expectation?: number | null
  sd?: number | null
  z?: number | null
  p?: number | null
  interval?: [number, number]
  difference: number | null
  /** 95 % then 99.8 %. */
  limits: { share: number; low: number; high: number; side: 'below' | 'within' | 'above' }[]
  verdict: 'below' | 'within' | 'above' | null
  reason?: Reason
  coverage: Finding['coverage']
}

export type ReportMeasure = {
  id: string
  /** count · share · index · weight */
  unit: string
  /** Why the whole column is empty, where it is. */
  reason?: Reason
}

export type ReportActor = {
  id: string
  name: string
  sectors: string[]
  category?: string
  place?: string
  /** INSEE code. */
  commune?: string
  /** Degrees, WGS 84. */
  latitude?: number
  longitude?: number
  /** ISO days: the first of what was recorded as known since, the last of when it was asked. */
  knownSince?: string
  surveyedOn?: string
  /** ISO day of its last recorded activity, whatever the slice keeps of it. */
  lastActivity?: string
  /** False for partners from outside the territory: shown, never counted or ranked. */
  counted: boolean
  /** By measure id; null where undefined. */
  measures: Record<string, number | null>
}

/** What a picture alone needs of a document: made in a moment, where a report takes every measure. */
export type PictureDocument = Pick<
  ReportDocument,
  'language' | 'network' | 'summary' | 'sources' | 'picture' | 'ground'
>

/** The network as it is drawn. A node without position (x, y null) is not drawn but counted. */
export type Picture = {
  /** In the order that gives each its colour and shape. */
  sectors: string[]
  nodes: PictureNode[]
  edges: PictureEdge[]
  look: PictureLook
  /** What sizes and shades are measured by: of all nodes, whoever was taken out. */
  scales: PictureScales
  /** Discs of a layout by sector or territory. */
  groups: PictureGroup[]
  /** Where too many actors stand in discs. */
  folded?: PictureFolded
  /** What was taken out of it by hand; ties weaker than `least`. */
  leftOut?: { actors: number; weakTies: number; least: number }
  /** What stays strong while the rest fades: rows of `nodes`. */
  emphasis?: { chosen: number[]; strong: number[] }
}

/** How it is drawn, as on the page. */
export type PictureLook = {
  mode: 'actors' | 'two-mode'
  /** `newman`: strength shared among participants; `shared`: common collaborations. */
  weighting: 'newman' | 'shared'
  /** `sector`, or the measure whose values shade the marks. */
  colour: string
  /** The measure that marks are sized by; none: all alike. */
  size?: string
  /** Whether communities are outlined. */
  hulls: boolean
  /** Whose names are written. */
  names: 'important' | 'chosen' | 'none'
}

export type PictureScales = {
  /** Nodes with a place: many are drawn smaller. */
  placed: number
  size?: { most: number; isWhole: boolean }
  shade?: { least: number; most: number }
}

export type PictureNode = {
  id: string
  name: string
  kind: 'actor' | 'collaboration' | 'community'
  /** Actors that it stands for: several for a disc, 0 for a collaboration. */
  members: number
  /** How far it reaches on ground of its own, in the unit of x and y; 0 where it has none. */
  reach: number
  /** Number of its community; −1 for none, or where nobody asked. */
  community: number
  /** Values of the measures for size and shade. */
  size: number | null
  shade: number | null
  /** Index in `sectors`; −1 unknown. */
  sector: number
  x: number | null
  y: number | null
  /** The strength of its ties. */
  strength: number
  /** A partner from outside the territory. */
  outside: boolean
  /** Without any tie: counted beside the picture, not drawn. */
  shelved: boolean
}

/** A named disc that actors stand in; `label` is a sector or a territory. */
export type PictureGroup = {
  kind: 'sector' | 'territory' | 'unknown' | 'other' | 'elsewhere'
  label: string | null
  x: number
  y: number
  radius: number
  count: number
}

export type PictureFolded = {
  by: 'community' | 'group'
  discs: number
  /** Actors in discs, and ties within these. */
  actors: number
  ties: number
  /** Actors in discs by sector as in `sectors`; the last number: of unknown sector. */
  sectors: number[]
  /** Number of the disc that holds the smallest communities together. */
  rest: number | null
  /** The block of those without a tie to others: its corner of least x and greatest y, and its size. */
  small?: {
    groups: number
    actors: number
    x: number
    y: number
    width: number
    height: number
  }
}

/** `source` and `target` are rows of `nodes`. */
export type PictureEdge = { source: number; target: number; weight: number }

/** The actors of the slice on the ground, place by place. */
export type Ground = {
  /** Rings of [longitude, latitude] of each département, by its code. */
  outlines: readonly {
    code: string
    rings: readonly (readonly (readonly [longitude: number, latitude: number])[])[]
  }[]
  places: {
    label: string
    /** Code of the département, where the place is a commune. */
    departement: string | null
    longitude: number
    latitude: number
    /** False where only what is around the commune is known: a postcode, an EPCI, a département. */
    isExact: boolean
    actors: number
  }[]
  /** Ties between places, the strongest first; rows of `places`. */
  ties: { a: number; b: number; weight: number }[]
  /** Actors without any known place. */
  unplaced: number
}
