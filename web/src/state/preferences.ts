import { languageOf, type Language } from '../../../server/locales/translate.ts'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]
export type Preferences = { language: Language; theme: Theme; shortcuts: boolean; rail: boolean }

const KEY = 'maillage.preferences'

/** What this browser was asked to keep. Anything unknown in the storage counts as not set. */
export function readPreferences(
  storage: Pick<Storage, 'getItem'>,
  languages: readonly string[],
): Preferences {
  const kept = parse(storage)
  const language = kept['language']
  const shortcuts = kept['shortcuts']
  const rail = kept['rail']
  return {
    language: language === 'fr' || language === 'en' ? language : languageOf(languages.join(',')),
    theme: THEMES.find((theme) => theme === kept['theme']) ?? 'system',
    shortcuts: typeof shortcuts === 'boolean' ? shortcuts : true,
    rail: typeof rail === 'boolean' ? rail : true,
  }
}

export function writePreferences(
  storage: Pick<Storage, 'setItem'>,
  preferences: Preferences,
): void {
  try {
    storage.setItem(KEY, JSON.stringify(preferences))
  } catch {
    // A full or forbidden storage costs the memory of the choice, not the choice.
  }
}

function parse(storage: Pick<Storage, 'getItem'>): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(storage.getItem(KEY) ?? '{}')
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
