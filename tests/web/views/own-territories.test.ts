import { describe, expect, test } from 'vitest'
import { levelAsked, readOwn, writeOwn } from '../../../web/src/views/own-territories.ts'

describe('territories of the user’s own', () => {
  test('go into the address and come back', () => {
    const lists = [{ name: 'Rive droite', communes: ['33063', '33318'] }, { communes: ['2A004'] }]
    expect(writeOwn(lists)).toBe('Rive droite=33063,33318|2A004')
    expect(readOwn(writeOwn(lists))).toEqual(lists)
  })

  test('keep a name from ending a list', () => {
    expect(readOwn(writeOwn([{ name: 'a|b=c', communes: ['33063'] }]))).toEqual([
      { name: 'a b c', communes: ['33063'] },
    ])
  })

  test('leave out what is no code, and lists of nothing', () => {
    expect(readOwn('x=33063,Pau|=|y')).toEqual([{ name: 'x', communes: ['33063'] }])
    expect(readOwn(null)).toEqual([])
  })

  test('are the level that is asked for, where there is one', () => {
    expect(levelAsked('own', 'a=33063')).toBe('communes:a=33063')
    expect(levelAsked('own', null)).toBeNull()
    expect(levelAsked('epci', 'a=33063')).toBe('epci')
  })
})
