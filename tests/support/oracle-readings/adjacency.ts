import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import type { SlicedNetwork } from '../../../server/network/sliced-network.ts'
import { handSlice, tieNetwork } from '../networks.ts'
import { readCsv } from '../shared-data.ts'

/** Directed ties of labelled nodes; the projection drops the direction. */
type Digraph = { nodes: { id: string; sector: string }[]; arcs: (readonly [string, string])[] }

/** Each arc as a declared tie from its source to its target. */
export function directedNetwork({ nodes, arcs }: Digraph): SlicedNetwork {
  return handSlice({
    actors: nodes.map(({ id, sector }) => ({ id, sectors: sector === '' ? [] : [sector] })),
    collaborations: arcs.map(([source, target]) => ({
      id: `${source}>${target}`,
      kind: 'tie',
      directed: true,
      members: [
        { id: source, role: 'source' },
        { id: target, role: 'target' },
      ],
    })),
  })
}

const KNOKE_SECTORS = ['', 'GOV', 'VOL', 'PVT']

/** Knoke's organisations: `matrix` 0 is information, 1 money. */
export function readKnoke(path: string, sectors: string, matrix: 0 | 1): SlicedNetwork {
  const lines = readFileSync(path, 'latin1').split(/\r?\n/)
  const labels = lines.slice(lines.indexOf('ROW LABELS:') + 1).slice(0, 10)
  const ids = labels.map((label) => label.trim())
  const numbers = lines
    .slice(lines.indexOf('DATA:') + 1)
    .join(' ')
    .trim()
    .split(/\s+/)
    .map(Number)
    .slice(matrix * 100, (matrix + 1) * 100)
  const groups = readFileSync(sectors, 'latin1')
    .split(/\r?\n/)
    .slice(1, 11)
    .map((line) => KNOKE_SECTORS[Number(line)] ?? '')
  return directedNetwork({
    nodes: ids.map((id, row) => ({ id, sector: groups[row] ?? '' })),
    arcs: numbers.flatMap((one, cell) =>
      one === 1 ? [[ids[Math.floor(cell / 10)] ?? '', ids[cell % 10] ?? ''] as const] : [],
    ),
  })
}

/** The lawyers of Lazega's firm, their advice, and their office as sector. */
export function readLazega(advice: string, attributes: string): SlicedNetwork {
  const rows = readFileSync(advice, 'utf8').trim().split(/\r?\n/).slice(1)
  const offices = readFileSync(attributes, 'utf8').trim().split(/\r?\n/).slice(1)
  return directedNetwork({
    nodes: offices.map((line) => {
      const cells = line.split(';')
      return { id: cells[0] ?? '', sector: cells[5] ?? '' }
    }),
    arcs: rows.flatMap((line) => {
      const [id = '', ...cells] = line.split(';')
      return cells.flatMap((cell, k) => (cell === '1' ? [[id, String(k + 1)] as const] : []))
    }),
  })
}

/** Edges of a table of `from` and `to`, nodes of one with an id and a sector. */
export function readEdgeTable(
  edges: string,
  nodes: string,
  sector: string,
  keep: (row: Record<string, string>) => boolean = () => true,
): SlicedNetwork {
  return directedNetwork({
    nodes: readCsv(nodes, ',').map((row) => ({ id: row['id'] ?? '', sector: row[sector] ?? '' })),
    arcs: readCsv(edges, ',')
      .filter(keep)
      .map((row) => [row['from'] ?? '', row['to'] ?? ''] as const),
  })
}

/** The employees on strike, by language and age; undirected edges of a Pajek file. */
export function readStrike(path: string): SlicedNetwork {
  const lines = readFileSync(path, 'latin1').split(/\r?\n/)
  const names = lines.slice(2, 26).map((line) => /"([^"]*)"/.exec(line)?.[1] ?? '')
  const start = lines.findIndex((line) => line.startsWith('*Edges'))
  const partition = lines.findIndex((line) => line.startsWith('*Partition'))
  return directedNetwork({
    nodes: names.map((id, row) => ({ id, sector: (lines[partition + 2 + row] ?? '').trim() })),
    arcs: lines.slice(start + 1, partition).flatMap((line) => {
      const [a, b] = line.trim().split(/\s+/).map(Number)
      if (a === undefined || b === undefined || Number.isNaN(b)) return []
      return [[names[a - 1] ?? '', names[b - 1] ?? ''] as const]
    }),
  })
}

/** The couples of Catania et al.: each cell of the matrix as so many pairs of persons of their own. */
export function readCouples(path: string): SlicedNetwork {
  const nodes: Digraph['nodes'] = []
  const arcs: [string, string][] = []
  for (const row of readCsv(path, ',')) {
    for (const [theirs, count] of Object.entries(row)) {
      if (theirs === '') continue
      for (let couple = 0; couple < Number(count); couple++) {
        const [a, b] = [`a${arcs.length}`, `b${arcs.length}`]
        nodes.push({ id: a, sector: row[''] ?? '' }, { id: b, sector: theirs })
        arcs.push([a, b])
      }
    }
  }
  return directedNetwork({ nodes, arcs })
}

const Eurosis = Type.Object({
  nodes: Type.Array(
    Type.Object({
      key: Type.String(),
      attributes: Type.Object({
        actor_type: Type.String(),
        country: Type.String(),
        betweenesscentrality: Type.Number(),
      }),
    }),
  ),
  edges: Type.Array(Type.Object({ source: Type.String(), target: Type.String() })),
})

export function parseEurosis(path: string): Static<typeof Eurosis> {
  const file: unknown = JSON.parse(gunzipSync(readFileSync(path)).toString('utf8'))
  return Value.Parse(Eurosis, file)
}

/** EuroSiS by kind of actor or country: hyperlinks between science-and-society sites. */
export function readEurosis(path: string, partition = 'actorType'): SlicedNetwork {
  const { nodes, edges } = parseEurosis(path)
  return directedNetwork({
    nodes: nodes.map(({ key, attributes: { country, actor_type } }) => ({
      id: key,
      sector:
        partition === 'country'
          ? country
          : partition === 'actorTypeAsSpelled'
            ? actor_type
            : actor_type.toLowerCase(),
    })),
    arcs: edges.flatMap(({ source, target }) =>
      source === target ? [] : [[source, target] as const],
    ),
  })
}

/** Florentine families: `matrix` 0 is marriage, 1 business. */
export function readPadgett(path: string, matrix: 0 | 1): SlicedNetwork {
  const lines = readFileSync(path, 'latin1').split(/\r?\n/)
  const ids = lines.slice(lines.indexOf('ROW LABELS:') + 1).slice(0, 16)
  const cells = lines
    .slice(lines.indexOf('DATA:') + 1)
    .join(' ')
    .trim()
    .split(/\s+/)
    .slice(matrix * 256, (matrix + 1) * 256)
  return tieNetwork(
    cells.flatMap((cell, place) => {
      const a = ids[Math.floor(place / 16)]?.trim() ?? ''
      const b = ids[place % 16]?.trim() ?? ''
      return cell === '1' && a < b ? [[a, b] as const] : []
    }),
    ids.map((id) => ({ id: id.trim() })),
  )
}

/** The firms of Scotland in 1904, by industry, in one collaboration for each director they share. */
export function readScotland(path: string): SlicedNetwork {
  const lines = readFileSync(path, 'latin1').split(/\r?\n/)
  const after = (title: string) => lines.findIndex((line) => line.startsWith(title)) + 1
  const names = lines.slice(2, 110).map((line) => /"([^"]*)"/.exec(line)?.[1] ?? '')
  const industry = lines.slice(after('*Partition Industrial') + 1).slice(0, 108)
  const boards = new Map<string, string[]>()
  for (const line of lines.slice(after('*Edges'), after('*Partition') - 1)) {
    const [firm, director] = line.trim().split(/\s+/)
    if (firm === undefined || director === undefined) continue
    boards.set(director, [...(boards.get(director) ?? []), names[Number(firm) - 1] ?? ''])
  }
  return handSlice({
    actors: names.map((id, row) => ({ id, sectors: [(industry[row] ?? '').trim()] })),
    collaborations: [...boards].map(([id, members]) => ({ id, members })),
  })
}
