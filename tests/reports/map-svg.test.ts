import { describe, expect, test } from 'vitest'
import type { ReportDocument } from '../../server/reports/document.ts'
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
    expect(svg).toContain('<title id="picture-title">Carte du réseau</title>')
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
      picture: { sectors: [], nodes: [], edges: [] },
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
