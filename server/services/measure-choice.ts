import { AppError } from '../errors.ts'
import { findMeasure, listMeasures } from '../measures/registry.ts'
import { readOptions } from '../measures/read-options.ts'

/** Which measures are asked for and how: checked, and the same for the same question. */
export type MeasureChoice = {
  measures?: string[]
  /** By measure id; those left out take the defaults of the measure's schema. */
  options?: Record<string, Record<string, unknown>>
  /** Of every random choice. */
  seed?: number
  /** Measures of the network for each year of the slice, instead of once. */
  by?: 'year'
}

/** What the API and the command line are given: ids, and options as JSON text. */
export type MeasureChoiceAsked = {
  measures?: readonly string[] | undefined
  options?: string | undefined
  seed?: number | undefined
}

const SHAPE = '{"ei": {"nullModel": "curveball", "draws": 1000}}'
/** Ids offered in place of one that is none. */
const OFFERED = 3

/** @throws AppError unknown-measure, invalid-options */
export function readMeasureChoice(asked: MeasureChoiceAsked): MeasureChoice {
  const measures = asked.measures && [...new Set(asked.measures)]
  for (const id of measures ?? []) refuseUnknown(id)
  const options = asked.options === undefined ? undefined : readAllOptions(asked.options)
  for (const id of Object.keys(options ?? {})) {
    if (measures && !measures.includes(id)) {
      throw new AppError('invalid-options', { measure: id, field: 'measures', expected: id })
    }
  }
  return {
    ...(measures && { measures }),
    ...(options && Object.keys(options).length > 0 && { options }),
    ...(asked.seed !== undefined && { seed: asked.seed }),
  }
}

function readAllOptions(text: string): Record<string, Record<string, unknown>> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new AppError('invalid-options', { field: 'options', expected: SHAPE }, { cause })
  }
  if (!isRecord(value)) throw new AppError('invalid-options', { field: 'options', expected: SHAPE })
  return Object.fromEntries(
    Object.entries(value).map(([id, given]) => {
      const measure = refuseUnknown(id)
      // Checked here, before a network is read; defaults are the measure's own affair.
      readOptions(measure, given)
      return [id, isRecord(given) ? given : {}]
    }),
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** @throws AppError unknown-measure with the ids that look most like it */
function refuseUnknown(id: string) {
  const measure = findMeasure(id)
  if (measure) return measure
  const nearest = listMeasures()
    .map((one) => ({ id: one.id, far: distance(id, one.id) }))
    .toSorted((a, b) => a.far - b.far || (a.id < b.id ? -1 : 1))
  throw new AppError('unknown-measure', {
    measure: id,
    expected: nearest.slice(0, OFFERED).map((one) => one.id),
  })
}

/** Letters to add, take away or change (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
