import { describe, expect, test } from 'vitest'
import type { PictureNode, ReportDocument } from '../../server/reports/document.ts'
import { placeLabels } from '../../server/reports/drawing/place-labels.ts'
import { textWidth } from '../../server/reports/drawing/svg.ts'
import { writeMapSvg } from '../../server/reports/writers/map-svg.ts'
import { demoDocument } from '../support/demo-report.ts'

const document = demoDocument()
const marksIn = (svg: string) => svg.match(/class="actor"/g)?.length ?? 0

describe('writeMapSvg', () => {
  test('draws a mark with its name for every actor that has a tie, and says who is left out', () => {
    const svg = writeMapSvg(document)
    const connected = document.picture.nodes.filter(({ shelved }) => !shelved)
    expect(marksIn(svg)).toBe(connected.length)
    for (const { name } of connected) expect(svg).toContain(`<title>${name}</title>`)
    expect(svg).toContain('37 acteurs sans lien ne sont pas dessinés, dont 8 non renseignés.')
  })

  test('has a title and a description that a screen reader says', () => {
    const svg = writeMapSvg(document)
    expect(svg).toContain('role="img"')
    expect(svg).toContain('<title id="picture-title">Carte du réseau · Aquitaine 2010–2014</title>')
    expect(svg).toMatch(/<desc id="picture-description">Réseau de 141 acteurs reliés par \d+ liens/)
  })

  test('counts sectors in the legend', () => {
    const svg = writeMapSvg(document)
    const culture = document.picture.sectors.indexOf('Culture')
    const drawn = document.picture.nodes.filter(
      ({ sector, shelved }) => sector === culture && !shelved,
    ).length
    expect(svg).toMatch(new RegExp(`>Culture<tspan [^>]*>${drawn}</tspan>`))
  })

  test('draws an empty network as a sentence', () => {
    const empty: ReportDocument = {
      ...document,
      picture: { ...document.picture, sectors: [], nodes: [], edges: [] },
    }
    const svg = writeMapSvg(empty)
    expect(marksIn(svg)).toBe(0)
    expect(svg).toContain('il n’y a rien à dessiner')
    expect(svg).not.toMatch(/NaN|Infinity|undefined/)
  })

  test('draws one actor, and actors at one point, without dividing by nothing', () => {
    const nodes = document.picture.nodes
      .slice(2, 4)
      .map((node) => ({ ...node, x: 3, y: 3, shelved: false }))
    const svg = writeMapSvg({ ...document, picture: { ...document.picture, nodes, edges: [] } })
    expect(marksIn(svg)).toBe(2)
    expect(svg).not.toMatch(/NaN|Infinity|undefined/)
  })

  test('never runs a name as markup', () => {
    const nodes = document.picture.nodes.map((node) => ({ ...node, name: '<script>&"' }))
    const svg = writeMapSvg({ ...document, picture: { ...document.picture, nodes } })
    expect(svg).not.toContain('<script>')
    expect(svg).toContain('&lt;script&gt;&amp;&quot;')
  })

  test('is the same twice', () => {
    expect(writeMapSvg(demoDocument())).toBe(writeMapSvg(document))
  })
})

describe('placeLabels', () => {
  test('overlaps neither names nor marks, and stays inside', () => {
    const marks = Array.from({ length: 60 }, (_, i) => ({
      x: 40 + ((i * 97) % 720),
      y: 20 + ((i * 61) % 360),
      radius: 6,
    }))
    const wishes = marks.map((mark, i) => ({ ...mark, text: `Association n° ${i}` }))
    const placed = placeLabels(wishes, marks, { width: 800, height: 400, size: 14, most: 40 })
    expect(placed.length).toBeGreaterThan(10)
    const boxes = placed.map(({ text, x, y, anchor }) => {
      const width = textWidth(text, 14)
      const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
      // From the middle of the letters: the baseline is a third of the size below it.
      return { left, right: left + width, middle: y - 14 * 0.33 }
    })
    for (const [i, a] of boxes.entries()) {
      expect(a.left).toBeGreaterThanOrEqual(0)
      expect(a.right).toBeLessThanOrEqual(800)
      for (const b of boxes.slice(i + 1)) {
        const apart =
          a.right <= b.left || b.right <= a.left || Math.abs(a.middle - b.middle) >= 14 * 1.05
        expect(apart).toBe(true)
      }
    }
  })
})

const numbersIn = (svg: string, pattern: RegExp) =>
  [...svg.matchAll(pattern)].map(([, ...found]) => found.map(Number))

const disc = (id: string, members: number, x: number): PictureNode => ({
  id,
  name: 'Le Foyer',
  kind: 'community',
  members,
  reach: 0,
  community: Number(id),
  size: null,
  shade: null,
  sector: -1,
  x,
  y: 0,
  strength: 1,
  outside: false,
  shelved: false,
})

describe('the picture of another view', () => {
  const { nodes, edges, sectors } = document.picture
  const seen = (
    look: Partial<ReportDocument['picture']['look']>,
    part: Partial<ReportDocument['picture']> = {},
  ) =>
    writeMapSvg({
      ...document,
      picture: { ...document.picture, ...part, look: { ...document.picture.look, ...look } },
    })

  test('has the discs of a layout with their names, and its actors inside them', () => {
    const placed = nodes.map((node) => ({ ...node, x: node.x === null ? null : 4, y: 1 }))
    const svg = seen(
      {},
      {
        nodes: placed,
        groups: [
          { kind: 'sector', label: 'Culture', x: 4, y: 1, radius: 1, count: 31 },
          { kind: 'unknown', label: null, x: 0, y: 0, radius: 0.5, count: 3 },
        ],
      },
    )
    const titles = [...svg.matchAll(/font-weight="600">([^<]+ \(\d+\))</g)].map(([, name]) => name)
    expect(titles).toEqual(['Culture (31)', 'Non renseigné (3)'])
    const [[x = 0, y = 0, radius = 0] = []] = numbersIn(
      svg,
      /class="group" cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"/g,
    )
    for (const [startX = 0, startY = 0] of numbersIn(svg, /class="actor" d="M([\d.]+) ([\d.]+)/g)) {
      expect(Math.hypot(startX - x, startY - y)).toBeLessThan(radius)
    }
    expect(svg).toMatch(/rangés dans 2 cercles\s; le plus grand est Culture \(31\)\./)
  })

  test('draws collaborations as small dots, counted in the legend and told', () => {
    const drawn = nodes.filter(({ shelved }) => !shelved)
    const collaborations = drawn.slice(0, 1).map((node) => ({
      ...node,
      id: 'p',
      name: 'Projet <1>',
      kind: 'collaboration' as const,
      members: 0,
      sector: -1,
    }))
    const svg = seen({ mode: 'two-mode' }, { nodes: [...nodes, ...collaborations] })
    expect(svg.match(/class="collaboration"/g)).toHaveLength(1)
    expect(svg).toContain('<title>Projet &lt;1&gt;</title>')
    expect(svg).toMatch(/>Collaboration<tspan [^>]*>1</)
    expect(svg).toMatch(/Un trait\s: sa participation à une collaboration\./)
    expect(svg).not.toContain('Force des liens')
  })

  test('outlines the communities of three actors or more', () => {
    const drawn = nodes.filter(({ shelved }) => !shelved)
    const groups = [0, 0, 0, 0, 1, 1, 2, 2, 2]
    const members = drawn.map((node, i) => ({ ...node, community: groups[i] ?? -1 }))
    const part = { nodes: members, edges: [] }
    expect(seen({ hulls: true }, part).match(/class="hull"/g)).toHaveLength(2)
    expect(seen({ hulls: false }, part)).not.toContain('class="hull"')
  })

  test('draws folded communities as discs with their number, counts their sectors, and says so', () => {
    const svg = seen(
      {},
      {
        sectors: ['Culture'],
        nodes: [disc('0', 1200, 0), disc('1', 30, 2)],
        edges: [{ source: 0, target: 1, weight: 3 }],
        folded: {
          by: 'community',
          discs: 2,
          actors: 1230,
          ties: 4000,
          rest: 1,
          sectors: [1000, 230],
        },
      },
    )
    expect(svg.match(/class="community"/g)).toHaveLength(2)
    expect(svg).toMatch(/>Culture<tspan [^>]*>1\u202f000</)
    expect(svg).toContain('>autour de Le Foyer</text>')
    expect(svg).toContain('>petits groupes</text>')
    // The tie between two discs is a bundle, wider than any tie: 0.7 × (0.6 + 8.4 × 15/16).
    expect(svg).toContain('stroke-width="5.93"')
    expect(svg).toContain('Trop d’acteurs pour les dessiner un par un')
    expect(svg).toContain('Réseau de 1\u202f230 acteurs reliés par 4\u202f001 liens')
  })

  test('gives discs with ground of their own its size, and the small groups their block with a title', () => {
    const grounded = [
      { ...disc('0', 1200, 0), reach: 1 },
      { ...disc('1', 300, 4), reach: 0.5 },
      { ...disc('2', 2, 7), reach: 0.1 },
    ]
    const svg = seen(
      {},
      {
        nodes: grounded,
        edges: [],
        folded: {
          by: 'community',
          discs: 3,
          actors: 1502,
          ties: 9,
          rest: null,
          sectors: [...sectors.map(() => 0), 1502],
          small: { groups: 1, actors: 2, x: 6.9, y: 0.1, width: 0.2, height: 0.2 },
        },
      },
    )
    const radii = numbersIn(svg, /class="community" [^>]* r="([\d.]+)"/g).map(([r = 0]) => r)
    expect((radii[0] ?? 0) / (radii[1] ?? 1)).toBeCloseTo(2, 2)
    expect(svg.match(/class="block"/g)).toHaveLength(1)
    expect(svg).toContain('>1 petit groupe · 2 acteurs</text>')
  })

  test('shades by a measure with its classes in the legend, and sectors by shape alone', () => {
    const svg = seen(
      { colour: 'betweenness' },
      {
        nodes: nodes.map((node, i) => ({ ...node, shade: i % 2 === 0 ? 10 : null })),
        scales: { ...document.picture.scales, shade: { least: 0, most: 10 } },
      },
    )
    expect(svg).toContain('>0 à 2</text>')
    expect(svg).toContain('>8 à 10</text>')
    expect(svg).toContain('>non défini</text>')
    expect(svg).not.toContain('#0072b2')
  })

  test('fades all but the chosen actor and its partners, whose names alone are written', () => {
    const row = edges[0]?.source ?? 0
    const near = edges.flatMap(({ source, target }) =>
      source === row ? [target] : target === row ? [source] : [],
    )
    const svg = seen({ names: 'chosen' }, { emphasis: { chosen: [row], strong: [row, ...near] } })
    const names = svg.slice(svg.indexOf('class="names"')).split('<path d="M0 ')[0] ?? ''
    const written = [...names.matchAll(/>([^<>]+)<\/text>/g)].map(([, name]) => name)
    const strong = [row, ...near].map((strongRow) => nodes[strongRow]?.name)
    expect(written).toContain(nodes[row]?.name)
    for (const name of written) expect(strong).toContain(name)
    expect(seen({ names: 'none' })).not.toContain('class="names"')
  })

  test('says in itself whose network it is, which part, and where the data are from', () => {
    const svg = writeMapSvg(document)
    for (const words of ['Aquitaine 2010–2014', 'données fictives', 'sans acteurs de soutien']) {
      expect(svg).toContain(words)
    }
    expect(svg).toMatch(/Source\s: Réseau de démonstration/)
    expect(svg).not.toMatch(/href|url\(|<image|<style|<script/)
    expect(writeMapSvg(document, { isAlone: false })).not.toMatch(/Source\s:/)
    expect(sectors.length).toBeGreaterThan(0)
  })
})
