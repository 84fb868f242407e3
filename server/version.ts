import { existsSync, readFileSync } from 'node:fs'

/** The version of the software, as package.json says it: the sources' or the built files' one. */
export const VERSION = readVersion()

function readVersion(): string {
  for (const place of ['../package.json', '../../package.json']) {
    const file = new URL(place, import.meta.url)
    if (!existsSync(file)) continue
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (content !== null && typeof content === 'object' && 'version' in content) {
      return String(content.version)
    }
  }
  throw new Error('package.json is missing beside the server')
}
