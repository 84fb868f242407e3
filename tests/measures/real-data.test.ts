import { beforeAll, describe, expect, test } from 'vitest'
import type { Slice } from '../../server/domain/slice.ts'
import { sliceNetwork } from '../../server/network/slice-network.ts'
import type { TwoMode } from '../../server/network/two-mode.ts'
import { findingOf } from '../support/measured.ts'
import { sharedData } from '../support/shared-data.ts'
import { readUrbact, URBACT_MEMBERS, URBACT_NETWORKS } from '../support/urbact.ts'

// Real data stays outside the project (licences differ): where it is not, this is skipped.

const members = sharedData(URBACT_MEMBERS)
const networks = sharedData(URBACT_NETWORKS)

const NOT_HERE = ' (skipped: the shared test data is not here)'
const hasUrbact = members !== undefined && networks !== undefined

describe.skipIf(!hasUrbact)(`urbact${hasUrbact ? '' : NOT_HERE}`, () => {
  let whole: TwoMode
  beforeAll(() => {
    whole = readUrbact(members ?? '', networks ?? '')
  })

  // P. Gourdon, thesis, chapter 4: dfBipartiURBACT_index and ..._phases, as printed.
  const PUBLISHED = {
    'two-mode-links': [1509, 363, 508, 638, 1196],
    actors: [591, 182, 310, 370, 278],
    collaborations: [172, 36, 61, 75, 172],
    'two-mode-density': [0.015, 0.055, 0.027, 0.023, 0.025],
    'two-mode-diameter': [10, 10, 13, 10, 8],
    'two-mode-components': [1, 1, 1, 1, 1],
    'two-mode-actor-degree-mean': [2.553, 1.995, 1.639, 1.724, 4.302],
    'two-mode-actor-degree-median': [1, 1, 1, 1, 3],
    'two-mode-collaboration-degree-mean': [8.773, 10.083, 8.328, 8.507, 6.953],
    'two-mode-collaboration-degree-median': [9, 10, 9, 9, 7],
  }
  const slices: [string, Slice][] = [
    ['all', {}],
    ['Urbact I', { domains: ['Urbact I'] }],
    ['Urbact II', { domains: ['Urbact II'] }],
    ['Urbact III', { domains: ['Urbact III'] }],
    ['2+ networks', { minCollaborations: 2 }],
  ]

  test.each(slices.map(([name, slice], column) => [name, slice, column] as const))(
    'gives the published column %s',
    (_, slice, column) => {
      const network = sliceNetwork(whole, { ...slice, actors: 'active' })
      const found = Object.keys(PUBLISHED).map((id) => [
        id,
        Number(findingOf(network, id).value?.toFixed(3)),
      ])
      const printed = Object.entries(PUBLISHED).map(([id, row]) => [id, row[column]])
      expect(Object.fromEntries(found)).toEqual(Object.fromEntries(printed))
    },
  )
})
