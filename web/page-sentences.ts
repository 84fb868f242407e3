import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

/** What the page itself says; the other sentences reach it in the answers of the server. */
const SAID_HERE =
  /^(action|change|column-reading|confidence|duplicates|import|isolation|kind|measure-family|nearest-hub|reason|role|scope|territories|view)\.|^measure\..+\.name$|^report\.sources\.geography$/

export const isSaidHere = (key: string): boolean => SAID_HERE.test(key)

/** Leaves in the page's catalogues what the page says: less than half. */
export function pageSentences(): Plugin {
  return {
    name: 'page-sentences',
    load(id) {
      if (!/\/locales\/(fr|en)\.json$/.test(id)) return null
      const all: unknown = JSON.parse(readFileSync(id, 'utf8'))
      if (typeof all !== 'object' || all === null) throw new TypeError(`${id} holds no sentences`)
      return JSON.stringify(
        Object.fromEntries(Object.entries(all).filter(([key]) => isSaidHere(key))),
      )
    },
  }
}
