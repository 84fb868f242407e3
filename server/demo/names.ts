import type { Random } from './random.ts'

export const SECTORS = [
  'Culture',
  'Éducation populaire',
  'Économies créatives',
  'Numérique',
  'Collectivités',
  'Enseignement et recherche',
  'Entreprises',
] as const
export type Sector = (typeof SECTORS)[number]

/** What organisations of each sector are called, their category and family. */
export const KINDS_OF: Record<
  Sector,
  { nouns: readonly string[]; category: string; family: 'solutions' | 'usages' }
> = {
  Culture: {
    nouns: ['Compagnie', 'Théâtre', 'Cinéma', 'Écomusée', 'Médiathèque', 'Galerie'],
    category: 'Association',
    family: 'usages',
  },
  'Éducation populaire': {
    nouns: ['Foyer', 'Centre social', 'Maison', 'Ludothèque', 'Amicale', 'Université populaire'],
    category: 'Association',
    family: 'usages',
  },
  'Économies créatives': {
    nouns: ['Atelier', 'Studio', 'Fabrique', 'Collectif', 'Édition'],
    category: 'Association',
    family: 'solutions',
  },
  Numérique: {
    nouns: ['Espace numérique', 'Labo ouvert', 'Radio web', 'Cyber-base', 'Tiers-lieu'],
    category: 'Association',
    family: 'solutions',
  },
  Collectivités: {
    nouns: ['Communauté de communes', 'Syndicat mixte', 'Pays', 'Régie'],
    category: 'Collectivité',
    family: 'usages',
  },
  'Enseignement et recherche': {
    nouns: ['Lycée', 'École', 'Laboratoire', 'Centre de formation', 'Institut'],
    category: 'Établissement d’enseignement',
    family: 'solutions',
  },
  Entreprises: {
    nouns: ['Imprimerie', 'Coopérative', 'Menuiserie', 'Serres', 'Ateliers réunis'],
    category: 'Entreprise',
    family: 'solutions',
  },
}

// Complements that agree with any noun. The hydronyms are invented (no Arzane flows in Aquitaine).
const COMPLEMENTS = [
  'des Palombes',
  'du Grand Pin',
  'des Deux Rives',
  'de la Lune rousse',
  'du Moulin bleu',
  'de la Source',
  'des Tilleuls',
  'du Gué',
  'de la Lande',
  'du Marais',
  'des Mille Feuilles',
  'de l’Arzane',
  'du Larrin',
  'de l’Ombrelle',
  'du Val-Brassude',
  'de l’Orvaline',
  'des Tauzins',
  'de l’Esquirle',
  'de la Marsolle',
  'du Luzane',
  'des Grues',
  'des Trois Clochers',
  'du Chemin creux',
  'de la Passerelle',
  'des Figuiers',
  'du Vieux Four',
  'des Bruyères',
  'de l’Alose',
  'de la Barthe-Haute',
  'du Résinier',
  'des Cabanes',
  'de la Dune grise',
  'du Pigeonnier',
  'des Noyers',
  'de la Halle',
  'du Petit Port',
] as const

/** Makes names of organisations that do not exist, each once. */
export function namer(random: Random): (sector: Sector) => string {
  const taken = new Set<string>()
  return (sector) => {
    for (;;) {
      const name = `${random.pick(KINDS_OF[sector].nouns)} ${random.pick(COMPLEMENTS)}`
      if (taken.has(name)) continue
      taken.add(name)
      return name
    }
  }
}

export const DOMAINS = [
  'Identités et cultures locales',
  'Groupements économiques ruraux',
  'Détection et expérimentation',
  'Télésanté',
  'Déplacements et télétravail',
] as const

const PROJECT_THEMES = [
  'Mémoires sonores',
  'Carnets numérisés',
  'Cartes sensibles',
  'Fabrique partagée',
  'Circuits courts en ligne',
  'Télétravail au village',
  'Navettes à la demande',
  'Consultations à distance',
  'Archives vivantes',
  'Paysages en images',
  'Jeux et patrimoines',
  'Ateliers itinérants',
  'Radio des jeunes',
  'Achats groupés',
  'Médiation de proximité',
  'Lectures augmentées',
  'Données ouvertes',
  'Veillées numériques',
] as const
const ACTION_THEMES = [
  'Rencontre',
  'Atelier commun',
  'Journée d’échanges',
  'Formation partagée',
] as const

/** Names a collaboration by its theme and place; a number tells namesakes apart. */
export function collaborationNamer(random: Random) {
  const taken = new Map<string, number>()
  return (kind: 'project' | 'action' | 'tie', placeLabel: string, year: number): string => {
    const theme =
      kind === 'tie'
        ? 'Convention'
        : random.pick<string>(kind === 'project' ? PROJECT_THEMES : ACTION_THEMES)
    const name = `${theme}, ${placeLabel}${kind === 'project' ? '' : ` ${year}`}`
    const count = (taken.get(name) ?? 0) + 1
    taken.set(name, count)
    return count === 1 ? name : `${name} (${count})`
  }
}
