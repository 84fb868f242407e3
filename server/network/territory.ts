import type { Codes, PackedNetwork } from '../domain/packed-network.ts'
import { AppError } from '../errors.ts'

const ATTRIBUTE = 'attribute:'

/** Which actors are placed in a territory, and which collaborations name it. */
export type Territory = {
  holdsActor: (actor: number) => boolean
  holdsCollaboration: (collaboration: number) => boolean
}

/**
 * Reads a slice's territory. `attribute:<name>:<value>` compares a text attribute of the actors; every
 * other code needs the set of communes that it stands for (a commune stands for itself). A
 * collaboration holds T when its territories name T itself or one of T's communes.
 * @throws AppError territory-not-found for a code whose communes were not given
 */
export function territoryOf(
  packed: PackedNetwork,
  territory: string,
  communes?: ReadonlySet<string>,
): Territory {
  const names = communes ?? new Set<string>()
  const isNamed = packed.collaborations.territories.vocabulary.map(
    (code) => code === territory || names.has(code),
  )
  const placed = territory.startsWith(ATTRIBUTE)
    ? attributeTest(packed, territory.slice(ATTRIBUTE.length))
    : communeTest(packed, territory, communes)
  const { offsets, codes } = packed.collaborations.territories
  return {
    holdsActor: placed,
    holdsCollaboration(collaboration) {
      const end = offsets[collaboration + 1] ?? 0
      for (let k = offsets[collaboration] ?? 0; k < end; k++) {
        if (isNamed[codes[k] ?? -1] === true) return true
      }
      return false
    },
  }
}

function communeTest(packed: PackedNetwork, territory: string, communes?: ReadonlySet<string>) {
  const { vocabulary, codes } = packed.actors.commune
  const set = communes ?? (vocabulary.includes(territory) ? new Set([territory]) : undefined)
  if (set === undefined) throw new AppError('territory-not-found', { territory })
  const isInside = vocabulary.map((commune) => set.has(commune))
  return (actor: number) => isInside[codes[actor] ?? -1] === true
}

// A name of a column may itself hold a colon: the longest attribute that fits is meant.
function attributeTest(packed: PackedNetwork, rest: string) {
  let found: { column: Codes; value: string } | undefined
  let length = -1
  for (const [name, column] of packed.actors.attributes) {
    if (!rest.startsWith(`${name}:`) || name.length <= length) continue
    found = { column, value: rest.slice(name.length + 1) }
    length = name.length
  }
  if (found === undefined) {
    throw new AppError('territory-not-found', { territory: `${ATTRIBUTE}${rest}` })
  }
  const { column, value } = found
  const code = column.vocabulary.indexOf(value)
  return (actor: number) => code >= 0 && column.codes[actor] === code
}
