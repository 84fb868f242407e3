import { describe, expect, test } from 'vitest'
import { MOST_NAMES, placeNames, type NameCandidate } from '../../../web/src/map/names.ts'

const VIEWPORT = { width: 1000, height: 1000 }
const measure = (text: string) => text.length * 7
const candidate = (fields: Partial<NameCandidate> & { key: string }): NameCandidate => ({
  text: fields.key,
  x: 500,
  y: 500,
  radius: 5,
  importance: 1,
  isForced: false,
  ...fields,
})

/** How many names are written beside so many nodes spread over a square of that side. */
const spread = (count: number, side: number) =>
  placeNames(
    Array.from({ length: count }, (_, i) =>
      candidate({ key: `n${i}`, x: (i * 37) % side, y: (i * 101) % side }),
    ),
    () => 8,
    VIEWPORT,
  ).length

describe('placeNames', () => {
  test('puts a name to the right of its node', () => {
    const [placed] = placeNames([candidate({ key: 'abc' })], measure, VIEWPORT)
    expect(placed).toEqual({ key: 'abc', text: 'abc', x: 509, y: 500, width: 21 })
  })

  test('puts it to the left where the right has no room', () => {
    const [placed] = placeNames([candidate({ key: 'abc', x: 990 })], measure, VIEWPORT)
    expect(placed?.x).toBe(990 - 5 - 4 - 21)
  })

  test('chooses the side where it hides no other node', () => {
    const nodes = [
      candidate({ key: 'abc', importance: 2 }),
      candidate({ key: 'hidden', x: 520, importance: 1 }),
    ]
    const [placed] = placeNames(nodes, measure, VIEWPORT)
    expect(placed).toEqual({ key: 'abc', text: 'abc', x: 500 - 5 - 4 - 21, y: 500, width: 21 })
  })

  test('writes few and short names on a small canvas among many nodes', () => {
    const phone = { width: 390, height: 520 }
    const nodes = Array.from({ length: 2500 }, (_, i) =>
      candidate({ key: `n${i}`, text: 'n'.repeat(60), x: (i * 37) % 390, y: (i * 101) % 520 }),
    )
    const placed = placeNames(nodes, measure, phone)
    expect(placed.length).toBeGreaterThan(0)
    expect(placed.length).toBeLessThanOrEqual(8)
    expect(Math.max(...placed.map(({ width }) => width))).toBeLessThan(390 / 2)
  })

  test('never covers a disc that carries a number, but for one that is chosen', () => {
    const discs = [-1, 1].flatMap((side) => [
      candidate({ key: `x${side}`, x: 500 + 30 * side, radius: 20, isDisc: true, isMute: true }),
      candidate({ key: `y${side}`, y: 500 + 30 * side, radius: 20, isDisc: true, isMute: true }),
    ])
    expect(placeNames([candidate({ key: 'abc' }), ...discs], measure, VIEWPORT)).toEqual([])
    const chosen = candidate({ key: 'abc', isForced: true })
    expect(placeNames([chosen, ...discs], measure, VIEWPORT)).toHaveLength(1)
  })

  test('writes the name of a large disc at its shoulder where its sides have no room', () => {
    const disc = candidate({ key: 'abc', radius: 40, isDisc: true })
    const lines = [
      { x: 0, y: 480, width: 1000, height: 40 },
      { x: 480, y: 0, width: 40, height: 1000 },
    ]
    const [placed] = placeNames([disc], measure, VIEWPORT, lines)
    expect(placed?.x).toBeGreaterThan(520)
    expect(placed?.y).toBeLessThan(480)
  })

  test('gives the place to the more important of two names that would cover each other', () => {
    const narrow = { width: 300, height: 1000 }
    const placed = placeNames(
      [
        candidate({ key: 'a'.repeat(40), importance: 1, x: 5 }),
        candidate({ key: 'b'.repeat(40), importance: 2, x: 5 }),
      ],
      measure,
      narrow,
    )
    expect(placed.map((name) => name.key[0])).toEqual(['b'])
  })

  test('breaks ties by key, whatever the order given', () => {
    const pair = [candidate({ key: 'b' }), candidate({ key: 'a' })]
    const first = placeNames(pair, measure, VIEWPORT)
    expect(placeNames(pair.toReversed(), measure, VIEWPORT)).toEqual(first)
    expect(first[0]?.key).toBe('a')
  })

  test('draws no two names over each other, and no more than can be read', () => {
    const crowd = Array.from({ length: 400 }, (_, i) =>
      candidate({ key: `name ${i}`, x: (i * 37) % 1000, y: (i * 101) % 1000, importance: i }),
    )
    const placed = placeNames(crowd, measure, VIEWPORT)
    expect(placed.length).toBeGreaterThan(20)
    expect(placed.length).toBeLessThanOrEqual(MOST_NAMES)
    const covering = placed.flatMap((a, i) =>
      placed
        .slice(i + 1)
        .filter((b) => a.x < b.x + b.width && b.x < a.x + a.width && Math.abs(a.y - b.y) < 16),
    )
    expect(covering).toEqual([])
  })

  test('writes fewer where nodes stand close or are very many, more as one comes nearer', () => {
    // 56 have room in a million square pixels, at 18,000 each.
    expect(spread(500, 1000)).toBe(56)
    expect(spread(500, 500)).toBe(Math.round((659 * 559) / 18_000))
    // Four times as many as a crowd of 600: half the names.
    expect(spread(2400, 1000)).toBe(28)
  })

  test('cuts a name that is too long and says so', () => {
    const [placed] = placeNames([candidate({ key: 'x'.repeat(200), x: 10 })], measure, VIEWPORT)
    expect(placed?.text).toBe(`${'x'.repeat(41)}…`)
  })

  test('always tries the selected one first', () => {
    const names = [
      candidate({ key: 'strong', importance: 9 }),
      candidate({ key: 'chosen', importance: 0, isForced: true }),
    ]
    expect(placeNames(names, measure, VIEWPORT)[0]?.key).toBe('chosen')
  })
})
