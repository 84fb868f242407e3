import { fc } from '@fast-check/vitest'

// The same networks on every run: a failure that comes and goes would be believed by nobody.
fc.configureGlobal({ seed: 20240607 })

const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
const SECTORS = ['culture', 'education', 'numérique']

/** Up to seven actors, up to six collaborations of theirs, and each actor's sectors (none: unknown). */
export const smallNetworks = fc.integer({ min: 0, max: IDS.length }).chain((count) => {
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
