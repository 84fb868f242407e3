import { describe, expect, test, vi } from 'vitest'
import { readLaboratoryNames, readSimulationNames } from '../../support/labelled-names.ts'
import { matchingFigures } from '../../support/matching-figures.ts'
import { REVIEWED_LABORATORIES, REVIEWED_SIMULATION } from '../../support/reviewed-pairs.ts'

// Megabytes are read here: on a busy machine that takes longer than the usual limit.
vi.setConfig({ testTimeout: 60_000 })

// What `npm run bench -- matching` prints, as floors. `labelled`: as the labels have it, every pair;
// `ruled`: precision where slips of the labels do not count that a rule tells (tests/support/label-slips.ts);
// `told`: of the labelled pairs that a person could tell from the names.
const FLOORS = {
  'CORDIS names as a person cleaned them': {
    names: readSimulationNames(),
    reviewed: REVIEWED_SIMULATION,
    labelled: { precision: 0.935, recall: 0.44 },
    ruled: 0.985,
    told: { precision: 0.98, recall: 0.8 },
  },
  'ANR laboratories by their RNSR number': {
    names: readLaboratoryNames(),
    reviewed: REVIEWED_LABORATORIES,
    labelled: { precision: 0.98, recall: 0.47 },
    ruled: 0.985,
    told: { precision: 0.98, recall: 0.8 },
  },
}

for (const [title, { names, reviewed, labelled, ruled, told }] of Object.entries(FLOORS)) {
  const isHere = names !== undefined
  describe.skipIf(!isHere)(
    `${title}${isHere ? '' : ' (skipped: the shared test data is not here)'}`,
    () => {
      test('certain pairs keep their precision and recall', () => {
        const figures = matchingFigures(names ?? { actors: [], labels: [] }, reviewed)
        const certain = figures.classes[0]?.proposed
        expect(certain?.precision).toBeGreaterThanOrEqual(labelled.precision)
        expect(certain?.recall).toBeGreaterThanOrEqual(labelled.recall)
        expect(figures.ruledPrecision).toBeGreaterThanOrEqual(ruled)
        expect(figures.reviewedPrecision).toBeGreaterThanOrEqual(told.precision)
        expect(figures.toldRecall).toBeGreaterThanOrEqual(told.recall)
      })
    },
  )
}
