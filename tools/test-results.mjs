// What vitest wrote about a project's tests: counts, and the failures with their first lines.
import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { ROOT } from './ready.mjs'

const LINES_OF_A_FAILURE = 12

/** The files of a vitest JSON report by their path from the root; none when it was not written. */
export function filesOf(reportPath) {
  if (!existsSync(reportPath)) return new Map()
  const { testResults } = JSON.parse(readFileSync(reportPath, 'utf8'))
  return new Map(testResults.map((file) => [relative(ROOT, file.name), file]))
}

/** How many tests of these files passed, failed and were skipped. A file that broke before its tests
 *  counts as one failure. */
export function countsOf(files) {
  const counts = { passed: 0, failed: 0, skipped: 0 }
  for (const file of files.values()) {
    const broken = file.assertionResults.filter(({ status }) => status === 'failed').length
    counts.failed += file.status === 'failed' ? Math.max(1, broken) : broken
    counts.passed += file.assertionResults.filter(({ status }) => status === 'passed').length
    counts.skipped += file.assertionResults.filter(
      ({ status }) => status === 'pending' || status === 'skipped' || status === 'todo',
    ).length
  }
  return counts
}

/** The paths of the files in which something failed. */
export function failedFiles(files) {
  return [...files].filter(([, file]) => file.status === 'failed').map(([path]) => path)
}

/** One paragraph for each failure: file, test and the first lines of the reason. */
export function failuresOf(files) {
  return failedFiles(files).flatMap((path) => {
    const file = files.get(path)
    const tests = file.assertionResults.filter(({ status }) => status === 'failed')
    if (tests.length === 0) return [paragraph(path, file.message)]
    return tests.map((test) =>
      paragraph(`${path} > ${test.fullName}`, test.failureMessages.join('\n')),
    )
  })
}

function paragraph(title, reason) {
  const lines = (reason ?? '').split('\n').filter((line) => !line.includes('node_modules'))
  return [title, ...lines.slice(0, LINES_OF_A_FAILURE).map((line) => `    ${line}`)].join('\n')
}
