import type { Comparison } from '../../../server/contract/before-after.ts'
import type { Text } from '../state/text.ts'

/** A period as it stands in a sentence. */
export function sayPeriod({ period, t }: Text, { from, to }: Comparison['first']): string {
  if (from === undefined || to === undefined) return from ?? to ?? t('view.slice.no-period')
  return period(from, to)
}

/** A change with its sign, plus included. */
export function signed(number: (value: number) => string, value: number): string {
  return value > 0 ? `+${number(value)}` : number(value)
}
