import type { TwoMode } from '../../server/network/two-mode.ts'
import { handNetwork, type HandNetwork } from './networks.ts'
import { readCsv } from './shared-data.ts'

export const ANR_FILE = 'anr-dos-nouvelle-aquitaine-2010-2016/anr_dos_partenaires_na_2010_2016.csv'

/**
 * The ANR projects of Nouvelle-Aquitaine, by one of the two readings of an organisation's identity.
 * The sector of an actor is its most frequent category, the first in code-point order among equals.
 * Rows without a name and without a number are left out.
 */
export function readAnr(path: string, reading: 'name' | 'rnsr-else-name'): TwoMode {
  const members = new Map<string, Set<string>>()
  const categories = new Map<string, Map<string, number>>()
  for (const row of readCsv(path, ',')) {
    const name = row['Projet.Partenaire.Nom_organisme'] ?? ''
    const number = row['Projet.Partenaire.Code_RNSR'] ?? ''
    const actor = reading === 'name' || number === '' ? name : number
    const project = row['id'] ?? ''
    if (actor === '') continue
    members.set(project, (members.get(project) ?? new Set()).add(actor))
    const counts = categories.get(actor) ?? new Map<string, number>()
    categories.set(actor, counts)
    const category = row['Projet.Partenaire.Categorie_organisme'] ?? ''
    if (category !== '') counts.set(category, (counts.get(category) ?? 0) + 1)
  }
  const hand: HandNetwork = {
    actors: [...categories].map(([id, counts]) => {
      const best = [...counts].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]
      return { id, sectors: best === undefined ? [] : [best[0]] }
    }),
    collaborations: [...members].map(([id, ids]) => ({
      id,
      members: [...ids],
      startsOn: `20${/^ANR-(\d\d)-/.exec(id)?.[1] ?? ''}`,
    })),
  }
  return handNetwork(hand)
}
