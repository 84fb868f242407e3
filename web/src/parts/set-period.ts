import type { Slice } from '../../../server/domain/slice.ts'
import { go, readAddress } from '../state/use-address.ts'
import { isAll, type Years } from './year-steps.ts'

/** Sets the period of the slice, for every view; all the years are no period at all. */
export function setPeriod(period: Years, all: Years, replace = false): void {
  const { from: _from, to: _to, ...rest } = readAddress(window.location.href).slice
  const slice: Slice = isAll(period, all)
    ? rest
    : { ...rest, from: String(period.from), to: String(period.to) }
  go({ slice, replace })
}
