import type { MatchReason } from '../../domain/duplicates.ts'
import type { PlaceLikeness } from './compare-places.ts'
import type { MatchedActor } from './find-duplicates.ts'

/** The identifiers of an actor, without spaces and case; the SIREN is that of its SIRET where not told. */
export type IdentifierForm = ReadonlyMap<string, string>

/** What identifiers say for and against two actors being one. */
export type IdentifierLikeness = { for: MatchReason[]; against: MatchReason[] }

/** Actors that share one identifier beyond which it names a group, not an actor. */
const LARGEST_GROUP = 50

/** The identifiers of an actor as they are compared. */
export function identifierForm({ identifiers = {} }: MatchedActor): IdentifierForm {
  const form = new Map<string, string>()
  for (const [kind, value] of Object.entries(identifiers)) {
    const plain = value.replace(/[\s.]/g, '').toUpperCase()
    if (plain !== '') form.set(kind.toLowerCase(), plain)
  }
  const siret = form.get('siret')
  if (siret !== undefined && siret.length === 14 && !form.has('siren'))
    form.set('siren', siret.slice(0, 9))
  return form
}

/**
 * Pairs that share an identifier; of a group, each with the first. `capped`: actors of groups so large
 * that their identifier names a group and no actor.
 */
export function exactPairs(forms: readonly IdentifierForm[]): {
  pairs: [number, number][]
  capped: number
} {
  const groups = new Map<string, number[]>()
  for (const [i, form] of forms.entries()) {
    for (const [kind, value] of form) {
      const group = groups.get(`${kind} ${value}`)
      if (group === undefined) groups.set(`${kind} ${value}`, [i])
      else group.push(i)
    }
  }
  const pairs: [number, number][] = []
  let capped = 0
  for (const [first = 0, ...rest] of groups.values()) {
    if (rest.length >= LARGEST_GROUP) capped += rest.length + 1
    else for (const other of rest) pairs.push([first, other])
  }
  return { pairs, capped }
}

/**
 * What identifiers say of two actors. A SIREN is a legal person, which may have several establishments
 * and services: it counts together with the commune, and only where no SIRET tells more.
 */
export function compareIdentifiers(
  a: IdentifierForm,
  b: IdentifierForm,
  place: PlaceLikeness,
): IdentifierLikeness {
  const told: IdentifierLikeness = { for: [], against: [] }
  for (const [kind, value] of a) {
    const other = b.get(kind)
    if (other === undefined) continue
    if (kind === 'siren' && a.has('siret') && b.has('siret')) continue
    const named = KNOWN.find((known) => known === kind)
    if (other !== value) {
      const code = named === undefined ? 'different-identifier' : (`different-${named}` as const)
      told.against.push({ code, value: `${shown(kind, value)} ≠ ${other}` })
    } else if (kind !== 'siren' || place === 'same') {
      const code = named === undefined ? 'same-identifier' : (`same-${named}` as const)
      told.for.push({ code, value: shown(kind, value) })
    }
  }
  return told
}

const KNOWN = ['siret', 'siren', 'rna'] as const

function shown(kind: string, value: string): string {
  return KNOWN.some((known) => known === kind) ? value : `${kind} ${value}`
}
