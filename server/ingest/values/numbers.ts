export type DecimalSign = '.' | ','

const SPACES = /[\s\u00a0\u202f]/g
const SIMPLE = /^-?\d{1,15}(\.\d+)?$/
const PLAIN = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i

/**
 * A number as people write it: spaces between thousands, point or comma before decimals. When the
 * decimal sign is not known, the last of the two in the text is it. Undefined when it is no number.
 */
export function parseNumber(text: string, decimal?: DecimalSign): number | undefined {
  if (decimal !== ',' && SIMPLE.test(text)) return Number(text)
  let plain = text.replace(SPACES, '')
  const sign = decimal ?? (plain.lastIndexOf(',') > plain.lastIndexOf('.') ? ',' : '.')
  plain = sign === ',' ? plain.replaceAll('.', '').replace(',', '.') : plain.replaceAll(',', '')
  if (!PLAIN.test(plain)) return undefined
  const number = Number(plain)
  return Number.isFinite(number) ? number : undefined
}

const TRUE = new Set(['true', 'vrai', 'oui', 'yes', 'o', 'y', '1', 'x', 't', 'v'])
const FALSE = new Set(['false', 'faux', 'non', 'no', 'n', '0', 'f'])

/** Yes or no in French or English; undefined when it is neither. */
export function parseBoolean(text: string): boolean | undefined {
  const word = text.toLowerCase()
  if (TRUE.has(word)) return true
  return FALSE.has(word) ? false : undefined
}
