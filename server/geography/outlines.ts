import { readFile } from 'node:fs/promises'

const FILE = new URL('departements.topojson', import.meta.url)

let known: Promise<string> | undefined

/**
 * The outlines of the départements, overseas included, as TopoJSON text: `objects.departements`, whose
 * geometries have INSEE codes as ids. Text, since who draws parses it and nobody else needs it parsed.
 */
export function readOutlines(): Promise<string> {
  known ??= readFile(FILE, 'utf8')
  return known
}
