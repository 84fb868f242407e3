/** How long something lasted, and whether it was seen to end. */
export type Duration = { length: number; ended: boolean }

/** Survival after each length at which something ended, lengths ascending. */
export type Survival = { length: number; survival: number }[]

/**
 * The product-limit estimate (Kaplan & Meier 1958): Π (1 − d_i / n_i) over the lengths at which d_i of the
 * n_i still followed ended. What was not seen to end counts as followed up to its length, that included.
 * O(n log n).
 */
export function kaplanMeier(durations: readonly Duration[]): Survival {
  const sorted = durations.toSorted((a, b) => a.length - b.length)
  const steps: Survival = []
  let survival = 1
  for (let place = 0; place < sorted.length;) {
    const length = sorted[place]?.length ?? 0
    const followed = sorted.length - place
    let ended = 0
    while (place < sorted.length && sorted[place]?.length === length) {
      if (sorted[place]?.ended === true) ended++
      place++
    }
    if (ended === 0) continue
    survival *= 1 - ended / followed
    steps.push({ length, survival })
  }
  return steps
}

/** The first length at which half or less survive; undefined where more than half are never seen to end. */
export function medianLength(steps: Survival): number | undefined {
  // Products of fractions: a half may come out as 0.5000000000000001.
  return steps.find(({ survival }) => survival <= 0.5 + 1e-12)?.length
}

/** The share that survives a length; 1 before the first end. */
export function survivalAt(steps: Survival, length: number): number {
  return steps.findLast((step) => step.length <= length)?.survival ?? 1
}
