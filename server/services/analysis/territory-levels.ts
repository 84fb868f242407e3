import type { PackedNetwork } from '../../domain/packed-network.ts'
import { compareIds } from '../../domain/identifiers.ts'
import { communeByCode, departementOf, epciOf, regionOf } from '../../geography/communes.ts'
import { AppError } from '../../errors.ts'
import { isCustom, listCustom } from '../../geography/custom-territories.ts'
import { communesOf, labelOf } from '../../geography/territories.ts'
import type { Place } from '../../network/territory-slices.ts'

/**
 * What can be compared: a level of the official geography, the values of an actors' attribute, or lists of
 * communes (`communes:…|…`).
 */
export const GEOGRAPHIC_LEVELS = ['commune', 'epci', 'departement', 'region'] as const
export type GeographicLevel = (typeof GEOGRAPHIC_LEVELS)[number]
const ATTRIBUTE_LEVEL = 'attribute:'

/** An attribute with more values than this is a name or a note, not a territory. */
const MAX_VALUES = 200

/** The territories of a level, and in which of them an actor of the network is placed. */
export type Level = {
  /** By code; only those in which an actor is placed, with their communes in the data. */
  places: Place[]
  /** By row of the whole network; undefined for an actor placed in none. */
  territoryOf: (actorRow: number) => string | undefined
  /** Where lists of communes overlap, an actor is in several. */
  territoriesOf?: (actorRow: number) => readonly string[]
}

const isGeographic = (level: string): level is GeographicLevel =>
  GEOGRAPHIC_LEVELS.some((one) => one === level)

/**
 * The territories of a level in which the network places an actor. Their communes are those that the
 * data names (which is all that a slice asks of them), former codes and municipal arrondissements among
 * them; `communesOf` would read all communes of the country for each. An attribute that no actor has
 * gives no territory. O(distinct communes).
 * @throws AppError territory-not-found for a list that holds what is no commune
 */
export function readLevel({ actors, collaborations }: PackedNetwork, level: string): Level {
  if (isCustom(level)) return customLevel(actors, level)
  if (!isGeographic(level)) return attributeLevel(actors, level)
  const { vocabulary, codes } = actors.commune
  const territories = vocabulary.map((code) => territoryAt(level, code))
  const communesIn = new Map<string, Set<string>>()
  for (const territory of territories) {
    if (territory !== undefined) communesIn.set(territory, new Set())
  }
  for (const code of [...vocabulary, ...collaborations.territories.vocabulary]) {
    communesIn.get(territoryAt(level, code) ?? '')?.add(code)
  }
  return {
    places: [...communesIn]
      .map(([territory, communes]) => ({ territory, communes }))
      .toSorted((a, b) => compareIds(a.territory, b.territory)),
    territoryOf: (row) => territories[codes[row] ?? -1],
  }
}

/** What a territory is called: its name, or the value of the attribute. */
export function nameOfTerritory(level: string, territory: string): string {
  if (isGeographic(level) || isCustom(level)) return labelOf(territory) ?? territory
  return territory.slice(level.length + 1)
}

/** The territory of a level that an INSEE code lies in; undefined for a code that geography does not know. */
function territoryAt(level: GeographicLevel, code: string): string | undefined {
  const here = communeByCode(code)
  if (here === undefined) return undefined
  switch (level) {
    case 'commune':
      return here.partOf ?? here.code
    case 'epci': {
      const epci = epciOf(code)
      return epci && `epci:${epci.siren}`
    }
    case 'departement': {
      const departement = departementOf(code)
      return departement && `departement:${departement.code}`
    }
    case 'region': {
      const region = regionOf(code)
      return region && `region:${region.code}`
    }
  }
}

/** The attributes of actors that may be territories of the user's own. */
export function attributeLevels({ actors }: PackedNetwork): string[] {
  return [...actors.attributes]
    .filter(([, { vocabulary }]) => vocabulary.length > 1 && vocabulary.length <= MAX_VALUES)
    .map(([name]) => ATTRIBUTE_LEVEL + name)
    .toSorted(compareIds)
}

function attributeLevel({ attributes }: PackedNetwork['actors'], level: string): Level {
  const column = attributes.get(level.slice(ATTRIBUTE_LEVEL.length))
  const territories = (column?.vocabulary ?? []).map((value) => `${level}:${value}`)
  return {
    places: territories.toSorted(compareIds).map((territory) => ({ territory })),
    territoryOf: (row) => territories[column?.codes[row] ?? -1],
  }
}

function customLevel({ commune }: PackedNetwork['actors'], level: string): Level {
  const places = listCustom(level).map((territory) => {
    const communes = communesOf(territory)
    if (communes === undefined) throw new AppError('territory-not-found', { territory })
    return { territory, communes }
  })
  if (places.length === 0) throw new AppError('territory-not-found', { territory: level })
  const inCommune = commune.vocabulary.map((code) =>
    places.flatMap(({ territory, communes }) => (communes.has(code) ? [territory] : [])),
  )
  const territoriesOf = (row: number): readonly string[] =>
    inCommune[commune.codes[row] ?? -1] ?? []
  return {
    places: places.toSorted((a, b) => compareIds(a.territory, b.territory)),
    territoryOf: (row) => territoriesOf(row)[0],
    territoriesOf,
  }
}
