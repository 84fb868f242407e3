import type { TwoModeDraw } from './two-mode-draw.ts'

/**
 * Trades for each collaboration between two draws: with five for each row the measure of mixing of the
 * original paper is flat (Strona et al. 2014, figure 2).
 */
const TRADES_PER_ROW = 5

/** Elementary steps of one draw: each trade looks at the members of two collaborations. */
export function stepsOfCurveball(links: number): number {
  return 2 * TRADES_PER_ROW * links
}

/**
 * Draws of who is in what that leave every actor its number of collaborations and every collaboration
 * its number of members, uniform over all of them (Strona et al. 2014; Carstens 2015 for uniformity):
 * two collaborations deal the members that only one of them has anew. Each call trades on from where
 * the last one stopped and gives the same arrays, changed.
 */
export function curveball(observed: TwoModeDraw, random: () => number): () => TwoModeDraw {
  const { offsets } = observed
  const members = observed.members.slice()
  const rows = offsets.length - 1
  const actors = members.reduce((most, actor) => Math.max(most, actor), -1) + 1
  // Stamps of the trade under way: 2t for the members of the first, 2t + 1 for those in both.
  const mark = new Float64Array(actors)
  const pot = new Int32Array(members.length)
  let trade = 0

  const deal = (p: number, q: number) => {
    const first = 2 * ++trade
    const startP = offsets[p] ?? 0
    const endP = offsets[p + 1] ?? 0
    const startQ = offsets[q] ?? 0
    const endQ = offsets[q + 1] ?? 0
    for (let k = startP; k < endP; k++) mark[members[k] ?? 0] = first
    // Those of both go to the front of q, and keep their seats.
    let nextQ = startQ
    for (let k = startQ; k < endQ; k++) {
      const actor = members[k] ?? 0
      if (mark[actor] !== first) continue
      mark[actor] = first + 1
      members[k] = members[nextQ] ?? 0
      members[nextQ++] = actor
    }
    let nextP = startP
    for (let k = startP; k < endP; k++) {
      const actor = members[k] ?? 0
      if (mark[actor] !== first + 1) continue
      members[k] = members[nextP] ?? 0
      members[nextP++] = actor
    }
    let size = 0
    for (let k = nextP; k < endP; k++) pot[size++] = members[k] ?? 0
    const ofP = size
    for (let k = nextQ; k < endQ; k++) pot[size++] = members[k] ?? 0
    // The first seats of a shuffled pot are p's: only those need drawing.
    for (let k = 0; k < ofP; k++) {
      const other = k + Math.floor(random() * (size - k))
      const kept = pot[k] ?? 0
      pot[k] = pot[other] ?? 0
      pot[other] = kept
    }
    for (let k = 0; k < ofP; k++) members[nextP + k] = pot[k] ?? 0
    for (let k = ofP; k < size; k++) members[nextQ + k - ofP] = pot[k] ?? 0
  }

  const trades = rows > 1 ? TRADES_PER_ROW * rows : 0
  return () => {
    for (let count = 0; count < trades; count++) {
      const p = Math.floor(random() * rows)
      const other = Math.floor(random() * (rows - 1))
      deal(p, other < p ? other : other + 1)
    }
    return { offsets, members }
  }
}
