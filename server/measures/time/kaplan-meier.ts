/** 95 % of a normal distribution lie within so many standard deviations. */
const NORMAL_95 = 1.959963984540054

/** How long something lasted, and whether it was seen to end. */
export type Duration = { length: number; ended: boolean }

/**
 * Survival after each length at which something ended, lengths ascending; `error` is its standard error
 * (Greenwood 1926), NaN once nothing survives.
 */
export type Survival = { length: number; survival: number; error: number }[]

/**
 * The product-limit estimate (Kaplan & Meier 1958): Π (1 − d_i / n_i) over the lengths at which d_i of the
 * n_i still followed ended. What was not seen to end counts as followed up to its length, that included.
 * O(n log n).
 */
export function kaplanMeier(durations: readonly Duration[]): Survival {
  const sorted = durations.toSorted((a, b) => a.length - b.length)
  const steps: Survival = []
  let survival = 1
  let greenwood = 0
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
    greenwood += ended / (followed * (followed - ended))
    steps.push({ length, survival, error: survival * Math.sqrt(greenwood) })
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

/**
 * Between which values survival at a length lies with 95 %, on the scale of log(−log S), which keeps it
 * within 0 and 1 (Kalbfleisch & Prentice 1980). Just the value where nothing ended yet, or all did.
 */
export function survivalBand(steps: Survival, length: number): [low: number, high: number] {
  const step = steps.findLast((one) => one.length <= length)
  if (step === undefined) return [1, 1]
  const { survival, error } = step
  if (!(survival > 0) || Number.isNaN(error)) return [survival, survival]
  const spread = Math.exp((NORMAL_95 * error) / (survival * Math.abs(Math.log(survival))))
  return [survival ** spread, survival ** (1 / spread)]
}
