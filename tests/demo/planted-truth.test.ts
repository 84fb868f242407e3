import { describe, expect, test } from 'vitest'
import { buildDemoNetwork } from '../../server/demo/build-demo-network.ts'
import { packRecords } from '../../server/domain/pack.ts'
import type { Slice } from '../../server/domain/slice.ts'
import { computeFindings, overview } from '../../server/measures/compute.ts'
import { listIsolated } from '../../server/measures/isolation/isolation.ts'
import { toTwoMode } from '../../server/network/two-mode.ts'
import { sliceNetwork } from '../../server/network/slice-network.ts'

// The truth was planted by the generator, which knows no measure: what the measures find must be it.
const demo = buildDemoNetwork()
const whole = toTwoMode(packRecords(demo.network, 1, demo))
const slice = (of: Slice = {}) => sliceNetwork(whole, of)

describe('the planted truth of the demonstration network', () => {
  test('openness grows every year, from below to above chance', () => {
    const years = overview(slice()).opennessByYear
    expect(years.map(({ slice: { from } }) => Number(from))).toEqual(demo.truth.openingYears)
    const gaps = years.map(({ value, expectation }) => (value ?? NaN) - (expectation ?? NaN))
    for (let i = 1; i < gaps.length; i++) expect(gaps[i]).toBeGreaterThan(gaps[i - 1] ?? NaN)
    expect(years[0]?.z).toBeLessThan(-2)
    expect(years.at(-1)?.z).toBeGreaterThan(2)
  })

  test('everyone planted with a reason is found with it, and nobody else', () => {
    const found = listIsolated(slice())
    const primary = Object.fromEntries(found.map(({ id, reason }) => [id, reason]))
    expect(primary).toEqual(demo.truth.reasons)
  })

  test('those without any tie are found, the unrecorded apart', () => {
    const without = listIsolated(slice()).filter(({ withoutTie }) => withoutTie)
    expect(without.map(({ id }) => id).toSorted()).toEqual(demo.truth.withoutTie.toSorted())
    const [isolated] = computeFindings(slice(), ['isolated'])
    expect(isolated?.value).toBe(demo.truth.withoutTie.length)
    expect(isolated?.parts?.['not-recorded']).toBe(8)
  })

  test('without support, exactly those held by it and the pairs fall off', () => {
    const [dependence] = computeFindings(slice(), ['support-dependence'])
    expect(dependence?.parts?.['supportOnly']).toBe(demo.truth.supportOnly.length)
    expect(dependence?.parts?.['lost']).toBe(
      demo.truth.supportOnly.length + 2 * demo.truth.pairs.length,
    )
  })
})
