import { readFileSync } from 'node:fs'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, test } from 'vitest'

function catalogue(language: string): Record<string, string> {
  const url = new URL(`../../server/locales/${language}.json`, import.meta.url)
  const parsed: unknown = JSON.parse(readFileSync(url, 'utf8'))
  const entries = Object.entries(Object(parsed)).map(([key, text]) => [key, String(text)] as const)
  return Object.fromEntries(entries)
}

/** Names of the arguments of an ICU message, by braces: `{name}` and `{name, plural, …}`. */
function argumentsOf(message: string): string[] {
  const names = [...message.matchAll(/\{\s*(\w+)\s*(?:[},])/g)].map((match) => match[1] ?? '')
  return [...new Set(names)].toSorted()
}

describe('locales', () => {
  const fr = catalogue('fr')
  const en = catalogue('en')

  test('both languages have the same keys', () => {
    expect(Object.keys(en)).toEqual(Object.keys(fr))
  })

  test('each sentence takes the same arguments in both languages', () => {
    const different = Object.keys(fr).filter(
      (key) =>
        JSON.stringify(argumentsOf(fr[key] ?? '')) !== JSON.stringify(argumentsOf(en[key] ?? '')),
    )
    expect(different).toEqual([])
  })

  test('each sentence is a message that can be read', () => {
    const broken = [...Object.entries(fr), ...Object.entries(en)].filter(([, text]) => {
      try {
        return (
          new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst().length === 0
        )
      } catch {
        return true
      }
    })
    expect(broken.map(([key]) => key)).toEqual([])
  })

  test('French double punctuation never begins a line: a no-break space stands before it', () => {
    const breaking = Object.entries(fr).filter(([, text]) =>
      /[^\S\u00a0\u202f](?:[;!?»%]|:(?!:))/.test(text),
    )
    expect(breaking.map(([key]) => key)).toEqual([])
  })
})
