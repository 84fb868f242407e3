import { expect, test } from 'vitest'
import { buildDemoNetwork } from '../../../server/demo/build-demo-network.ts'
import { ISOLATION_REASONS } from '../../../server/domain/findings.ts'
import { packRecords } from '../../../server/domain/pack.ts'
import { sliceNetwork } from '../../../server/network/slice-network.ts'
import { toTwoMode } from '../../../server/network/two-mode.ts'
import { listWork } from '../../../server/services/analysis/worklist.ts'

test('the worklist begins with those without any tie, leaves nobody out, and ends with what is not recorded', () => {
  const demo = buildDemoNetwork()
  const network = sliceNetwork(toTwoMode(packRecords(demo.network, 1, demo)), {})
  const { items, total, byReason } = listWork(network, { offset: 0, limit: 1000 })
  expect(items).toHaveLength(total)
  expect(total).toBe(byReason.reduce((sum, one) => sum + one.count, 0))
  const given = new Set(byReason.map((one) => one.reason))
  expect([...given]).toEqual(ISOLATION_REASONS.filter((reason) => given.has(reason)))
  const recorded = items.filter((row) => row.reason !== 'not-recorded')
  expect(items.slice(recorded.length).every((row) => row.reason === 'not-recorded')).toBe(true)
  const ties = recorded.map((row) => (row.withoutTie ? 0 : 1))
  expect(ties).toEqual(ties.toSorted((a, b) => a - b))
})
