/** The numbers that French registers give: establishments, legal persons, associations. */
export const REGISTRY_NUMBERS = ['siret', 'siren', 'rna'] as const
export type RegistryNumber = (typeof REGISTRY_NUMBERS)[number]

const LENGTHS = { siret: 14, siren: 9 } as const
const BETWEEN = /[\s\u00a0\u202f.\-_/'’]/g
const LA_POSTE = '356000000'

/** Zeros that a spreadsheet drops: no number in use begins with more than two. */
const MOST_LOST_ZEROS = 2

/**
 * W, the number of the département (2A and 2B in Corsica, 9 and a letter overseas), then the clerk's
 * office and the association's own number (arrêté du 14 octobre 2009; JO Associations).
 */
const RNA = /^W\d[0-9A-Z]\d{7}$/

/** 1.23457E+13: what a spreadsheet shows, and may save, in place of fourteen digits. */
const SCIENTIFIC = /^(\d)(?:[.,](\d+))?E\+?(\d{1,2})$/i

/** Fourteen digits of which the last were rounded away: no establishment is number 00000. */
const ROUNDED = /^[1-9]\d{8}0{5}$/

/** What a text gives, or why it gives none: `fix` is the number that was probably meant. */
export type ReadRegistryNumber =
  | { kind: RegistryNumber; value: string }
  | { problem: 'invalid'; fix?: FixedNumber }
  | { problem: 'zeros-lost'; fix: FixedNumber }
  | { problem: 'scientific-notation'; fix: FixedNumber }
  | { problem: 'digits-lost' }
type FixedNumber = { kind: RegistryNumber; value: string }

/**
 * Reads a SIRET, a SIREN or an RNA number. Spaces, dots and dashes between digits, the `.0` of a decimal
 * number and the apostrophe by which spreadsheets keep a text are no part of it. A SIREN where a SIRET was
 * meant is a SIREN. Everything else that is wrong is said, never repaired here.
 */
export function readRegistryNumber(kind: RegistryNumber, text: string): ReadRegistryNumber {
  if (kind === 'rna') return readRna(text.replace(BETWEEN, '').toUpperCase())
  const scientific = SCIENTIFIC.exec(text.replace(/\s/g, ''))
  if (scientific !== null) return readScientific(kind, scientific)
  const number = text.replace(/\.0+$/, '').replace(BETWEEN, '')
  const found = numberOf(kind, number)
  if (found !== undefined) return found
  if (ROUNDED.test(number)) return { problem: 'digits-lost' }
  const fix = withLostZeros(kind, number)
  return fix === undefined ? { problem: 'invalid' } : { problem: 'zeros-lost', fix }
}

/** Whether a text is such a number exactly: its shape and, for SIRET and SIREN, its check digit. */
export function isRegistryNumber(kind: RegistryNumber, number: string): boolean {
  if (kind === 'rna') return RNA.test(number)
  if (number.length !== LENGTHS[kind] || !/^\d+$/.test(number) || /^0+$/.test(number)) return false
  if (kind === 'siren') return luhnSum(number) % 10 === 0
  const siren = number.slice(0, LENGTHS.siren)
  // La Poste has more establishments than the check digit allows: INSEE takes a sum of digits there.
  if (siren === LA_POSTE && digitSum(number) % 5 === 0) return true
  return luhnSum(siren) % 10 === 0 && luhnSum(number) % 10 === 0
}

function readRna(number: string): ReadRegistryNumber {
  if (RNA.test(number)) return { kind: 'rna', value: number }
  const value = `W${number}`
  return { problem: 'invalid', ...(RNA.test(value) && { fix: { kind: 'rna', value } }) }
}

/** All digits are there when there are as many as the exponent says; else those that are missing are gone. */
function readScientific(
  kind: 'siret' | 'siren',
  [, first = '', rest = '', exponent]: RegExpExecArray,
): ReadRegistryNumber {
  if (rest.length !== Number(exponent)) return { problem: 'digits-lost' }
  const number = `${first}${rest}`
  const fix = numberOf(kind, number) ?? withLostZeros(kind, number)
  return fix === undefined ? { problem: 'invalid' } : { problem: 'scientific-notation', fix }
}

function withLostZeros(kind: 'siret' | 'siren', number: string): FixedNumber | undefined {
  for (let zeros = 1; zeros <= MOST_LOST_ZEROS; zeros++) {
    const found = numberOf(kind, number.padStart(number.length + zeros, '0'))
    if (found !== undefined) return found
  }
  return undefined
}

function numberOf(kind: 'siret' | 'siren', number: string): FixedNumber | undefined {
  if (isRegistryNumber(kind, number)) return { kind, value: number }
  const isSiren = kind === 'siret' && isRegistryNumber('siren', number)
  return isSiren ? { kind: 'siren', value: number } : undefined
}

/** Luhn's sum: every second digit from the right doubled, the digits of the results added. */
function luhnSum(number: string): number {
  let sum = 0
  for (let i = 0; i < number.length; i++) {
    const digit = number.charCodeAt(number.length - 1 - i) - ZERO
    const counted = i % 2 === 1 ? digit * 2 : digit
    sum += counted > 9 ? counted - 9 : counted
  }
  return sum
}

function digitSum(number: string): number {
  let sum = 0
  for (let i = 0; i < number.length; i++) sum += number.charCodeAt(i) - ZERO
  return sum
}

const ZERO = 48
