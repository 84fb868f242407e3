import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { foldPlaceName } from './place-names.ts'

/** A commune of the official code in force, or an arrondissement of Paris, Lyon or Marseille. */
export type Commune = {
  /** INSEE code. */
  code: string
  name: string
  departement: string
  region: string
  postcodes: readonly string[]
  population?: number
  /** For an arrondissement: the code of its commune. */
  partOf?: string
}

/** Communes that act together: métropole, communauté urbaine, d’agglomération or de communes. */
export type Epci = { siren: string; name: string; kind: string; communes: readonly string[] }
export type Departement = { code: string; name: string; region: string }
export type Region = { code: string; name: string }

type Communes = {
  byCode: ReadonlyMap<string, Commune>
  /** A code that is no longer in force → the commune that it became part of. */
  successorOf: ReadonlyMap<string, string>
  /** Names of parts and former communes, with the code of the commune they are in. */
  formerNames: readonly { name: string; code: string }[]
}

// What the package's files hold, as its README documents it; the fields used here.
type RawCommune = {
  code: string
  nom: string
  type: 'commune-actuelle' | 'commune-deleguee' | 'commune-associee' | 'arrondissement-municipal'
  departement: string
  region: string
  codesPostaux?: string[]
  population?: number
  anciensCodes?: string[]
  /** Of a part: the commune it is in. */
  chefLieu?: string
  commune?: string
}
type RawEpci = { code: string; nom: string; type: string; membres: { code: string }[] }
type RawNamed = { code: string; nom: string; region: string }

const PACKAGE = '@etalab/decoupage-administratif'
const require = createRequire(import.meta.url)

/** Communes by code. Read at the first call (a tenth of a second), kept afterwards. */
export const communes = once((): Communes => {
  const rows: RawCommune[] = readData('communes')
  const byCode = new Map<string, Commune>()
  const successorOf = new Map<string, string>()
  const formerNames: { name: string; code: string }[] = []
  for (const row of rows) {
    if (row.type !== 'commune-actuelle' && row.type !== 'arrondissement-municipal') continue
    byCode.set(row.code, communeOf(row))
    for (const old of row.anciensCodes ?? []) successorOf.set(old, row.code)
  }
  for (const row of rows) {
    if (row.chefLieu === undefined) continue
    formerNames.push({ name: row.nom, code: row.chefLieu })
    if (!byCode.has(row.code)) successorOf.set(row.code, row.chefLieu)
  }
  return { byCode, successorOf, formerNames }
})

/** Codes by folded name, of present communes and of former ones: made when a name is first looked up. */
export const communeNames = once(() => {
  const present = new Map<string, string[]>()
  const former = new Map<string, string[]>()
  const { byCode, formerNames } = communes()
  for (const { name, code } of byCode.values()) push(present, foldPlaceName(name), code)
  for (const { name, code } of formerNames) push(former, foldPlaceName(name), code)
  return { present, former }
})

/** EPCI by SIREN, and the SIREN of each commune's. */
export const epcis = once(() => {
  const rows: RawEpci[] = readData('epci')
  const bySiren = new Map<string, Epci>()
  const ofCommune = new Map<string, string>()
  for (const row of rows) {
    const members = row.membres.map(({ code }) => code)
    bySiren.set(row.code, { siren: row.code, name: row.nom, kind: row.type, communes: members })
    for (const code of members) ofCommune.set(code, row.code)
  }
  return { bySiren, ofCommune }
})

export const departements = once((): ReadonlyMap<string, Departement> => {
  const rows: RawNamed[] = readData('departements')
  return new Map(rows.map(({ code, nom, region }) => [code, { code, name: nom, region }]))
})

export const regions = once((): ReadonlyMap<string, Region> => {
  const rows: RawNamed[] = readData('regions')
  return new Map(rows.map(({ code, nom }) => [code, { code, name: nom }]))
})

function communeOf(row: RawCommune): Commune {
  return {
    code: row.code,
    name: row.nom,
    departement: row.departement,
    region: row.region,
    postcodes: row.codesPostaux ?? [],
    ...(row.population === undefined ? {} : { population: row.population }),
    ...(row.commune === undefined ? {} : { partOf: row.commune }),
  }
}

function readData<T>(file: string): T[] {
  return JSON.parse(readFileSync(require.resolve(`${PACKAGE}/data/${file}.json`), 'utf8'))
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}

function push(lists: Map<string, string[]>, key: string, code: string): void {
  const list = lists.get(key)
  if (!list) lists.set(key, [code])
  else if (!list.includes(code)) list.push(code)
}
