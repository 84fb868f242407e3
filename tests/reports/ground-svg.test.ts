import { geoConicConformal } from 'd3-geo'
import { describe, expect, test } from 'vitest'
import { buildDemoNetwork } from '../../server/demo/build-demo-network.ts'
import { packRecords } from '../../server/domain/pack.ts'
import { departementRings } from '../../server/geography/outlines.ts'
import { sliceNetwork } from '../../server/network/slice-network.ts'
import { toTwoMode } from '../../server/network/two-mode.ts'
import type { Ground, ReportDocument } from '../../server/reports/document.ts'
import { fit, sheetAt, sheetsOf } from '../../server/reports/drawing/france.ts'
import { describeGround } from '../../server/reports/telling/ground.ts'
import { tellReport } from '../../server/reports/telling/tell-report.ts'
import { writeGroundSvg } from '../../server/reports/writers/ground-svg.ts'
import { groundOf } from '../../server/services/reports/ground.ts'
import { demoDocument } from '../support/demo-report.ts'

const demo = buildDemoNetwork()
const ground = groundOf(sliceNetwork(toTwoMode(packRecords(demo.network, 1, demo)), {}))
const document: ReportDocument = { ...demoDocument(), ground }
const withPlaces = (places: Ground['places']): ReportDocument => ({
  ...document,
  ground: { ...ground, places, ties: [] },
})
const place = (label: string, longitude: number, latitude: number, actors = 1) => ({
  label,
  departement: null,
  longitude,
  latitude,
  isExact: true,
  actors,
})
const discs = (svg: string): { x: number; y: number; label: string }[] =>
  [
    ...svg.matchAll(/<circle class="place" cx="([\d.-]+)" cy="([\d.-]+)".*?<title>(.*?)<\/title>/g),
  ].map(([, x, y, label = '']) => ({ x: Number(x), y: Number(y), label }))

const files = (told: ReturnType<typeof tellReport>) =>
  told.blocks.flatMap((block) => ('figure' in block && block.figure ? [block.figure.file] : []))

describe('the sheets of France', () => {
  const sheets = sheetsOf(departementRings())

  test('the mainland is in the projection that d3-geo calls conic conformal', () => {
    const oracle = geoConicConformal()
      .parallels([44, 49])
      .rotate([-3, 0])
      .center([0, 46.5])
      .scale(1)
      .translate([0, 0])
    const mainland = sheetAt(sheets, 2.35, 48.86)
    for (const [longitude, latitude] of [
      [-0.58, 44.84],
      [8.74, 41.92],
      [3, 46.5],
      [-4.49, 48.39],
      [7.75, 48.57],
    ] as const) {
      const [x, y] = oracle([longitude, latitude]) ?? [Number.NaN, Number.NaN]
      const [px, py] = mainland?.project(longitude, latitude) ?? [0, 0]
      expect(px).toBeCloseTo(x, 10)
      expect(py).toBeCloseTo(y, 10)
    }
  })

  test.each([
    ['971', -61.53, 16.24],
    ['976', 45.23, -12.78],
    ['mainland', 9.45, 42.7],
    [undefined, 13.4, 52.5],
    [undefined, 166.44, -22.27],
  ])('%s shows %d, %d', (code, longitude, latitude) => {
    expect(sheetAt(sheets, longitude, latitude)?.code).toBe(code)
  })

  test('a box is placed with one scale for both ways, in the middle', () => {
    const toPage = fit(
      { left: 0, top: 0, right: 2, bottom: 1 },
      { left: 0, top: 0, right: 100, bottom: 100 },
    )
    expect([toPage([0, 0]), toPage([2, 1])]).toEqual([
      [0, 25],
      [100, 75],
    ])
  })
})

describe('writeGroundSvg', () => {
  test('has a disc for each place, and says how many are there', () => {
    const svg = writeGroundSvg(document)
    expect(discs(svg)).toHaveLength(ground.places.length)
    expect(discs(svg)[0]?.label).toBe('Bayonne (12)')
    expect(svg).not.toMatch(/NaN|Infinity|undefined/)
    expect(writeGroundSvg(document)).toBe(svg)
  })

  test('lays north up and east at the right, all within the picture', () => {
    const svg = writeGroundSvg(
      withPlaces([
        place('Pau', -0.37, 43.3),
        place('Lille', 3.06, 50.63),
        place('Nice', 7.27, 43.7),
      ]),
    )
    const at = (name: string) => discs(svg).find(({ label }) => label.startsWith(name))
    const [pau, lille, nice] = [at('Pau'), at('Lille'), at('Nice')]
    expect(lille?.y).toBeLessThan(pau?.y ?? 0)
    expect(nice?.x).toBeGreaterThan(lille?.x ?? 0)
    expect(pau?.x).toBeLessThan(lille?.x ?? 0)
    for (const { x, y } of discs(svg)) {
      expect(x > 0 && x < 1000 && y > 0 && y < 820).toBe(true)
    }
  })

  test('gives a département overseas its box, and leaves out what is on no sheet with a sentence', () => {
    const svg = writeGroundSvg(
      withPlaces([
        place('Bordeaux', -0.58, 44.84, 9),
        place('Saint-Denis', 55.45, -20.88, 2),
        place('Berlin', 13.4, 52.5, 3),
      ]),
    )
    const [bordeaux, reunion] = discs(svg)
    expect(discs(svg)).toHaveLength(2)
    expect(reunion?.x).toBeLessThan(160)
    expect(bordeaux?.x).toBeGreaterThan(160)
    expect(svg).toContain('3 acteurs sont placés hors de la carte.')
  })

  test('without a place it is a sentence, and the report has no such section', () => {
    const empty = withPlaces([])
    expect(writeGroundSvg(empty)).toContain('il n’y a rien à dessiner')
    expect(files(tellReport(empty))).not.toContain('ground.svg')
    expect(files(tellReport(document))).toContain('ground.svg')
  })

  test('says in words what it shows, as the records have it', () => {
    const support = new Set(demo.network.supportActorIds)
    const counts = new Map<string, number>()
    for (const { id, place: at } of demo.actors) {
      if (support.has(id)) continue
      counts.set(at?.label ?? '', (counts.get(at?.label ?? '') ?? 0) + 1)
    }
    const largest = [...counts].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    const said = describeGround(document)
    expect(said).toContain(`Carte de ${String(demo.actors.length - support.size)} acteurs dans`)
    expect(said).toContain(`dans ${String(counts.size)} lieux`)
    for (const [label, count] of largest.slice(0, 3))
      expect(said).toContain(`${label} (${String(count)})`)
  })
})
