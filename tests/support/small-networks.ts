import * as fc from 'fast-check'

const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
const SECTORS = ['culture', 'education', 'numérique']

export type SmallNetwork = { actors: string[]; collaborations: string[][]; sectors: string[][] }

/** Up to seven actors, up to six collaborations of theirs, and each actor's sectors (none: unknown). */
const smallNetworks = fc.integer({ min: 0, max: IDS.length }).chain((count) => {
  const actors = IDS.slice(0, count)
  return fc.record({
    actors: fc.constant(actors),
    collaborations: fc.array(fc.subarray(actors), { maxLength: 6 }),
    sectors: fc.array(fc.subarray(SECTORS, { maxLength: 2 }), {
      minLength: count,
      maxLength: count,
    }),
  })
})

/**
 * Runs the check on a hundred small networks, the same ones each time: a failure that comes and goes
 * would be believed by nobody.
 */
export function onSmallNetworks(check: (small: SmallNetwork) => void, numRuns = 100): void {
  fc.assert(fc.property(smallNetworks, check), { seed: 20240607, numRuns })
}
