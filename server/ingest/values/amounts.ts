import { parseNumber, type DecimalSign } from './numbers.ts'

/** Ends of an amount that say its unit: euros, or thousands and millions of them. */
const UNIT =
  /^(.*?\d[.,]?)[\s\u00a0\u202f]*(€|euros?|eur|k€|ke|keuros?|m€|meuros?)(?:\s*(?:ttc|ht))?[.]?$/i
const LEADING = /^(?:€|eur|environ|env\.?|~|≈|<|>)[\s\u00a0\u202f]*/i
/** Swiss and older French thousands: 1'234. */
const APOSTROPHE = /(?<=\d)['’](?=\d{3})/g

/**
 * The number that was probably meant where a cell is none: "12 000 €", "1 234,56 euros TTC", "12 k€",
 * "environ 500". Undefined where nothing can be made of it. It is proposed, never read by itself.
 */
export function parseAmount(text: string, decimal?: DecimalSign): number | undefined {
  const plain = text.trim().replace(LEADING, '').replace(APOSTROPHE, '')
  const unit = UNIT.exec(plain)
  const value = parseNumber(unit?.[1] ?? plain, decimal)
  if (value === undefined) return undefined
  const factor = { k: 1000, m: 1_000_000 }[unit?.[2]?.[0]?.toLowerCase() ?? ''] ?? 1
  // Thousandths of a thousand are whole: 12,3 k€ is 12300, not 12300.000000000002.
  return Math.round(value * factor * 100) / 100
}

/** A share written as a percentage: "50 %" is 0.5. Proposed, never read by itself. */
export function parseShare(text: string, decimal?: DecimalSign): number | undefined {
  const percent = /^([^%]*\d)[\s\u00a0\u202f]*%$/.exec(text.trim())
  const value = percent === null ? undefined : parseNumber(percent[1] ?? '', decimal)
  return value === undefined ? undefined : Number((value / 100).toPrecision(12))
}
