import type { Role } from '../../domain/records.ts'
import type { DetectedColumn } from '../detect/column-profile.ts'
import { parseBoolean } from '../values/numbers.ts'
import { headerWords } from './personal.ts'

/** What files call the roles, in French and English, as headerWords writes it. */
const ROLE_WORDS: Readonly<Partial<Record<Role, readonly string[]>>> = {
  lead: [
    'lead',
    'leader',
    'lead partner',
    'main partner',
    'coordinator',
    'coordinateur',
    'coordinatrice',
    'coordonnateur',
    'porteur',
    'porteuse',
    'porteur de projet',
    'chef de file',
    'chef de fil',
    'pilote',
    'structure porteuse',
    'maitre d ouvrage',
  ],
  partner: [
    'partner',
    'partners',
    'partenaire',
    'partenaires',
    'partenaire associe',
    'associated partner',
    'member',
    'membre',
    'participant',
    'participante',
    'co porteur',
    'associe',
  ],
  support: [
    'support',
    'accompagnement',
    'accompagnateur',
    'accompagnatrice',
    'accompagnant',
    'facilitateur',
    'facilitatrice',
    'facilitator',
    'appui',
    'soutien',
    'animateur',
  ],
  funder: ['funder', 'financeur', 'financeurs', 'bailleur', 'attribuant', 'donor', 'sponsor'],
  beneficiary: ['beneficiary', 'beneficiaire', 'beneficiaires', 'recipient'],
  source: ['source'],
  target: ['target', 'cible'],
}

const LEAD_HEADER = /\b(coordinat\w*|coordonnat\w*|lead\w*|porteur|chef|pilote|principal)\b/

/** The role that a word of a file names. */
export function roleOfWord(word: string): Role | undefined {
  const text = headerWords(word).join(' ')
  for (const [role, words] of Object.entries(ROLE_WORDS)) {
    const found = ROLE_NAMES.find((name) => name === role)
    if (words.includes(text) && found !== undefined) return found
  }
  return undefined
}

const ROLE_NAMES: readonly Role[] = [
  'lead',
  'partner',
  'support',
  'funder',
  'beneficiary',
  'source',
  'target',
]

/**
 * The value table of a column that tells roles: its words are roles, or it says yes or no to "is it the
 * lead?". Undefined when it tells something else.
 */
export function roleValues(column: DetectedColumn): Record<string, Role> | undefined {
  const values = column.values ?? []
  if (values.length === 0 || column.filled === 0) return undefined
  const asksForLead = LEAD_HEADER.test(headerWords(column.name).join(' '))
  if (column.holds === 'boolean') {
    if (!asksForLead) return undefined
    return Object.fromEntries(
      values.map(({ value }) => [value, parseBoolean(value) === true ? 'lead' : 'partner']),
    )
  }
  const table: Record<string, Role> = {}
  let understood = 0
  for (const { value, count } of values) {
    const role = roleOfWord(value)
    if (role === undefined) continue
    table[value] = role
    understood += count
  }
  return understood >= column.filled * 0.8 ? table : undefined
}
