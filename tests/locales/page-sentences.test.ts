import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import fr from '../../server/locales/fr.json' with { type: 'json' }
import { isSaidHere } from '../../web/page-sentences.ts'

const sources = readdirSync('web/src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => readFileSync(`web/src/${name}`, 'utf8'))
  .join('\n')

test('the page has every sentence that its code names', () => {
  const named = [...sources.matchAll(/['"`]([a-z-]+\.[A-Za-z0-9.-]+)['"`]/g)]
    .map(([, key = '']) => key)
    .filter((key) => Object.hasOwn(fr, key))
  expect(named.length).toBeGreaterThan(500)
  expect(named.filter((key) => !isSaidHere(key))).toEqual([])
})

test('and every sentence of the families that it names by a code', () => {
  const families = [
    ...sources.matchAll(/named\(\s*'([a-z.-]+)'/g),
    ...sources.matchAll(/\bt\(\s*`([a-z.-]+)\.\$\{/g),
  ].map(([, family = '']) => family)
  expect(families.length).toBeGreaterThan(20)
  const missing = Object.keys(fr).filter(
    (key) =>
      families.some((family) => family !== 'measure' && key.startsWith(`${family}.`)) &&
      !isSaidHere(key),
  )
  expect(missing).toEqual([])
})

test('leaves to the server what the server says', () => {
  expect(isSaidHere('error.network-not-found')).toBe(false)
  expect(isSaidHere('measure.ei-newman.name')).toBe(true)
  expect(isSaidHere('measure.ei-newman.definition')).toBe(false)
})
