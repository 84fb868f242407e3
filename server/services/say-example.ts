import { formatNumber, isMessageKey, translate, type Language } from '../locales/locales.ts'
import { workOut, writeWorking, type Term, type Working } from './analysis/example/forms.ts'
import type { ExampleLine, ExampleLines } from './analysis/example/line.ts'
import type { WorkedExample } from './analysis/worked-example.ts'
import { toMathml } from './formulas.ts'

/** A value worked out with the reader's own numbers: what they are, and the equation in MathML. */
export type SaidWorking = { terms: { label: string; value: string }[]; mathml: string }

/** What weighs most in a value, with what it opens; `note` says what the numbers of the lines are. */
export type SaidExample = {
  exampleTitle: string
  exampleNote?: string
  example: {
    id: string
    name: string
    detail: string
    value: number | null
    opens: ExampleLine['opens']
  }[]
  /** All other lines together. */
  exampleRest?: { label: string; value: number }
}

/** A number as prose writes it: with a minus, not a hyphen. */
export function sayNumber(
  language: Language,
  value: number,
  options?: Intl.NumberFormatOptions,
): string {
  const said = options ? formatNumber(language, value, options) : formatNumber(language, value)
  return said.replace(/^-/, '−')
}

export function sayWorking(
  language: Language,
  { working, finding }: WorkedExample,
): SaidWorking | undefined {
  if (working === undefined) return undefined
  const isExact = working.terms.every(({ value }) => Number.isInteger(value))
  const result = workOut(working)
  const say = (value: number) =>
    finding.unit === 'share' && working.of === undefined
      ? formatNumber(language, value, { style: 'percent', maximumSignificantDigits: 3 })
      : formatNumber(language, value)
  const said = say(result)
  const digits = enoughDigits(working, (value) => say(value) === said)
  const terms = working.terms.map((term) => {
    const { number, options } = written(term.value, digits)
    return { label: sayTerm(language, term), value: sayNumber(language, number, options) }
  })
  const left = working.of === 'z' ? 'z = ' : ''
  // What is written is rounded: the two sides are equal only where all numbers are whole.
  const sign = isExact && Number.isInteger(result) ? '=' : '\\approx'
  return {
    terms,
    mathml: toMathml(
      `${left}${writeWorking(
        working,
        terms.map(({ value }) => inLatex(value)),
      )} ${sign} ${inLatex(said)}`,
      true,
    ),
  }
}

const [FEWEST_DIGITS, MOST_DIGITS] = [3, 12]

/**
 * With how many digits the terms are written: three, or as many more as it takes for whoever works the
 * equation out with the written terms to find the written value. A difference of near numbers needs more.
 */
function enoughDigits({ form, terms }: Working, isSaid: (value: number) => boolean): number {
  for (let digits = FEWEST_DIGITS; digits < MOST_DIGITS; digits++) {
    const rounded = terms.map(({ code, value }) => ({ code, value: written(value, digits).number }))
    if (isSaid(workOut({ form, terms: rounded }))) return digits
  }
  return MOST_DIGITS
}

/** A term as it is written with so many digits: whole numbers whole, and from 100 on so with three. */
function written(
  value: number,
  digits: number,
): { number: number; options?: Intl.NumberFormatOptions } {
  if (Number.isInteger(value)) return { number: value }
  if (digits === FEWEST_DIGITS) {
    return {
      number: Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(digits)),
    }
  }
  const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(value))))
  const options = { maximumFractionDigits: Math.min(20, decimals) }
  return { number: Number(value.toFixed(Math.min(20, decimals))), options }
}

/** A written number in LaTeX: separators that are no punctuation, and a percent sign that is no comment. */
function inLatex(text: string): string {
  return text
    .replaceAll(',', '{,}')
    .replaceAll(/[\u00a0\u202f\s]/g, '\\,')
    .replaceAll('%', '\\%')
    .replaceAll('−', '-')
}

function sayTerm(language: Language, { code }: Term): string {
  const year = /\.year\.(\d{4})$/.exec(code)?.[1]
  if (year !== undefined) return year
  for (const key of [`explain.term.${code}`, code.replace(/^isolated\./, 'isolation.')]) {
    if (isMessageKey(key)) return translate(language, key)
  }
  return code
}

export function sayExample(language: Language, example: ExampleLines): SaidExample {
  const { lines, rest, adds, title } = example
  const note = sayNote(language, example)
  return {
    exampleTitle: translate(language, `explain.lines.${title ?? kindOf(lines[0], adds)}`),
    ...(note !== undefined && { exampleNote: note }),
    example: lines.map((line) => ({
      id: line.id,
      name: sayName(language, line),
      detail: sayLine(language, line),
      value: line.value,
      opens: line.opens,
    })),
    ...(rest && {
      exampleRest: {
        label: translate(language, 'explain.rest', { count: rest.count }),
        value: rest.value,
      },
    }),
  }
}

function kindOf(line: ExampleLine | undefined, adds: string | undefined) {
  if (line?.opens === 'nothing') return 'years'
  if (adds === undefined) return 'examples'
  return line?.opens === 'actor' ? 'actors' : 'collaborations'
}

/** What the numbers of the lines add up to; nothing where they are not a sum. */
function sayNote(language: Language, { lines, adds }: ExampleLines): string | undefined {
  if (lines.length === 0) return translate(language, 'explain.example.whole')
  if (adds === undefined || adds === 'mean.sum') return undefined
  if (adds === 'value') return translate(language, 'explain.adds.value')
  return translate(language, 'explain.adds.term', {
    term: sayTerm(language, { code: adds, value: 0 }),
  })
}

/** What a line is called: the name of a record, or what the line is about. */
function sayName(language: Language, { name, about }: ExampleLine): string {
  if (name !== '') return name
  switch (about.kind) {
    case 'distance':
      return translate(language, 'explain.example.distance', { steps: about.steps })
    case 'holding':
      return translate(language, `explain.example.holding.${about.of}`, { count: about.count })
    case 'group':
      return translate(language, 'explain.example.group', { number: about.number })
    case 'after':
      return translate(language, 'explain.example.after', { years: about.years })
    case 'part':
      return sayTerm(language, { code: about.code, value: 0 })
    default:
      return ''
  }
}

function sayLine(language: Language, { name, about }: ExampleLine): string {
  switch (about.kind) {
    case 'distance':
      return translate(language, 'explain.example.pairs-apart', { pairs: about.pairs })
    case 'holding':
      return name === ''
        ? ''
        : translate(language, 'explain.example.holding.actor', { count: about.count })
    case 'group':
      return about.most ? translate(language, 'explain.example.most', about.most) : ''
    case 'part':
      return name === '' ? '' : sayTerm(language, { code: about.code, value: 0 })
    case 'partners':
      return translate(language, 'explain.example.partners', {
        mean: formatNumber(language, about.mean, { maximumFractionDigits: 1 }),
      })
    case 'meeting':
      return translate(language, 'explain.example.meeting', {
        members: about.members,
        pairs: formatNumber(language, about.pairs, { maximumFractionDigits: 1 }),
      })
    case 'pairs':
      return translate(language, 'explain.example.pairs', { pairs: about.pairs })
    case 'bridge':
      return translate(language, `explain.example.bridge.${about.between ? 'between' : 'end'}`)
    case 'days':
      return translate(language, 'explain.example.days')
    case 'partner-count':
      return translate(language, 'explain.example.partner-count')
    case 'around':
      return translate(language, 'explain.example.around')
    case 'met':
      return translate(language, 'explain.example.met', { pair: about.pair, day: about.day })
    case 'funders':
      return translate(language, 'explain.example.funders', { count: about.count })
    case 'after':
      return ''
    case 'mixing':
      return translate(language, 'explain.example.mixing', {
        members: about.members,
        external: formatNumber(language, about.external),
        known: about.known,
      })
    case 'reason': {
      const key = `isolation.${about.reason}`
      return isMessageKey(key) ? translate(language, key) : about.reason
    }
    case 'support':
      return translate(language, 'explain.example.support', { members: about.members })
    case 'members':
      return translate(language, 'explain.example.members', { members: about.members })
    case 'months':
      return translate(language, 'explain.example.months', {
        months: formatNumber(language, about.months),
      })
    case 'again':
      return translate(language, 'explain.example.again', { pair: about.pair, day: about.day })
    case 'sectors':
      return about.sectors.join(' · ')
    case 'pieces':
      return translate(language, 'explain.example.pieces', { pieces: about.pieces })
    case 'value':
      return ''
  }
}
