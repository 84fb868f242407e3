import { describe, expect, test } from 'vitest'
import * as fc from 'fast-check'
import {
  fragmentToSelection,
  parsePath,
  pathOf,
  selectionToFragment,
  sliceOf,
  VIEWS,
  withSlice,
} from '../../../web/src/state/address.ts'
import { hrefAfter, readAddress } from '../../../web/src/state/use-address.ts'

const id = fc.string({ minLength: 1, unit: 'grapheme' })

describe('the path', () => {
  test('of a network and a view reads back as them', () => {
    fc.assert(
      fc.property(id, fc.constantFrom(...VIEWS), (networkId, view) => {
        // A dot alone would be a step of the path itself; network ids hold none.
        fc.pre(networkId !== '.' && networkId !== '..')
        const route = { page: 'network', networkId, view } as const
        expect(parsePath(pathOf(route))).toEqual(route)
      }),
    )
  })
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

describe('the selection', () => {
  test('of actors survives the fragment', () => {
    fc.assert(
      fc.property(fc.uniqueArray(id, { maxLength: 5 }), (actors) => {
        expect(fragmentToSelection(`#${selectionToFragment({ actors })}`)).toEqual({ actors })
      }),
    )
  })
  test('holds a collaboration and the measure being explained', () => {
    const selection = { actors: ['a&b'], collaboration: 'p#1', explain: 'ei-newman' }
    expect(fragmentToSelection(selectionToFragment(selection))).toEqual(selection)
  })
  test('of an empty fragment is empty', () => {
    expect(fragmentToSelection('')).toEqual({ actors: [] })
  })
})

describe('the slice', () => {
  test('changes while the options of the view stay', () => {
    const query = new URLSearchParams('from=2010&domains=a&domains=b&colour=degree')
    const next = withSlice(query, { to: '2014', domains: ['c'] })
    expect(next.toString()).toBe('to=2014&domains=c&colour=degree')
  })
  test('has one text whatever the order of the query', () => {
    const one = sliceOf(new URLSearchParams('to=2014&from=2010&size=degree'))
    const other = sliceOf(new URLSearchParams('from=2010&to=2014'))
    expect(one.text).toBe(other.text)
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
})
