import en from './en.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }
import { provideCatalogue } from './translate.ts'

/** All sentences, for whoever serves every language; the page loads the one that it shows. */
provideCatalogue('fr', fr)
provideCatalogue('en', en)

export * from './translate.ts'
