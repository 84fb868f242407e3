import { describe, expect, test } from 'vitest'
import { readJsonGraph } from '../../../server/ingest/graphs/json-graph.ts'
import { graphSheets } from '../../../server/ingest/graphs/graph-sheets.ts'
import {
  graphFormatOf,
  readGraph,
  type GraphFormat,
} from '../../../server/ingest/graphs/read-graph.ts'
import { thrown } from '../../support/thrown.ts'

// One network in every format: a and b tied twice as strongly as b and c; d has no tie.
const SAME: Readonly<Record<GraphFormat, string>> = {
  gexf: `<?xml version="1.0"?><gexf xmlns="http://gexf.net/1.3"><graph defaultedgetype="undirected">
    <nodes><node id="a"/><node id="b"><nodes><node id="c"/></nodes></node><node id="d"/></nodes>
    <edges><edge source="a" target="b" weight="2"/><edge source="b" target="c"/></edges></graph></gexf>`,
  graphml: `<graphml><key id="w" for="edge" attr.name="weight"><default>1</default></key>
    <graph edgedefault="undirected"><node id="a"/><node id="b"/><node id="c"/><node id="d"/>
    <edge source="a" target="b"><data key="w">2</data></edge><edge source="b" target="c"/></graph></graphml>`,
  gml: `graph [ node [ id a ] node [ id b ] node [ id c ] node [ id d ]
    edge [ source a target b value 2 ] edge [ source b target c ] ]`,
  pajek: `*Vertices 4\n1 "a"\n2 "b"\n3 "c"\n4 "d"\n*Edges\n1 2 2\n2 3\n`,
  dl: `dl n=4\nlabels:\na,b,c,d\ndata:\n0 2 0 0\n2 0 1 0\n0 1 0 0\n0 0 0 0\n`,
  vna: `*Node data\nID\na\nb\nc\nd\n*Tie data\nfrom to strength breed\na b 2 undirected\nb c 1 undirected\n`,
  dot: `graph { a; b; c; d; a -- b [weight=2]; b -- c }`,
}

/** Ties by the names of their ends; a weight of one is none. */
function summary(format: GraphFormat, text: string) {
  const [graph] = readGraph(format, 'f', text)
  const names = new Map(graph?.nodes.map(({ id, label }) => [id, label ?? id]))
  return {
    nodes: [...names.values()],
    ties: graph?.edges.map(({ source, target, weight = '1', directed }) => {
      return [names.get(source), names.get(target), Number(weight), directed]
    }),
  }
}

const directions = (format: GraphFormat, text: string) =>
  readGraph(format, 'f', text)[0]?.edges.map(({ directed }) => directed)

const edge = (more = '') => `<edge source="a" target="a" ${more}/>`

describe('graph formats', () => {
  test.each(Object.entries(SAME))('%s gives nodes without ties, ties and weights', (name, text) => {
    const format = graphFormatOf('file', text)
    expect(format).toBe(name)
    expect(format && summary(format, text)).toEqual({
      nodes: ['a', 'b', 'c', 'd'],
      ties: [
        ['a', 'b', 2, false],
        ['b', 'c', 1, false],
      ],
    })
  })

  test('directions are those of the format: declared for all, or for each tie', () => {
    const gexf = `<gexf><graph defaultedgetype="directed">${edge()}${edge('type="undirected"')}</graph></gexf>`
    expect(directions('gexf', gexf)).toEqual([true, false])
    const graphml = `<graphml><graph edgedefault="directed">${edge()}${edge('directed="false"')}</graph></graphml>`
    expect(directions('graphml', graphml)).toEqual([true, false])
    expect(directions('pajek', '*Vertices 2\n*Arcs\n1 2\n*Edges\n1 2\n')).toEqual([true, false])
    expect(directions('gml', 'graph [ directed 1 edge [ source 1 target 2 ] ]')).toEqual([true])
    expect(directions('dl', 'dl n=2\ndata:\n0 1\n0 0\n')).toEqual([true])
    expect(directions('dot', 'digraph { a -> {b c} -> d }')).toEqual([true, true, true, true])
  })

  test('times become the first start and the last end; an open end is none', () => {
    const gexf = `<gexf><graph timeformat="date"><nodes><node id="a"><spells>
      <spell start="2012-05-01" end="2012-06-01"/><spell start="2011-01-01"/></spells></node></nodes></graph></gexf>`
    expect(readGraph('gexf', 'f', gexf)[0]?.nodes[0]).toMatchObject({
      start: '2011-01-01',
      end: '2012-06-01',
    })
    const pajek = '*Vertices 2\n1 "a" [2-3,5-*]\n2 "b" [4]\n*Edges\n1 2 1 [2-4]\n'
    const [graph] = readGraph('pajek', 'f', pajek)
    expect(graph?.nodes.map(({ start, end }) => [start, end])).toEqual([
      ['2', undefined],
      ['4', '4'],
    ])
    expect(graph?.edges[0]).toMatchObject({ weight: '1', start: '2', end: '4' })
  })

  test('two-mode networks give actors, collaborations and who takes part', () => {
    const pajek = '*Vertices 4 2\n1 "ann"\n2 "bob"\n3 "fair"\n4 "fete"\n*Edges\n1 3\n4 2\n'
    const sheets = graphSheets(readGraph('pajek', 'f', pajek))
    expect(sheets.map(({ name }) => name)).toEqual(['actors', 'collaborations', 'participations'])
    expect(sheets[2]?.rows.map(({ cells }) => cells)).toEqual([
      ['actor', 'collaboration'],
      ['1', '3'],
      ['2', '4'],
    ])
    const networkx = readJsonGraph('f', {
      nodes: [
        { id: 'fair', bipartite: 1 },
        { id: 'ann', bipartite: 0 },
      ],
      links: [{ source: 'fair', target: 'ann' }],
    })
    expect(graphSheets(networkx ?? [])[2]?.rows[1]?.cells).toEqual(['ann', 'fair'])
  })

  test('attributes keep their names; one named like a column of the table is told apart', () => {
    const gml = 'graph [ node [ id 1 label "É" Sector "art" start "x" graphics [ x 1 ] ] ]'
    const [nodes] = graphSheets(readGraph('gml', 'f', gml))
    expect(nodes?.rows.map(({ cells }) => cells)).toEqual([
      ['id', 'label', 'Sector', 'start'],
      ['1', 'É', 'art', 'x'],
    ])
    const entities = 'graph [ node [ id 1 label "&#201;t&amp;" ] ]'
    expect(readGraph('gml', 'f', entities)[0]?.nodes[0]?.label).toBe('Ét&')
  })

  test('several networks in one file keep their ties apart by relation', () => {
    const dl = 'dl n=2 nm=2\nlevel labels:\nadvice\ntrust\ndata:\n0 1\n1 0\n0 1\n0 0\n'
    const sheets = graphSheets(readGraph('dl', 'f', dl))
    expect(sheets.map(({ name }) => name)).toEqual([
      'advice – nodes',
      'advice – edges',
      'trust – nodes',
      'trust – edges',
    ])
    expect(sheets[3]?.rows[1]?.cells).toEqual(['1', '2', 'true', '1', 'trust'])
  })
})

describe('files that break their format', () => {
  test.each<[GraphFormat, string, number]>([
    ['gexf', '<gexf>\n<graph>\n<nodes>\n<node label="x"/></nodes></graph></gexf>', 4],
    ['gexf', '<gexf>\n<graph></gexf>', 2],
    ['graphml', '<graphml>\n<graph><edge source="a"/></graph></graphml>', 2],
    ['gml', 'graph [\n node [ label "x" ]\n]', 2],
    ['gml', 'graph [\n node [ id 1 ]\n', 3],
    ['pajek', '*Vertices 2\n*Edges\n1 3\n', 3],
    ['pajek', '*Vertices 1 3\n', 1],
    ['dl', 'dl n=2\ndata:\n0 x\n', 3],
    ['dot', 'digraph {\n a -> \n}', 3],
    ['vna', '*Node data\nid\na b c\n', 3],
  ])('%s: %j is refused with its line', (format, text, line) => {
    expect(thrown(() => readGraph(format, 'f', text))).toMatchObject({
      code: 'broken-file',
      details: { file: 'f', line },
    })
  })

  test('entities of a document’s own are refused, never unfolded or fetched', () => {
    const bomb = '<!DOCTYPE g [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]>\n<gexf>&b;</gexf>'
    const outside = '<!DOCTYPE g [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n<graphml>&a;</graphml>'
    const undeclared = '<gexf><graph>&a;</graph></gexf>'
    for (const text of [bomb, outside]) {
      expect(thrown(() => readGraph('gexf', 'f', text))).toMatchObject({
        code: 'broken-file',
        details: { found: '<!ENTITY' },
      })
    }
    expect(thrown(() => readGraph('gexf', 'f', undeclared))).toMatchObject({ code: 'broken-file' })
    const deep = `<gexf>${'<a>'.repeat(300)}`
    expect(thrown(() => readGraph('gexf', 'f', deep))).toMatchObject({ code: 'broken-file' })
  })
})
