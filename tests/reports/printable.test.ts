import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { readCoverage } from '../../server/reports/writers/font-coverage.ts'
import { printer } from '../../server/reports/writers/printable.ts'

const require = createRequire(import.meta.url)
const font = readFileSync(
  require.resolve('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf'),
)
const isCovered = readCoverage(font)

describe('readCoverage', () => {
  // Source Sans 3 is drawn for Latin, Greek and Cyrillic.
  test.each(['a', 'é', 'œ', '’', '−', '\u202f', '\u00a0', 'Ω', 'Ж', 'ỹ', '□'])(
    'finds "%s" in Source Sans 3',
    (character) => {
      expect(isCovered(character.codePointAt(0) ?? 0)).toBe(true)
    },
  )

  test.each(['北', 'ש', 'م', '🎉', '\u0007', '\ufffd'])('does not find "%s"', (character) => {
    expect(isCovered(character.codePointAt(0) ?? 0)).toBe(false)
  })
})

describe('printer', () => {
  test('composes accents, replaces what the font lacks and counts it', () => {
    const print = printer(isCovered)
    expect(print.fit('e\u0301cole')).toBe('école')
    expect(print.fit('北京 🎉')).toBe('□□ □')
    expect(print.replacedCount()).toBe(3)
  })

  test('keeps a text on one line and drops marks that nobody sees', () => {
    const print = printer(isCovered)
    expect(print.fit('a\r\nb\u2028c\td')).toBe('a b c d')
    expect(print.fit('a\u200d\u202eb\u00adc\ufeff')).toBe('abc')
    expect(print.replacedCount()).toBe(0)
  })

  test('gives long words places to break, and leaves others alone', () => {
    const { breakable } = printer(isCovered)
    expect(breakable('Saint-Jean-de-Luz')).toBe('Saint-Jean-de-Luz')
    expect(breakable('A'.repeat(30))).toBe(
      `${'A'.repeat(12)}\u200b${'A'.repeat(12)}\u200b${'A'.repeat(6)}`,
    )
  })
})
