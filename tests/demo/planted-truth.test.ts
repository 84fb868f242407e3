import { describe, expect, test } from 'vitest'
import { buildDemoNetwork } from '../../server/demo/build-demo-network.ts'
import { packRecords } from '../../server/domain/pack.ts'
import type { Slice } from '../../server/domain/slice.ts'
import { communesOf } from '../../server/geography/territories.ts'
import { computeFindings, overview } from '../../server/measures/compute.ts'
import { listMeasures } from '../../server/measures/registry.ts'
import { computeFindings as servicesFindings } from '../../server/services/analysis/computing.ts'
import { listIsolated } from '../../server/measures/isolation/isolation.ts'
import { toTwoMode } from '../../server/network/two-mode.ts'
import { sliceNetwork } from '../../server/network/slice-network.ts'

// The truth was planted by the generator, which knows no measure: what the measures find must be it.
const demo = buildDemoNetwork()
const filings = demo.applications.map(
  ({ collaborationId, filedOn = '' }) => [collaborationId, filedOn] as const,
)
const whole = toTwoMode(packRecords(demo.network, 1, demo), filings)
const slice = (of: Slice = {}) => sliceNetwork(whole, of)

const findingOf = (id: string) => computeFindings(slice(), [id])[0]

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

  test('experiments that were deployed are found, those given up apart', () => {
    const { experiments } = demo.truth
    const count = (outcome: string) => experiments.filter((one) => one.outcome === outcome).length
    expect(findingOf('stage-conversion')).toMatchObject({
      value: count('deployed') / experiments.length,
      parts: { converted: count('deployed'), abandoned: count('abandoned') },
    })
    for (const outcome of ['deployed', 'abandoned', 'going-on']) {
      expect(count(outcome)).toBeGreaterThan(3)
    }
  })

  test('projects of several funders, and those that outlive their money, are found', () => {
    const { funders, followedAfterFunding } = demo.truth
    const several = funders.filter((one) => one.funders > 1).length
    expect(findingOf('two-funders-share')?.value).toBe(several / funders.length)
    const alive = followedAfterFunding.filter(({ isAlive }) => isAlive).length
    expect(findingOf('alive-after-funding')).toMatchObject({
      value: alive / followedAfterFunding.length,
      parts: { alive, followed: followedAfterFunding.length },
    })
    expect(alive).toBeGreaterThan(2)
  })

  test('the lead of spotting is the median of the days planted, applications counted', () => {
    const days = demo.truth.spotted.map((one) => one.days).toSorted((a, b) => a - b)
    const middle = days.slice(Math.ceil(days.length / 2) - 1, Math.floor(days.length / 2) + 1)
    const finding = findingOf('detection-lead-time')
    expect(finding?.value).toBe(middle.reduce((sum, one) => sum + one, 0) / middle.length)
    expect(finding?.parts?.['filed']).toBeGreaterThan(0)
  })

  test('skills of one holder, and those learnt from a partner, are found', () => {
    const { singleHolders, learnt } = demo.truth
    expect(findingOf('single-holder-skills')?.parts?.['single']).toBe(singleHolders.length)
    expect(findingOf('skill-acquisition')?.value).toBe(learnt.length)
    expect(learnt.length).toBeGreaterThan(3)
  })

  test('every indicator of the mission has a value somewhere on it', () => {
    const window = { territory: 'departement:33', from: '2012-06', to: '2013' }
    const here = sliceNetwork(whole, window, communesOf('departement:33'))
    const mission = listMeasures().filter(({ family }) => family === 'mission')
    for (const { id, scope } of mission) {
      if (scope === 'collaboration' || scope === 'actor') continue
      const [one] = servicesFindings(here, [id])
      expect([id, one?.value, one?.reason]).toEqual([id, expect.any(Number), undefined])
    }
  })
})
