import { describe, expect, test } from 'vitest'
import * as fc from 'fast-check'
import { parsePath, pathOf, VIEWS } from '../../../server/contract/page-paths.ts'
import { formatAddress, parseAddress, type PageState } from '../../../web/src/state/address.ts'
import { LABELS, MAP_LAYOUTS, WEIGHTINGS, readOptions } from '../../../web/src/state/options.ts'
import {
  ALL_SHOWN,
  MOST_SELECTED,
  readFragment,
  writeFragment,
} from '../../../web/src/state/selection.ts'
import { hrefAfter, readAddress } from '../../../web/src/state/use-address.ts'

// A dot alone would be a step of the path itself; ids of networks hold none.
const id = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => !/^\.{1,2}$/.test(text))
const ids = fc.uniqueArray(id, { maxLength: 6 })
const year = fc.integer({ min: 1000, max: 9999 }).map(String)

const slices = fc.record(
  {
    from: year,
    to: fc.constantFrom('2013-06', '2014-02-28'),
    territory: id,
    members: fc.constantFrom('all' as const, 'inside' as const),
    support: fc.constantFrom('exclude' as const, 'include' as const),
    actors: fc.constantFrom('all' as const, 'active' as const),
    domains: fc.uniqueArray(id, { minLength: 1, maxLength: 3 }),
    minCollaborations: fc.nat({ max: 9_999_999 }),
  },
  { requiredKeys: [] },
)
const options = fc.record(
  {
    version: fc.nat({ max: 999_999_999 }),
    panel: fc.constantFrom('open' as const, 'closed' as const),
    mode: fc.constantFrom('actors' as const, 'two-mode' as const),
    show: fc.constantFrom('map' as const, 'table' as const),
    colour: id,
    size: id,
    weighting: fc.constantFrom(...WEIGHTINGS),
    labels: fc.constantFrom(...LABELS),
    least: fc.double({ min: 0, max: 1e9, noNaN: true }).map((value) => value + 0),
    layout: fc.constantFrom(...MAP_LAYOUTS),
    hulls: fc.boolean(),
    unfolded: fc
      .uniqueArray(fc.nat({ max: 999_999 }), { maxLength: 5 })
      .map((numbers) => numbers.toSorted((a, b) => a - b)),
    sort: id,
    group: id,
  },
  {
    requiredKeys: [
      'panel',
      'mode',
      'show',
      'colour',
      'size',
      'weighting',
      'labels',
      'least',
      'layout',
      'hulls',
      'unfolded',
    ],
  },
)
const states: fc.Arbitrary<PageState> = fc.record({
  route: fc
    .tuple(id, fc.constantFrom(...VIEWS))
    .map(([networkId, view]) => ({ page: 'network' as const, networkId, view })),
  slice: slices,
  options,
  rest: fc.array(fc.tuple(fc.constantFrom('later', 'é &='), fc.string())),
  selection: fc.record(
    { actors: ids, collaborations: ids, explain: id },
    { requiredKeys: ['actors', 'collaborations'] },
  ),
  shown: fc.record(
    {
      hidden: ids,
      kept: ids,
      path: fc.boolean(),
      focus: fc.record({
        kind: fc.constantFrom('actor' as const, 'collaboration' as const),
        id,
      }),
    },
    { requiredKeys: ['hidden', 'kept', 'path'] },
  ),
})

describe('an address', () => {
  test('reads back as the state that it was made of', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(parseAddress(formatAddress(state))).toEqual(state)
      }),
    )
  })
  test('survives the browser, which makes a URL of it', () => {
    fc.assert(
      fc.property(states, (state) => {
        const { href } = new URL(formatAddress(state), 'http://127.0.0.1')
        expect(parseAddress(href)).toEqual(state)
      }),
    )
  })
  test('of a state without any choice is the path alone', () => {
    const bare = parseAddress('/networks/a/network')
    expect(formatAddress(bare)).toBe('/networks/a/network')
  })
  test('holds parameters that it does not know, for what comes later', () => {
    const href = '/networks/a/network?colour=degree&later=x&later=y'
    expect(formatAddress(parseAddress(href))).toBe(href)
  })
  test('with runs of numbers has all of each', () => {
    const href = '/networks/a/network?unfolded=3%2C7-9'
    expect(readOptions(new URL(href, 'http://a').searchParams).unfolded).toEqual([3, 7, 8, 9])
    expect(decodeURIComponent(formatAddress(parseAddress(href)))).toBe(decodeURIComponent(href))
  })
  test.each(['least=-1', 'least=many', 'layout=spiral', 'unfolded=a,-2', 'version=x', 'labels='])(
    'with %s is read as without it',
    (query) => {
      expect(readOptions(new URLSearchParams(query))).toEqual(readOptions(new URLSearchParams()))
    },
  )
})

/** Links as they were sent before selection of several kinds, layouts and hidden actors came. */
describe('a link of the first version', () => {
  test('to a picture shows the same picture', () => {
    const { route, options: read } = parseAddress(
      '/networks/a/network?from=2010&to=2014&mode=two-mode&colour=ei-actor&size=none&least=0.5&show=table',
    )
    expect(route).toEqual({ page: 'network', networkId: 'a', view: 'network' })
    expect(read).toMatchObject({
      mode: 'two-mode',
      colour: 'ei-actor',
      size: 'none',
      least: 0.5,
      show: 'table',
    })
  })
  test('to a slice shows the same slice', () => {
    const { slice } = parseAddress(
      '/networks/a/table?from=2010&to=2014&territory=33&members=inside&support=include&actors=active&kinds=project&kinds=action&domains=a&minCollaborations=2',
    )
    expect(slice).toEqual({
      from: '2010',
      to: '2014',
      territory: '33',
      members: 'inside',
      support: 'include',
      actors: 'active',
      kinds: ['project', 'action'],
      domains: ['a'],
      minCollaborations: 2,
    })
  })
  test('to actors, to a collaboration and to an explanation chooses them', () => {
    expect(parseAddress('/networks/a/network#actor=x&actor=y%26z').selection).toEqual({
      actors: ['x', 'y&z'],
      collaborations: [],
    })
    expect(parseAddress('/networks/a/table#collaboration=p%231').selection).toEqual({
      actors: [],
      collaborations: ['p#1'],
    })
    expect(parseAddress('/networks/a/overview#explain=ei-newman').selection.explain).toBe(
      'ei-newman',
    )
  })
  test.each([
    '/networks/a/table?list=collaborations&q=x&sort=startsOn&order=desc&columns=name',
    '/networks/a/isolated?reason=no-project&sector=culture',
    '/networks/a/brokers?cut=ties',
    '/networks/a/territories?by=ratio&direction=desc&level=epci&audience=public',
    '/networks/a/matrix?partition=family&row=culture&column=sport',
    '/networks/a/before-after?firstFrom=2010&firstTo=2011&secondFrom=2012&secondTo=2014',
  ])('to a list or a comparison asks for the same: %s', (href) => {
    const { searchParams } = new URL(href, 'http://127.0.0.1')
    const { query } = readAddress(`http://127.0.0.1${href}`)
    expect(Object.fromEntries(query)).toEqual(Object.fromEntries(searchParams))
  })
})

describe('the path', () => {
  test('of an import reads back with its id', () => {
    const route = { page: 'network', networkId: 'a', view: 'imports', importId: 'x/y' } as const
    expect(parsePath(pathOf(route))).toEqual(route)
  })
  test('of a network alone is its synthesis', () => {
    expect(parsePath('/networks/aquitaine')).toEqual({
      page: 'network',
      networkId: 'aquitaine',
      view: 'overview',
    })
  })
  test.each([
    { page: 'accessibility' },
    { page: 'shared', viewId: 'aB-_9' },
    { page: 'home' },
  ] as const)('of %j reads back', (route) => {
    expect(parsePath(pathOf(route))).toEqual(route)
  })
  test.each([
    '/nothing',
    '/networks',
    '/networks/a/nothing',
    '/networks/a/table/x',
    '/networks/a/imports/x/y',
  ])('%s is unknown', (path) => {
    expect(parsePath(path).page).toBe('unknown')
  })
  test('that cannot be decoded does not break the page', () => {
    expect(parsePath('/networks/%E0%A4%A/table')).toMatchObject({ networkId: '%E0%A4%A' })
  })
})

describe('the fragment', () => {
  test('holds at most as many actors as can be chosen, the first ones', () => {
    const actors = Array.from({ length: MOST_SELECTED + 50 }, (_, i) => `actor ${i}`)
    const { selection } = readFragment(writeFragment({ actors }))
    expect(selection.actors).toEqual(actors.slice(0, MOST_SELECTED))
  })
  test('that repeats an actor chooses it once', () => {
    expect(readFragment('#actor=x&actor=x&actor=').selection.actors).toEqual(['x'])
  })
  test('of nothing is empty', () => {
    expect(readFragment('')).toEqual({
      selection: { actors: [], collaborations: [] },
      shown: ALL_SHOWN,
    })
    expect(writeFragment({})).toBe('')
  })
})

describe('a move', () => {
  const now = readAddress('http://127.0.0.1/networks/a/table?from=2010&sort=name#actor=x')

  test('to another view keeps slice, options and selection', () => {
    const href = hrefAfter(now, { route: { page: 'network', networkId: 'a', view: 'network' } })
    expect(href).toBe('/networks/a/network?from=2010&sort=name#actor=x')
  })
  test('of the selection alone changes nothing else', () => {
    expect(hrefAfter(now, { selection: { actors: [] } })).toBe(
      '/networks/a/table?from=2010&sort=name',
    )
  })
  test('of the slice keeps the options', () => {
    expect(hrefAfter(now, { slice: { to: '2014', domains: ['c'] } })).toBe(
      '/networks/a/table?to=2014&domains=c&sort=name#actor=x',
    )
  })
  test('of an option keeps the others and drops the one that says what is usual', () => {
    const drawn = readAddress('http://127.0.0.1/networks/a/network?colour=degree&least=2')
    expect(hrefAfter(drawn, { options: { least: 0 } })).toBe('/networks/a/network?colour=degree')
  })
  test('of the selection keeps who is hidden, but not the path between others', () => {
    const drawn = readAddress('http://127.0.0.1/networks/a/network#actor=x&actor=y&hide=z&path=1')
    expect(hrefAfter(drawn, { selection: { actors: ['y'] } })).toBe(
      '/networks/a/network#actor=y&hide=z',
    )
  })
  test('has one cache key whatever the order of the query', () => {
    const one = readAddress('http://127.0.0.1/networks/a/table?to=2014&from=2010&size=betweenness')
    const other = readAddress('http://127.0.0.1/networks/a/table?from=2010&to=2014')
    expect(one.sliceText).toBe(other.sliceText)
  })
})
