import { describe, test } from 'vitest'
import { sliceNetwork } from '../../../server/network/slice-network.ts'
import { expectNear, findingOf } from '../../support/measured.ts'
import {
  COUNTRY,
  E,
  naiveAccompaniment,
  naiveActiveCommunes,
  naiveCoConstruction,
  naiveEndogeneity,
  naiveGrowth,
  naiveMeetingConversion,
  naiveMutualised,
  naivePassage,
  naivePerInhabitants,
  naiveSingleHolders,
  naiveSocialEconomy,
  onWorlds,
  recordsOf,
  type World,
  type Years,
} from '../../support/naive-mission.ts'
import { handNetwork } from '../../support/networks.ts'

const context = { geography: COUNTRY }

function valueOf(world: World, measure: string, window: Partial<Years> = {}): number | null {
  const slice = { territory: E.slice, ...window }
  return findingOf(sliceNetwork(handNetwork(recordsOf(world)), slice, E.communes), measure, context)
    .value
}

const OF_ALL_TIMES: [string, (world: World) => number | null][] = [
  ['endogeneity', naiveEndogeneity],
  ['mutualised-share', naiveMutualised],
  ['social-economy-share', naiveSocialEconomy],
  ['single-holder-skills', naiveSingleHolders],
  ['accompaniment', naiveAccompaniment],
  ['co-construction', naiveCoConstruction],
  ['passage', naivePassage],
  ['meeting-conversion', naiveMeetingConversion],
]

const OF_WINDOWS: [string, (world: World, window: Years) => number | null][] = [
  ['projects-per-inhabitants', (world, window) => naivePerInhabitants(world, 'projects', window)],
  ['actors-per-inhabitants', (world, window) => naivePerInhabitants(world, 'actors', window)],
  ['active-communes', naiveActiveCommunes],
  ['activity-growth', naiveGrowth],
  ['accompaniment', naiveAccompaniment],
]

describe('what missions ask of a territory is one for one what its records say', () => {
  test.each(OF_ALL_TIMES)('%s', (measure, naive) => {
    onWorlds((world) => {
      expectNear(valueOf(world, measure), naive(world))
    })
  })

  test.each(OF_WINDOWS)('%s, in a window', (measure, naive) => {
    onWorlds((world, window) => {
      expectNear(valueOf(world, measure, window), naive(world, window))
    })
  })

  test.each(['projects', 'actors'] as const)('%s-per-inhabitants, of all times', (of) => {
    onWorlds((world) => {
      expectNear(valueOf(world, `${of}-per-inhabitants`), naivePerInhabitants(world, of))
    })
  })
})
