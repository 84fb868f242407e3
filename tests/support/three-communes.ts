import type { HandNetwork } from './networks.ts'

const CULTURE = ['A', 'B', 'E', 'F', 'G', 'H', 'I']
const PLACES: Record<string, string> = Object.fromEntries(
  Object.entries({ '33063': 'ABCD', '33318': 'EF', '64445': 'GHIJKL', '87085': 'M' }).flatMap(
    ([commune, ids]) => Array.from(ids, (id) => [id, commune]),
  ),
)
const PAIRS = 'AC AC AD BC BD AE EF GH GI HI JK JL KL YZ'

/**
 * Three communes worked out by hand, from pairs that work together (each weighs 1), and Limoges where M
 * has done nothing; Y and Z have no place.
 *
 * Bordeaux: six pairs of A B E (culture) and C D (éducation), one of them, AE, within culture: EI_N 4/6.
 * Pairs of one sector among five actors: 8 of 20, so E = 1 − 2 × 0.4 = 0.2. Ties weigh 2 1 1 1 1,
 * strengths are 4 3 2 2 1: w₂ = 8, S₁ = 34 − 16 = 18. Triples and disjoint pairs of one sector: 6 of 60,
 * 24 of 120. E[X²] = 8 × 0.4 + 18 × 0.1 + 10 × 0.2 = 7, var X = 7 − 2.4² = 1.24, sd = 2 √1.24 / 6.
 *
 * Pessac: AE and EF, all of culture: EI_N −1, as chance would always give.
 *
 * Pau: two closed triangles of two sectors, EI_N −1; E = 0.2 as 12 of 30 pairs are of one sector.
 * w₂ = 6, S₁ = 24 − 12 = 12, E[X²] = 6 × 0.4 + 12 × 0.1 + 18 × 0.2 = 7.2, var X = 7.2 − 2.4² = 1.44,
 * sd = 2 × 1.2 / 6 = 0.4: the difference −1.2 is 3 sd, between the limits of 95 % and of 99.8 %.
 */
export const THREE_COMMUNES: HandNetwork = {
  actors: Array.from('ABCDEFGHIJKLMYZ', (id) => ({
    id,
    sectors: [CULTURE.includes(id) ? 'culture' : 'éducation'],
    ...(PLACES[id] !== undefined && {
      place: { commune: PLACES[id], precision: 'commune' as const },
    }),
  })),
  collaborations: PAIRS.split(' ').map((pair, k) => ({
    id: `p${String(k + 10)}`,
    members: pair.split(''),
  })),
}

export const BY_HAND = {
  bordeaux: { value: 4 / 6, expectation: 0.2, sd: (2 * Math.sqrt(1.24)) / 6 },
  pau: { value: -1, expectation: 0.2, sd: 0.4 },
}
