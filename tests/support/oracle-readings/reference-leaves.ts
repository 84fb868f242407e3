import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { sharedOracles } from '../shared-data.ts'

export type Leaf = number | string | boolean | null
/** Values by their place: `mixing.category.newman.EI`, `actors.B10.degree`, `windows.2004.ties`. */
export type Leaves = ReadonlyMap<string, Leaf>

const Cell = Type.Union([Type.Number(), Type.String(), Type.Null(), Type.Array(Type.Number())])
const Windows = Type.Object({
  attribute: Type.Union([Type.String(), Type.Null()]),
  undatedCollaborations: Type.Integer(),
  columns: Type.Array(Type.String()),
  rows: Type.Array(Type.Array(Cell)),
})

const Tables = Type.Object({
  mixing: Type.Optional(
    Type.Record(
      Type.String(),
      Type.Object({
        matrix: Type.Optional(Type.Array(Type.Array(Type.Union([Type.String(), Type.Number()])))),
      }),
    ),
  ),
  actorColumns: Type.Array(Type.String()),
  actors: Type.Record(Type.String(), Type.Array(Cell)),
  windows: Type.Optional(Windows),
})

/** What tables of arrays hold is named by row and column; everything else by its path. */
const AS_TABLES = new Set(['actors', 'actorColumns', 'windows', 'matrix', 'matrixColumns'])

/**
 * What is not compared: how the values were made, other readings of the files, draws of theirs (ours
 * are held to the exact moments by tests of their own), and how their search for communities went.
 */
const LEFT_OUT = [
  /^reading$/,
  /^otherReadings\./,
  /\.permutations\./,
  /^communities\.(?!bestQ$)/,
  /\.label$/,
  // Which partition the windows were measured with: an input, see `partitionOfWindows`.
  /^windows\.attribute$/,
]

const ROLES = ['coordinator', 'itinerant', 'boundary', 'liaison']

/** What the reference says of a data set. */
export type Reference = { leaves: Leaves; partitionOfWindows: string | undefined }

/** The reference values of a data set, each with its place; undefined where they are not here. */
export function readReference(name: string): Reference | undefined {
  const all = sharedOracles()
  if (all === undefined) return undefined
  const { dataSets } = Value.Parse(
    Type.Object({ dataSets: Type.Record(Type.String(), Type.Unknown()) }),
    all,
  )
  const set = dataSets[name]
  const leaves = new Map<string, Leaf>()
  collect(set, '', leaves)
  collectTables(Value.Parse(Tables, set), leaves)
  const attribute = leaves.get('windows.attribute')
  return {
    leaves: new Map([...leaves].filter(([path]) => !LEFT_OUT.some((one) => one.test(path)))),
    partitionOfWindows: typeof attribute === 'string' ? attribute : undefined,
  }
}

/** The checks of published and golden values by their names. */
export function goldenLeaves(): Leaves | undefined {
  const all = sharedOracles()
  if (all === undefined) return undefined
  const leaves = new Map<string, Leaf>()
  collect(Value.Parse(Type.Object({ golden: Type.Unknown() }), all).golden, '', leaves)
  return leaves
}

function collect(value: unknown, path: string, leaves: Map<string, Leaf>): void {
  if (Array.isArray(value) || (typeof value === 'object' && value !== null)) {
    for (const [key, one] of Object.entries(value)) {
      if (!AS_TABLES.has(key)) collect(one, path === '' ? key : `${path}.${key}`, leaves)
    }
  } else if (isLeaf(value)) leaves.set(path, path.startsWith('top.') ? String(value) : value)
}

function isLeaf(value: unknown): value is Leaf {
  return value === null || ['number', 'string', 'boolean'].includes(typeof value)
}

function collectTables(set: Static<typeof Tables>, leaves: Map<string, Leaf>): void {
  for (const [id, row] of Object.entries(set.actors)) {
    collectRow(`actors.${id}`, set.actorColumns, row, leaves)
  }
  if (set.windows !== undefined) {
    const { undatedCollaborations, columns, rows, attribute } = set.windows
    leaves.set('windows.undatedCollaborations', undatedCollaborations)
    leaves.set('windows.attribute', attribute)
    for (const row of rows) collectRow(`windows.${String(row[0])}`, columns, row, leaves)
  }
  for (const [partition, { matrix }] of Object.entries(set.mixing ?? {})) {
    const path = `mixing.${partition}.matrix`
    if (matrix !== undefined) leaves.set(`${path}.pairs`, matrix.length)
    for (const [g, h, weight, ties] of matrix ?? []) {
      leaves.set(`${path}.${g}|${h}.weight`, weight ?? null)
      leaves.set(`${path}.${g}|${h}.ties`, ties ?? null)
    }
  }
}

function collectRow(
  path: string,
  columns: readonly string[],
  row: readonly Static<typeof Cell>[],
  leaves: Map<string, Leaf>,
): void {
  for (const [place, column] of columns.entries()) {
    const cell = row[place] ?? null
    if (!Array.isArray(cell)) leaves.set(`${path}.${column}`, cell)
    else
      for (const [k, role] of ROLES.entries())
        leaves.set(`${path}.${column}.${role}`, cell[k] ?? null)
  }
}
