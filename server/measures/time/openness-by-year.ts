import type { Finding } from '../../domain/findings.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import type { MeasureContext } from '../measure.ts'
import { eiNewman } from '../openness/ei-newman.ts'
import { slicesByYear } from './years.ts'

const known = new WeakMap<SlicedNetwork, Finding[]>()

/**
 * `ei-newman` in each year of the slice, oldest first; the slice of a finding says which year. With the
 * default options it is worked out once for each slice: the synthesis draws it, and the trend rests on it.
 */
export function opennessByYear(network: SlicedNetwork, context: MeasureContext): Finding[] {
  const isDefault = context.options['ei-newman'] === undefined
  const kept = isDefault ? known.get(network) : undefined
  if (kept !== undefined) return kept
  const findings = slicesByYear(network).map((year) => eiNewman.compute(year.network, context))
  if (isDefault) known.set(network, findings)
  return findings
}
