import temml from 'temml'
import { isMessageKey, translate, type Language } from '../locales/locales.ts'
import { formulaOf } from '../measures/formulas/formulas.ts'
import { SYMBOLS, type SymbolId } from '../measures/formulas/symbols.ts'
import { sayMeasure } from './measure-sentences.ts'

/** A formula as browsers draw it and screen readers say it, and what its letters mean. */
export type WrittenFormula = {
  /** MathML elements, each for a line of its own. */
  lines: string[]
  legend: { mathml: string; text: string }[]
}

/**
 * The formula of a measure in MathML, with its legend; undefined for a measure without one. `alttext` is
 * the same in words and signs, for readers that know no MathML.
 */
export function writeFormula(language: Language, measure: string): WrittenFormula | undefined {
  const formula = formulaOf(measure)
  if (formula === undefined) return undefined
  return {
    lines: formula.lines.map((line, place) =>
      toMathml(line, true, place === 0 ? sayMeasure(language, measure, 'formula') : undefined),
    ),
    legend: formula.symbols.map((symbol) => ({
      mathml: toMathml(SYMBOLS[symbol], false),
      text: saySymbol(language, symbol),
    })),
  }
}

function saySymbol(language: Language, symbol: SymbolId): string {
  const key = `symbol.${symbol}`
  return isMessageKey(key) ? translate(language, key) : ''
}

/**
 * LaTeX as one MathML element, on a line of its own or within one.
 * @throws temml.ParseError where the LaTeX is wrong: a test reads every formula
 */
export function toMathml(latex: string, isDisplayed: boolean, alttext?: string): string {
  const written = temml
    .renderToString(latex, { displayMode: isDisplayed, throwOnError: true, xml: true })
    // Styles in attributes are refused by the page's policy, and no class of temml's has a rule here.
    .replaceAll(/ (?:style|class)="[^"]*"/g, '')
  return alttext === undefined
    ? written
    : written.replace('<math', `<math alttext="${escaped(alttext)}"`)
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
