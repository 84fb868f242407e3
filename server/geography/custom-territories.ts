import { compareIds } from '../domain/identifiers.ts'

// A territory that no register knows, as a list of communes: `communes:33063,33318`, or with a name
// `communes:Rive droite=33063,33318`. Several beside each other, to be compared, are parted by `|`.

const PREFIX = 'communes:'
const CODE = /^[0-9][0-9AB][0-9]{3}$/

export type CustomTerritory = { name?: string; communes: readonly string[] }

/** The communes and name of a list; undefined where it is none or holds something that is no INSEE code. */
export function readCustom(territory: string): CustomTerritory | undefined {
  if (!isCustom(territory)) return undefined
  const text = territory.slice(PREFIX.length)
  const sign = text.lastIndexOf('=')
  const name = sign === -1 ? '' : text.slice(0, sign).trim()
  const codes = text
    .slice(sign + 1)
    .split(',')
    .map((code) => code.trim())
    .filter((code) => code !== '')
  if (codes.length === 0 || !codes.every((code) => CODE.test(code))) return undefined
  return {
    ...(name !== '' && { name }),
    communes: [...new Set(codes)].toSorted(compareIds),
  }
}

/** Whether a territory, or a level, is made of communes that a person chose. */
export function isCustom(territory: string): boolean {
  return territory.startsWith(PREFIX)
}

/** One form for lists that are the same, whatever their order and blanks; other territories unchanged. */
export function tidyTerritory(territory: string): string {
  const custom = readCustom(territory)
  return custom ? writeCustom(custom) : territory
}

function writeCustom({ name, communes }: CustomTerritory): string {
  return `${PREFIX}${name === undefined ? '' : `${name}=`}${communes.join(',')}`
}

/** The lists of a level that compares several: `communes:33063,33318|Nord=24322`. */
export function listCustom(level: string): string[] {
  if (!isCustom(level)) return []
  return level
    .slice(PREFIX.length)
    .split('|')
    .filter((list) => list.trim() !== '')
    .map((list) => tidyTerritory(PREFIX + list.trim()))
}
