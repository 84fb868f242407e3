import { dayRange } from '../domain/dates.ts'
import { compareIds } from '../domain/identifiers.ts'
import type { Slice } from '../domain/slice.ts'
import { AppError } from '../errors.ts'
import { tidyTerritory } from '../geography/custom-territories.ts'

const DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/

/**
 * A slice as it is asked for, checked and in one form: what is the default anyway is left out and lists
 * are sorted, so that equal slices are equal answers in the cache.
 * @throws AppError invalid-slice, naming the field, the value and what would be right
 */
export function readSlice(asked: { [K in keyof Slice]?: Slice[K] | undefined }): Slice {
  const slice: Slice = {}
  const from = readDate('from', asked.from)
  const to = readDate('to', asked.to)
  if (from && to && from.first > to.last) {
    throw new AppError('invalid-slice', {
      field: 'from, to',
      value: `${from.text} – ${to.text}`,
      expected: 'from ≤ to',
    })
  }
  if (from) slice.from = from.text
  if (to) slice.to = to.text
  if (asked.territory) slice.territory = tidyTerritory(asked.territory)
  if (asked.members === 'inside' && asked.territory) slice.members = 'inside'
  if (asked.kinds?.length) slice.kinds = [...new Set(asked.kinds)].toSorted(compareIds)
  const domains = (asked.domains ?? []).filter((domain) => domain !== '')
  if (domains.length > 0) slice.domains = [...new Set(domains)].toSorted(compareIds)
  if (asked.scope) slice.scope = asked.scope
  if (asked.support === 'include') slice.support = 'include'
  if (asked.actors === 'active') slice.actors = 'active'
  if (asked.minCollaborations !== undefined && asked.minCollaborations > 0) {
    slice.minCollaborations = asked.minCollaborations
  }
  return slice
}

function readDate(field: string, text: string | undefined) {
  if (text === undefined || text === '') return undefined
  const range = DATE.test(text) ? dayRange(text) : undefined
  if (!range) {
    throw new AppError('invalid-slice', {
      field,
      value: text,
      expected: '2013, 2013-02, 2013-02-28',
    })
  }
  return { text, first: range.first, last: range.last }
}
