import { test } from 'vitest'
import { sliceNetwork } from '../../server/network/slice-network.ts'
import { explain } from '../../server/services/analysis/worked-example.ts'
import { ANR_FILE, readAnr } from '../support/anr.ts'
import { sharedData } from '../support/shared-data.ts'
import { expectWorkedOut } from '../support/worked-out.ts'

const anr = sharedData(ANR_FILE)
test.skipIf(anr === undefined)('recomputes openness and time on the ANR projects', () => {
  const slice = sliceNetwork(readAnr(anr ?? '', 'name'), {})
  for (const id of ['ei', 'ei-newman', 'ei-rescaled', 'coleman', 'persistence', 'renewal']) {
    expectWorkedOut(explain(slice, { measure: id }))
  }
})
