import { ORACLE_CASES, type OracleCase } from '../tests/support/oracle-readings/cases.ts'
import { openComparison, type Difference } from '../tests/support/oracle-readings/compare-leaves.ts'
import { LEAF_GROUPS } from '../tests/support/oracle-readings/our-leaves.ts'

const SHOWN = 20

/**
 * `npm run bench -- oracles [NAME…]`: every value that the references give of every data set (or of
 * those named), shortest paths of the largest included, against ours. The tests compare the same values
 * with the same code, but for what takes minutes.
 */
export function run(names: string[]): void {
  for (const one of ORACLE_CASES) {
    if (names.length === 0 || names.includes(one.name)) compare(one)
  }
}

function compare(one: OracleCase): void {
  const started = performance.now()
  const comparer = openComparison(one, true)
  if (comparer === undefined) {
    process.stdout.write(`${one.name}: skipped, the shared test data is not here\n`)
    return
  }
  const differences: Difference[] = []
  let compared = 0
  for (const group of LEAF_GROUPS) {
    const found = comparer(group)
    compared += found.compared
    differences.push(...found.differences)
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  process.stdout.write(
    `${one.name}: ${compared} values, ${differences.length} differ (${seconds} s)\n`,
  )
  for (const { path, expected, actual } of differences.slice(0, SHOWN)) {
    process.stdout.write(`  ${path}: ${String(expected)} expected, ${String(actual)} found\n`)
  }
  if (differences.length > 0) process.exitCode = 1
}
