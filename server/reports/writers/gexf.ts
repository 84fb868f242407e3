import { UndirectedGraph } from 'graphology'
import { write } from 'graphology-gexf'
import type { ReportDocument } from '../document.ts'
import { markOf } from '../drawing/palette.ts'
import { withoutControls } from '../drawing/svg.ts'
import { tellSlice } from '../telling/slice-line.ts'

type Scalar = string | number | boolean
type NodeAttributes = {
  label: string
  viz: Record<string, string | number>
  attributes: Record<string, Scalar>
}
type EdgeAttributes = { weight: number }

// graphology-gexf writes a namespace for colours and positions that nobody reads.
const WRONG_NAMESPACE = 'xmlns:viz="http:///www.gexf.net/1.1draft/viz"'
const NAMESPACE = 'xmlns:viz="http://www.gexf.net/1.2draft/viz"'
const LONGEST_EDGE = 1000

/**
 * The network as GEXF 1.2 for Gephi and others: every actor of the slice, isolated ones too, with
 * sectors, place and measures; ties with their strength as weight; colours and positions as drawn.
 */
export function writeGexf(document: ReportDocument): string {
  const graph = new UndirectedGraph<NodeAttributes, EdgeAttributes>()
  graph.replaceAttributes({
    lastModifiedDate: document.network.versionAt.slice(0, 10),
    creator: 'Maillage',
    description: withoutControls(
      [document.network.name, tellSlice(document), ...licences(document)].join(' · '),
    ),
  })
  const isolation = new Map(document.isolated.map((actor) => [actor.id, actor.reason]))
  const actors = new Map(document.actors.map((actor) => [actor.id, actor]))
  const scale = scaleOf(document)
  for (const node of document.picture.nodes) {
    const actor = actors.get(node.id)
    const { colour } = markOf(node.sector)
    const placed =
      node.x === null || node.y === null ? {} : { x: node.x * scale, y: node.y * scale }
    graph.addNode(withoutControls(node.id), {
      label: withoutControls(node.name),
      viz: { color: colour, size: 4 + 2 * Math.sqrt(node.strength), ...placed },
      attributes: {
        sector: document.picture.sectors[node.sector] ?? '',
        sectors: actor?.sectors.join('|') ?? '',
        place: actor?.place ?? '',
        commune: actor?.commune ?? '',
        isolation: isolation.get(node.id) ?? '',
        outside: node.outside,
        ...known(actor?.latitude, actor?.longitude),
        ...measuresOf(actor?.measures ?? {}),
      },
    })
  }
  // Keys of our own: those that graphology makes differ at every call.
  document.picture.edges.forEach(({ source, target, weight }, i) => {
    const [from, to] = [document.picture.nodes[source], document.picture.nodes[target]]
    if (!from || !to) return
    graph.addEdgeWithKey(`t${i}`, withoutControls(from.id), withoutControls(to.id), { weight })
  })
  const text = write(graph, {
    version: '1.2',
    formatNode: (_, { label, viz, attributes }) => ({ label, viz, attributes: clean(attributes) }),
    formatEdge: (_, { weight }) => ({ weight }),
  })
  return declareDoubles(text, document).replace(WRONG_NAMESPACE, NAMESPACE)
}

/** Positions in the size that Gephi draws well: the picture about a thousand across. */
function scaleOf({ picture }: ReportDocument): number {
  const widest = picture.nodes.reduce(
    (most, { x, y }) => Math.max(most, Math.abs(x ?? 0), Math.abs(y ?? 0)),
    0,
  )
  return widest > 0 ? LONGEST_EDGE / 2 / widest : 1
}

function known(latitude: number | undefined, longitude: number | undefined) {
  if (latitude === undefined || longitude === undefined) return {}
  return { latitude, longitude }
}

function measuresOf(measures: Readonly<Record<string, number | null>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(measures).flatMap(([id, value]) => (value === null ? [] : [[id, value]])),
  )
}

function clean(attributes: Readonly<Record<string, Scalar>>): Record<string, Scalar> {
  return Object.fromEntries(
    Object.entries(attributes).map(([key, value]) => [
      key,
      typeof value === 'string' ? withoutControls(value) : value,
    ]),
  )
}

/**
 * The writer guesses a column's type from its values, so the same measure would be integer in one file
 * and double in another. Only counts and numbers of groups are integers.
 */
function declareDoubles(text: string, document: ReportDocument): string {
  const doubles = [
    'latitude',
    'longitude',
    ...document.measures
      .filter(({ unit }) => unit !== 'count' && unit !== 'label')
      .map(({ id }) => id),
  ]
  let declared = text
  for (const id of doubles) {
    declared = declared.replace(
      `<attribute id="${id}" title="${id}" type="integer"/>`,
      `<attribute id="${id}" title="${id}" type="double"/>`,
    )
  }
  return declared
}

/** Licences ask to be named wherever the data goes. */
function licences({ sources }: ReportDocument): string[] {
  return sources.map(({ label, producer, licence }) =>
    [label, producer, licence].filter((part) => part !== undefined).join(', '),
  )
}
