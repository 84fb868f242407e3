import { expect, test } from 'vitest'
import { WORKLIST_ORDER } from '../../../server/services/analysis/worklist.ts'
import { ISOLATION_ORDER } from '../../../web/src/parts/isolation-order.ts'

test('reasons have one order, in rows and in what leads to them', () => {
  expect(ISOLATION_ORDER).toEqual(WORKLIST_ORDER)
})
