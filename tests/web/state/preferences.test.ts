import { describe, expect, test } from 'vitest'
import { readPreferences, writePreferences } from '../../../web/src/state/preferences.ts'

const storage = (text: string | null) => ({ getItem: () => text })

describe('preferences', () => {
  test('begin with the language of the browser, French where it is neither', () => {
    expect(readPreferences(storage(null), ['en-US', 'fr']).language).toBe('en')
    expect(readPreferences(storage(null), ['de-DE']).language).toBe('fr')
  })
  test('are read back as they were written', () => {
    let kept = ''
    const chosen = { language: 'en', theme: 'dark', shortcuts: false, rail: false } as const
    writePreferences({ setItem: (_key, text) => void (kept = text) }, chosen)
    expect(readPreferences(storage(kept), ['fr'])).toEqual(chosen)
  })
  test.each(['{', '[]', 'null', '12', '{"language":"de","theme":"pink","shortcuts":"no"}'])(
    'that are not ours (%s) count as not set',
    (text) => {
      expect(readPreferences(storage(text), ['fr'])).toEqual({
        language: 'fr',
        theme: 'system',
        shortcuts: true,
        rail: true,
      })
    },
  )
  test('survive a storage that is full', () => {
    const full = {
      setItem: () => {
        throw new Error('QuotaExceededError')
      },
    }
    const write = () =>
      writePreferences(full, { language: 'fr', theme: 'light', shortcuts: true, rail: true })
    expect(write).not.toThrow()
  })
})
