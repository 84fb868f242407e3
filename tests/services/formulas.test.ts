import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import { isMessageKey } from '../../server/locales/locales.ts'
import { formulaOf } from '../../server/measures/formulas/formulas.ts'
import { SYMBOLS } from '../../server/measures/formulas/symbols.ts'
import { listMeasures } from '../../server/measures/registry.ts'
import { writeFormula } from '../../server/services/formulas.ts'

const IDS = listMeasures().map(({ id }) => id)

/** The names of the elements of a text, which a parser of XML takes as it is, and its characters. */
function read(xml: string): { elements: string[]; text: string; alttext: unknown } {
  const elements: string[] = []
  let text = ''
  let alttext: unknown
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    elements.push(name)
    alttext ??= attributes['alttext']
  })
  parser.on('text', (piece) => {
    text += piece
  })
  parser.on('error', (error) => {
    throw error
  })
  parser.write(xml).close()
  return { elements, text, alttext }
}

/** The letter without its index: x_i explains x_j. */
function stem(symbol: string): string {
  return symbol
    .replace(/[_^({].*$/, '')
    .replace(/^\\math\w+/, '')
    .replace(/^1, 2$/, '1')
}

describe('the formulas of measures', () => {
  test.each(IDS)('%s has one, well-formed, and a legend in both languages', (id) => {
    const written = writeFormula('fr', id)
    for (const [place, line] of (written?.lines ?? ['']).entries()) {
      const { elements, alttext } = read(line)
      expect(elements[0]).toBe('math')
      expect(typeof alttext).toBe(place === 0 ? 'string' : 'undefined')
      // Browsers draw neither what LaTeX could not say nor what MathML Core left out.
      expect(elements).not.toContain('merror')
      expect(elements).not.toContain('menclose')
      expect(line).not.toMatch(/ (?:style|class)=/)
    }
    expect(written?.legend.length).toBeGreaterThan(0)
    for (const line of written?.legend ?? []) {
      expect(read(line.mathml).elements[0]).toBe('math')
      expect(line.text).not.toBe('')
    }
  })

  test.each(IDS)('%s explains each of its letters that the formula writes', (id) => {
    const { lines, symbols } = formulaOf(id) ?? { lines: [], symbols: [] }
    const latex = lines.join(' ')
    for (const symbol of symbols) expect(latex).toContain(stem(SYMBOLS[symbol]))
  })

  test.each(Object.keys(SYMBOLS))('%s is said in the locales', (id) => {
    expect(isMessageKey(`symbol.${id}`)).toBe(true)
  })

  test('are read aloud as the same formula in words and signs', () => {
    expect(read(writeFormula('en', 'betweenness')?.lines[0] ?? '').alttext).toContain('Σ_{s<t}')
  })

  test('a measure that is not in the registry has none', () => {
    expect(writeFormula('en', 'nothing')).toBeUndefined()
  })
})
