import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import { loadCatalogue } from './catalogues.ts'
import { makeText, type Text } from './text.ts'
import { readPreferences, writePreferences, type Preferences } from './preferences.ts'

type Shared = {
  preferences: Preferences
  change: (part: Partial<Preferences>) => void
  text: Text
}
function ignore(): void {}

const Context = createContext<Shared | undefined>(undefined)

export function PreferencesProvider({ children }: { children: ReactNode }) {
  const [preferences, setPreferences] = useState(() =>
    readPreferences(window.localStorage, navigator.languages),
  )
  useEffect(() => {
    const root = document.documentElement
    root.lang = preferences.language
    if (preferences.theme === 'system') delete root.dataset['theme']
    else root.dataset['theme'] = preferences.theme
  }, [preferences])
  const shared = useMemo<Shared>(
    () => ({
      preferences,
      text: makeText(preferences.language),
      change: (part) => {
        const next = { ...preferences, ...part }
        // Where the sentences cannot be fetched, the page stays as it is, in the language that it has.
        void loadCatalogue(next.language).then(() => {
          writePreferences(window.localStorage, next)
          setPreferences(next)
        }, ignore)
      },
    }),
    [preferences],
  )
  return <Context value={shared}>{children}</Context>
}

function useShared(): Shared {
  const shared = useContext(Context)
  if (!shared) throw new Error('PreferencesProvider is missing')
  return shared
}

/** Sentences, numbers and dates in the reader's language. */
export const useText = (): Text => useShared().text
export const usePreferences = (): Pick<Shared, 'preferences' | 'change'> => useShared()
