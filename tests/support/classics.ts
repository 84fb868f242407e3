import type { SlicedNetwork } from '../../server/network/sliced-network.ts'
import { DAVIS } from '../fixtures/davis.ts'
import { KARATE_TIES, OFFICERS } from '../fixtures/karate.ts'
import { handSlice, type HandNetwork } from './networks.ts'

/** The karate club, members by their number, the club of each as its sector. */
export function karate(): SlicedNetwork {
  return handSlice({
    actors: Array.from({ length: 34 }, (_, member) => ({
      id: String(member),
      sectors: [OFFICERS.has(member) ? 'Officer' : 'Mr. Hi'],
    })),
    collaborations: KARATE_TIES.map(([a, b]) => ({
      id: `${a}|${b}`,
      kind: 'tie',
      members: [String(a), String(b)],
    })),
  })
}

/** The Southern women and their events; the first nine women are one sector, the others another. */
export function davis(): SlicedNetwork {
  const events = Array.from({ length: 14 }, (_, index) => index + 1)
  return handSlice({
    actors: DAVIS.map(([id], index) => ({ id, sectors: [index < 9 ? 'first9' : 'last9'] })),
    collaborations: events.map((event) => ({
      id: `event ${event}`,
      kind: 'action',
      members: DAVIS.filter(([, attended]) => attended.includes(event)).map(([id]) => id),
    })),
  })
}

/** Six actors, four projects: small enough for every figure to be checked by hand. */
export const HAND_FIXTURE: HandNetwork = {
  actors: [
    { id: 'A', sectors: ['culture'] },
    { id: 'B', sectors: ['culture'] },
    { id: 'C', sectors: ['éduc-pop'] },
    { id: 'D', sectors: ['créatif'] },
    { id: 'E', sectors: ['éduc-pop'] },
    { id: 'F', sectors: ['culture'] },
  ],
  collaborations: [
    { id: 'p1', members: ['A', 'B', 'C'] },
    { id: 'p2', members: ['C', 'D'] },
    { id: 'p3', members: ['E'] },
    { id: 'p4', members: ['A', 'B', 'C', 'D'] },
  ],
}
