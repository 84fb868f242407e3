import { expect } from 'vitest'
import { workOut } from '../../server/services/analysis/example/forms.ts'
import type { WorkedExample } from '../../server/services/analysis/worked-example.ts'
import { expectNear } from './measured.ts'

/** Expects that the equation gives the value, and lines that are said to add up do. */
export function expectWorkedOut({ finding, working, example }: WorkedExample): void {
  const terms = new Map(working?.terms.map(({ code, value }) => [code, value]))
  if (working !== undefined) {
    expectNear(workOut(working), working.of === 'z' ? (finding.z ?? null) : finding.value)
  }
  const { adds, lines, rest } = example
  if (adds === undefined || finding.value === null) return
  const sum = lines.reduce((all, { value }) => all + (value ?? 0), rest?.value ?? 0)
  expect(sum).toBeCloseTo(adds === 'value' ? finding.value : (terms.get(adds) ?? Number.NaN), 9)
}
