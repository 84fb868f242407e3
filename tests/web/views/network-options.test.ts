import { describe, expect, test } from 'vitest'
import { readMapOptions, thresholdSteps } from '../../../web/src/views/network-options.ts'

const read = (query: string) => readMapOptions(new URLSearchParams(query))

describe('readMapOptions', () => {
  test('colours by sector and sizes by degree at first', () => {
    expect(read('')).toEqual({
      mode: 'actors',
      show: 'map',
      colour: 'sector',
      size: 'degree',
      least: 0,
      weighting: 'newman',
      labels: 'important',
      layout: 'forces',
      hulls: false,
      unfolded: [],
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

describe('the steps of the threshold', () => {
  test('leave nothing out at first, and about as many ties more at each', () => {
    const weights = Array.from({ length: 1000 }, (_, i) => (i + 1) / 100)
    const steps = thresholdSteps(weights)
    expect(steps[0]).toBe(0)
    expect(steps).toEqual(steps.toSorted((a, b) => a - b))
    const left = steps.map((step) => weights.filter((weight) => weight >= step).length)
    for (const [i, count] of left.slice(1).entries()) {
      expect((left[i] ?? 0) - count).toBeLessThanOrEqual(100)
    }
  })
  test('are as few as there are distinct weights, and never leave out the strongest', () => {
    expect(thresholdSteps([0.5, 0.5, 0.5])).toEqual([0, 0.5])
    expect(thresholdSteps([])).toEqual([0])
    expect(Math.max(...thresholdSteps([0.3333, 1, 2.6789]))).toBeLessThanOrEqual(2.6789)
  })
})
