import { headerWords } from './personal.ts'

/** What a column is about, as far as its header says. */
export type HeaderReading = {
  /** Whom it describes; undefined when the header does not say. */
  subject: 'actor' | 'collaboration' | 'other' | undefined
  concept: Concept | undefined
}

export type Concept =
  | 'id'
  | 'register'
  | 'name'
  | 'title'
  | 'sector'
  | 'domain'
  | 'role'
  | 'start'
  | 'end'
  | 'date'
  | 'commune-code'
  | 'postcode'
  | 'city'
  | 'departement'
  | 'region'
  | 'country'
  | 'latitude'
  | 'longitude'
  | 'weight'
  | 'source'
  | 'target'
  | 'count'

const ACTOR_WORDS = new Set(
  'acteur acteurs actor actors organisme organismes organisation organisations organization organizations structure structures partenaire partenaires partner partners beneficiaire beneficiaires beneficiary membre membres member members entite entites etablissement etablissements institution institutions association associations entreprise entreprises company companies participant participants porteur adherent adherents laboratoire einrichtung einrichtungen verein vereine unternehmen teilnehmer mitglied mitglieder'.split(
    ' ',
  ),
)
const COLLABORATION_WORDS = new Set(
  'projet projets project projects action actions collaboration collaborations operation operations network networks reseau reunion reunions evenement evenements event events dossier dossiers atelier ateliers convention conventions projekt projekte vorhaben veranstaltung'.split(
    ' ',
  ),
)

/** Who pays or decides is neither an actor at work nor the work: their columns identify nothing. */
const OTHER_WORDS = new Set('attribuant financeur funder programme call appel ue rae'.split(' '))

/** In order: the first that fits is the concept. Words are joined by one space. */
const CONCEPTS: readonly (readonly [Concept, RegExp])[] = [
  ['count', /\b(nb|nombre|count|total|number of|somme|montant|amount|budget|cout|cost)\b/],
  ['latitude', /^(latitude|lat|y|coord y|y wgs84|lat \w+|latitude \w+)$|\blatitude\b/],
  ['longitude', /^(longitude|lon|lng|long|x|coord x|x wgs84|lng \w+|lon \w+)$|\blongitude\b/],
  [
    'departement',
    /^(code |nom |num |numero |n |no )?(du )?(departement|dept|dpt|dep)( code| nom)?$/,
  ],
  ['region', /^(code |nom )?(du |de la )?(region)( code| nom)?$/],
  ['country', /\b(pays|country|land)\b/],
  ['commune-code', /\b(insee|code commune|codgeo|cog)\b/],
  ['postcode', /\b(code postal|codepostal|cp|postcode|postal code|zip|zipcode|plz|postleitzahl)\b/],
  ['register', /\b(siret|siren|rna|rnsr|uai|finess|geoname id|geonameid|pic)\b/],
  [
    'start',
    /\b(debut|start|starts|begin|starting|depuis|demarrage|commencement|ouverture|beginn)\b/,
  ],
  ['end', /\b(fin|end|ends|ending|jusqu|cloture|fermeture|achevement|ende)\b/],
  ['date', /\b(date|annee|year|edition|millesime|jour|mois|datum|jahr)\b/],
  [
    'role',
    /\b(role|rolle|roles|statut|status|fonction|qualite|est coordinateur|coordinateur|coordinator)\b/,
  ],
  [
    'sector',
    /\b(secteur|secteurs|sector|sectors|categorie|categories|category|type structure|type organisme|type acteur|type d organisme|type de structure|type d acteur|typologie|domaine activite|domaine d activite|champ)\b/,
  ],
  [
    'domain',
    /\b(domaine|domaines|domain|domains|thematique|thematiques|theme|themes|topic|topics|axe)\b/,
  ],
  ['weight', /^(poids|weight|ponderation|force)$/],
  [
    'source',
    /^(source|from|origine|de|acteur (1|a|source)|actor (1|a|source)|source id|id source|from id)$/,
  ],
  [
    'target',
    /^(target|to|cible|vers|destination|acteur (2|b|cible)|actor (2|b|target)|target id|id target|to id)$/,
  ],
  ['city', /\b(ville|commune|city|town|localite|municipalite|stadt|ort|libcom|libcommune)\b/],
  [
    'id',
    /\b(id|ids|identifiant|identifier|code|numero|num|reference|ref|cle|key|uuid|matricule)\b/,
  ],
  ['title', /\b(titre|title|intitule|acronyme|acronym|objet)\b/],
  ['name', /\b(nom|name|libelle|denomination|raison sociale|label|sigle)\b/],
]

/** Reads a header in French, English or German. The last of two subjects counts: "Projet.Partenaire.Ville". */
export function readHeader(header: string): HeaderReading {
  const words = headerWords(header)
  const joined = words.join(' ')
  const concept = CONCEPTS.find(([, pattern]) => pattern.test(joined))?.[0]
  const subject = subjectOf(words)
  if (concept !== undefined || subject === undefined) return { subject, concept }
  // "Acteur" alone, or "Projet": the column names them.
  return { subject, concept: words.length <= 2 ? 'name' : undefined }
}

/** The last word that says whom a header, or a file's name, is about. */
export function subjectOf(words: readonly string[]): HeaderReading['subject'] {
  for (const word of words.toReversed()) {
    if (ACTOR_WORDS.has(word)) return 'actor'
    if (COLLABORATION_WORDS.has(word)) return 'collaboration'
    if (OTHER_WORDS.has(word)) return 'other'
  }
  return undefined
}
