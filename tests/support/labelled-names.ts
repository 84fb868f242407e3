import { gunzipSync } from 'node:zlib'
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { communesNamed } from '../../server/geography/communes.ts'
import type { MatchedActor } from '../../server/ingest/match/find-duplicates.ts'
import { ANR_FILE } from './anr.ts'
import { readCsv, sharedData } from './shared-data.ts'

/** Names as files wrote them, each with what says which of them are one organisation. */
export type LabelledNames = {
  actors: MatchedActor[]
  /** Of each actor: the organisations that it was said to be. Two that share one are the same. */
  labels: ReadonlySet<string>[]
}

export const SIMULATION_FILE = 'cordis-simulation-projects-fp5-fp6/SimPro_without_contacts.csv.gz'

/** CORDIS: the name that CORDIS had, labelled by the name that a person settled on. */
export function readSimulationNames(): LabelledNames | undefined {
  const path = sharedData(SIMULATION_FILE)
  if (path === undefined) return undefined
  const rows: string[][] = parse(gunzipSync(readFileSync(path)), {
    delimiter: ';',
    from_line: 2,
    relax_quotes: true,
  })
  return gather(
    rows.map((row) => ({ name: row[3] ?? '', label: foldLabel(row[4] ?? ''), town: row[9] ?? '' })),
  )
}

/** The person cleaned, but not everything: some cleaned names differ in accents, case or a dot alone. */
function foldLabel(label: string): string {
  return label
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()
}

/** ANR: the name of a laboratory as each project wrote it, labelled by its number in the register. */
export function readLaboratoryNames(): LabelledNames | undefined {
  const path = sharedData(ANR_FILE)
  if (path === undefined) return undefined
  return gather(
    readCsv(path, ',').map((row) => ({
      name: row['Projet.Partenaire.Nom_organisme'] ?? '',
      label: row['Projet.Partenaire.Code_RNSR'] ?? '',
      town: row['Projet.Partenaire.Adresse.Ville'] ?? '',
    })),
  )
}

/** One actor a name, as an import without identifiers makes it; its place is the most frequent town. */
function gather(rows: readonly { name: string; label: string; town: string }[]): LabelledNames {
  const towns = new Map<string, Map<string, number>>()
  const labels = new Map<string, Set<string>>()
  for (const { name, label, town } of rows) {
    if (name === '' || label === '') continue
    labels.set(name, (labels.get(name) ?? new Set()).add(label))
    const counts = towns.get(name) ?? new Map<string, number>()
    towns.set(name, town === '' ? counts : counts.set(town, (counts.get(town) ?? 0) + 1))
  }
  const names = [...labels.keys()]
  return {
    actors: names.map((name) => {
      const [town] = [...(towns.get(name) ?? [])].toSorted(
        ([a, x], [b, y]) => y - x || (a < b ? -1 : 1),
      )
      return { id: name, name, ...(town && { place: placeOf(town[0]) }) }
    }),
    labels: names.map((name) => labels.get(name) ?? new Set()),
  }
}

/** As an import reads it: the commune where only one has that name. */
function placeOf(town: string): NonNullable<MatchedActor['place']> {
  const [commune, ...others] = communesNamed(town)
  return { label: town, ...(commune && others.length === 0 && { commune: commune.code }) }
}

/** Precision and recall of pairs, where those that follow from others count as found too. */
export type Agreement = {
  found: number
  right: number
  labelled: number
  precision: number
  recall: number
}

/** What `pairs`, and all that follows from them, have in common with the labelled pairs. */
export function agreement(
  labels: LabelledNames['labels'],
  pairs: Iterable<{ a: number; b: number }>,
  follow = true,
): Agreement {
  const groups = follow ? components(labels.length, pairs) : undefined
  const same = (a: number, b: number) =>
    [...(labels[a] ?? [])].some((label) => labels[b]?.has(label))
  let found = 0
  let right = 0
  const take = (a: number, b: number) => {
    found++
    if (same(a, b)) right++
  }
  if (groups) {
    for (const group of groups) {
      for (const [i, a] of group.entries()) for (const b of group.slice(i + 1)) take(a, b)
    }
  } else for (const { a, b } of pairs) take(a, b)
  const labelled = labelledPairs(labels).length
  return { found, right, labelled, precision: right / found, recall: right / labelled }
}

/** Every pair of names that share a label. */
export function labelledPairs(labels: LabelledNames['labels']): { a: number; b: number }[] {
  const byLabel = new Map<string, number[]>()
  for (const [i, own] of labels.entries()) {
    for (const label of own) byLabel.set(label, [...(byLabel.get(label) ?? []), i])
  }
  const pairs = new Map<string, { a: number; b: number }>()
  for (const group of byLabel.values()) {
    for (const [i, a] of group.entries()) {
      for (const b of group.slice(i + 1)) pairs.set(`${a} ${b}`, { a, b })
    }
  }
  return [...pairs.values()]
}

function components(count: number, pairs: Iterable<{ a: number; b: number }>): number[][] {
  const parent = Array.from({ length: count }, (_, i) => i)
  const root = (i: number): number => {
    let at = i
    while (parent[at] !== at) at = parent[at] ?? at
    return at
  }
  for (const { a, b } of pairs) parent[root(a)] = root(b)
  const groups = new Map<number, number[]>()
  for (let i = 0; i < count; i++) groups.set(root(i), [...(groups.get(root(i)) ?? []), i])
  return [...groups.values()].filter((group) => group.length > 1)
}
