import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'

const ROOT =
  process.env['MAILLAGE_TEST_DATA'] ??
  fileURLToPath(new URL('../../../shared/data', import.meta.url))

/** The path of a file of the shared test data, or undefined where the data is not. */
export function sharedData(path: string): string | undefined {
  const full = `${ROOT}/${path}`
  return existsSync(full) ? full : undefined
}

/** Reference values computed apart from this project, or undefined where they are not. */
export function sharedOracles(): unknown {
  const path = `${ROOT}/../design/oracles.json`
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined
}

/** Rows of a CSV file with a header, read without the project's own importer. */
export function readCsv(path: string, delimiter: string): Record<string, string>[] {
  return parse(readFileSync(path), { columns: true, delimiter, bom: true, skip_empty_lines: true })
}
