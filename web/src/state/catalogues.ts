import { hasCatalogue, provideCatalogue } from '../../../server/locales/translate.ts'
import type { Language } from '../../../server/locales/translate.ts'

const load = {
  fr: async () => (await import('../../../server/locales/fr.json')).default,
  en: async () => (await import('../../../server/locales/en.json')).default,
}

/** Fetches a language's sentences, each language once: nobody reads two at a time. */
export async function loadCatalogue(language: Language): Promise<void> {
  if (!hasCatalogue(language)) provideCatalogue(language, await load[language]())
}
