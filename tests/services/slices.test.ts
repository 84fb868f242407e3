import { describe, expect, test } from 'vitest'
import { readSlice } from '../../server/services/slices.ts'

describe('readSlice', () => {
  test('leaves out what is the default anyway', () => {
    const asked = {
      support: 'exclude',
      actors: 'all',
      members: 'all',
      minCollaborations: 0,
    } as const
    expect(readSlice({ ...asked, from: '', kinds: [], domains: [''], territory: '' })).toEqual({})
  })

  test('gives one form to slices that are the same', () => {
    expect(readSlice({ kinds: ['tie', 'action', 'tie'], domains: ['b', 'a'] })).toEqual(
      readSlice({ domains: ['a', 'b', 'b'], kinds: ['action', 'tie'] }),
    )
  })

  test('gives one form to lists of the same communes', () => {
    expect(readSlice({ territory: 'communes: b = 33318, 33063,33318' })).toEqual({
      territory: 'communes:b=33063,33318',
    })
  })

  test('keeps what narrows', () => {
    const slice = {
      from: '2010-02',
      to: '2012',
      territory: '33063',
      members: 'inside',
      scope: 'dedicated',
      support: 'include',
      actors: 'active',
      minCollaborations: 2,
    } as const
    expect(readSlice(slice)).toEqual(slice)
  })

  test('members of no territory mean nothing', () => {
    expect(readSlice({ members: 'inside' })).toEqual({})
  })

  test.each([
    [{ from: '2013-02-30' }, 'from'],
    [{ to: '13' }, 'to'],
    [{ from: '2014', to: '2013-12' }, 'from, to'],
  ])('refuses %j and says which field', (slice, field) => {
    expect(() => readSlice(slice)).toThrow(`"field":"${field}"`)
  })

  test('a year stands for its last day as `to`', () => {
    expect(readSlice({ from: '2013-12-31', to: '2013' })).toEqual({
      from: '2013-12-31',
      to: '2013',
    })
  })
})
