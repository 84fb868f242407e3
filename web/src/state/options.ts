/**
 * What a view shows of its slice, as parameters of the address. A value that is not understood counts
 * as not given, so that an old or a mistyped link shows the view as it is without it. A parameter that
 * is not here passes through unread.
 */

export const MAP_MODES = ['actors', 'two-mode'] as const
const SHOWN_AS = ['map', 'table'] as const
/** Where actors stand: by forces, in circles by sector, by territory, on the ground. */
export const MAP_LAYOUTS = ['forces', 'sectors', 'territories', 'geographic'] as const
export type MapLayout = (typeof MAP_LAYOUTS)[number]
/** `newman`: Σ 1/(n − 1) over common collaborations; `shared`: how many they have in common. */
export const WEIGHTINGS = ['newman', 'shared'] as const
export type Weighting = (typeof WEIGHTINGS)[number]
/** `important`: as many names as fit; `chosen`: those of the selection and its neighbours. */
export const LABELS = ['important', 'chosen', 'none'] as const
export type Labels = (typeof LABELS)[number]
const PANELS = ['open', 'closed'] as const

/** Options that are plain text, read further by the view that they belong to. */
const TEXTS = [
  // tables and lists
  'list',
  'q',
  'sector',
  'sort',
  'order',
  'columns',
  'reason',
  // matrix, brokers, before and after, territories
  'partition',
  'row',
  'column',
  'cut',
  'firstFrom',
  'firstTo',
  'secondFrom',
  'secondTo',
  'by',
  'direction',
  'level',
  'own',
  'audience',
  // pairs of actors that may be one
  'class',
  // timeline and geographic map
  'group',
  'area',
] as const
type TextName = (typeof TEXTS)[number]

export type Options = {
  /** The version of the network at which a link was made; a later one is said, not hidden. */
  version?: number
  /** The panel at the right, which shows what is selected. */
  panel: (typeof PANELS)[number]
  mode: (typeof MAP_MODES)[number]
  show: (typeof SHOWN_AS)[number]
  /** `sector` or a measure of actors. */
  colour: string
  /** `none` or a measure of actors. */
  size: string
  weighting: Weighting
  labels: Labels
  /** Ties weaker than this are not drawn. */
  least: number
  layout: MapLayout
  /** Whether the hulls of communities are drawn. */
  hulls: boolean
  /** Communities drawn actor by actor where the others are folded to discs, ascending. */
  unfolded: readonly number[]
} & { [Name in TextName]?: string }

/** The options in an address; what is not understood is as if it were not there. */
export function readOptions(query: URLSearchParams): Options {
  const version = query.get('version') ?? ''
  const texts: { [Name in TextName]?: string } = {}
  for (const name of TEXTS) {
    const value = query.get(name)
    if (value) texts[name] = value
  }
  return {
    ...(/^\d{1,9}$/.test(version) && { version: Number(version) }),
    panel: oneOf(PANELS, query.get('panel')),
    mode: oneOf(MAP_MODES, query.get('mode')),
    show: oneOf(SHOWN_AS, query.get('show')),
    colour: query.get('colour') || 'sector',
    size: query.get('size') || 'degree',
    weighting: oneOf(WEIGHTINGS, query.get('weighting')),
    labels: oneOf(LABELS, query.get('labels')),
    least: amount(query.get('least')),
    layout: oneOf(MAP_LAYOUTS, query.get('layout')),
    hulls: query.get('hulls') === '1',
    unfolded: readNumbers(query.get('unfolded')),
    ...texts,
  }
}

/** The parameters of options, in a fixed order; a value that needs none has none. */
export function writeOptions(options: Options): [name: string, value: string][] {
  const written: [string, string | undefined][] = [
    ['version', options.version?.toString()],
    ['panel', other(options.panel, PANELS[0])],
    ['mode', other(options.mode, MAP_MODES[0])],
    ['show', other(options.show, SHOWN_AS[0])],
    ['colour', other(options.colour, 'sector')],
    ['size', other(options.size, 'degree')],
    ['weighting', other(options.weighting, WEIGHTINGS[0])],
    ['labels', other(options.labels, LABELS[0])],
    ['least', other(String(options.least), '0')],
    ['layout', other(options.layout, MAP_LAYOUTS[0])],
    ['hulls', options.hulls ? '1' : undefined],
    ['unfolded', writeNumbers(options.unfolded)],
    ...TEXTS.map((name): [string, string | undefined] => [name, options[name]]),
  ]
  return written.flatMap(([name, value]) => (value ? [[name, value]] : []))
}

const OWN = ['version', 'panel', 'mode', 'show', 'colour', 'size', 'weighting', 'labels', 'least']
const KNOWN: ReadonlySet<string> = new Set([...OWN, 'layout', 'hulls', 'unfolded', ...TEXTS])

/** Whether a parameter of the query is an option of a view. */
export const isOption = (name: string): boolean => KNOWN.has(name)

function other(value: string, usual: string): string | undefined {
  return value === usual ? undefined : value
}

function oneOf<const T extends string>(values: readonly [T, ...T[]], asked: string | null): T {
  return values.find((value) => value === asked) ?? values[0]
}

function amount(asked: string | null): number {
  const value = Number(asked ?? 0)
  return Number.isFinite(value) && value > 0 ? value : 0
}

function readNumbers(asked: string | null): number[] {
  const found = new Set<number>()
  for (const part of (asked ?? '').split(',')) {
    const [, from, to = from] = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(part) ?? []
    if (from === undefined) continue
    // A run as long as this is none that was written here.
    const last = Math.min(Number(to), Number(from) + LONGEST_RUN)
    for (let number = Number(from); number <= last; number++) found.add(number)
  }
  return [...found].toSorted((a, b) => a - b)
}

const LONGEST_RUN = 1000

/** Numbers in ascending order, each once; those that follow each other as a run: `3,7-9`. */
function writeNumbers(numbers: readonly number[]): string {
  const runs: [from: number, to: number][] = []
  for (const number of [...new Set(numbers)].toSorted((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && number === last[1] + 1 && number - last[0] <= LONGEST_RUN) last[1] = number
    else runs.push([number, number])
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(',')
}
