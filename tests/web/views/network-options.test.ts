import { describe, expect, test } from 'vitest'
import { readMapOptions } from '../../../web/src/views/network-options.ts'

const read = (query: string) => readMapOptions(new URLSearchParams(query))

describe('readMapOptions', () => {
  test('colours by sector and sizes by degree at first', () => {
    expect(read('')).toEqual({
      mode: 'actors',
      show: 'map',
      colour: 'sector',
      size: 'degree',
      least: 0,
      measures: 'degree',
    })
  })
  test('asks once for each measure that is shown', () => {
    expect(read('colour=betweenness&size=strength').measures).toBe('betweenness,degree,strength')
    expect(read('colour=strength&size=strength').measures).toBe('degree,strength')
    expect(read('size=none').size).toBeUndefined()
  })
  test('takes any measure of actors, but one whose numbers have no order', () => {
    const { colour, size, measures } = read('colour=brokerage-liaison&size=katz')
    expect({ colour, size, measures }).toEqual({
      colour: 'brokerage-liaison',
      size: 'katz',
      measures: 'brokerage-liaison,degree,katz',
    })
    expect(read('colour=community&size=community')).toEqual(read(''))
  })
  test('drops what it does not know', () => {
    const options = read('colour=pink&size=huge&least=-3&mode=cube&show=hologram')
    expect(options).toEqual(read(''))
  })
})
