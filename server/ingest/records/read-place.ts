import type { ReadValue } from './read-value.ts'

const POSTCODE = /^\d{5}$/
const COMMUNE = /^([013-9]\d|2[AB1-9])\d{3}$/
/** Several codes in one cell, as BASILIC's places that lie in two communes. */
const SEVERAL = /[\s,;|/]+/

/** A French postcode. One that a spreadsheet made a number has lost its zero: it is proposed with it. */
export function readPostcode(text: string): ReadValue {
  const code = text.replace(/^F-?(?=\d{5}$)/i, '').replace(/\s/g, '')
  if (POSTCODE.test(code)) return { value: code }
  if (/^\d{4}$/.test(code)) return zeroLost(text, `0${code}`)
  return { rule: 'invalid-postcode', text, isNoted: true }
}

/** An INSEE code; of several in one cell the first is proposed. */
export function readCommune(text: string): ReadValue {
  const code = text.toUpperCase()
  if (COMMUNE.test(code)) return { value: code }
  if (/^\d{4}$/.test(code)) return zeroLost(text, `0${code}`)
  const [first = '', ...others] = [...new Set(code.split(SEVERAL).filter((part) => part !== ''))]
  if (!COMMUNE.test(first) || !others.every((other) => COMMUNE.test(other))) {
    return { rule: 'invalid-commune', text, isNoted: true }
  }
  if (others.length === 0) return { value: first }
  return { rule: 'several-communes', text, expected: first, isNoted: true, fix: { value: first } }
}

function zeroLost(text: string, code: string): ReadValue {
  return { rule: 'lost-leading-zeros', text, expected: code, isNoted: true, fix: { value: code } }
}
