import type { MatchClass } from '../../domain/duplicates.ts'
import type { NameLikeness } from './compare-names.ts'
import type { PlaceLikeness } from './compare-places.ts'
import type { IdentifierLikeness } from './identifiers.ts'

/** Words in common must weigh this much to name one actor: common words alone ("centre social") never do. */
const TOLD = 0.55
/** … and this much to name it wherever it is: a branch, or one body with two addresses. */
const TOLD_ANYWHERE = 1.6
/** Names that differ in what tells actors apart are shown when all else is nearly the same. */
const CLOSE = 0.8

/**
 * How sure it is that two actors are one; undefined where the pair is not worth showing. Thresholds are
 * those at which the labelled pairs of `npm run bench -- matching` keep a precision of 0.98.
 */
export function classify(
  names: NameLikeness | undefined,
  place: PlaceLikeness,
  ids: IdentifierLikeness,
): MatchClass | undefined {
  if (ids.for.length > 0) return byIdentifiers(names, ids)
  if (names === undefined || names.level === 'far') return undefined
  const isNamed = names.level !== 'near'
  const isApart = place === 'different' || place === 'otherwise-called'
  // Another number is another legal person: only where all else is the same is it worth a look.
  if (ids.against.length > 0) return isNamed && place === 'same' ? 'possible' : undefined
  if (names.against.length > 0) return againstNames(names, isNamed, isApart)
  if (!isNamed) {
    if (isApart) return undefined
    return names.score >= CLOSE || isLongAcronym(names) ? 'probable' : 'possible'
  }
  if (!isApart) return names.told >= TOLD ? 'certain' : 'probable'
  if (names.told < TOLD_ANYWHERE) return 'possible'
  return names.level === 'equal' && place === 'otherwise-called' ? 'certain' : 'probable'
}

/** The same number under two names may be two services of one body: a person has to look. */
function byIdentifiers(names: NameLikeness | undefined, ids: IdentifierLikeness): MatchClass {
  if (ids.against.length > 0) return 'possible'
  const isNamed = names !== undefined && names.level !== 'far' && names.against.length === 0
  return isNamed ? 'certain' : 'probable'
}

function againstNames(
  names: NameLikeness,
  isNamed: boolean,
  isApart: boolean,
): MatchClass | undefined {
  // Two units, a town hall and its CCAS, Bordeaux 1 and Bordeaux 2: said to be two, not in doubt.
  const isSaid = names.against.some(
    ({ code, value = '' }) => ABOUT.has(code) && !value.includes(NOTHING),
  )
  if (isSaid || isApart) return undefined
  // A kind that one of them leaves unsaid ("Pau", "CCAS de Pau") is the only difference, or they are two.
  const isTyped = names.against.some(({ code }) => code === 'different-type')
  if (isTyped && names.score < WHOLE) return undefined
  return isNamed || names.score >= CLOSE ? 'possible' : undefined
}

const ABOUT: ReadonlySet<string> = new Set(['different-unit', 'different-type', 'different-number'])
/** How a reason writes that one of the two says nothing. */
const NOTHING = '–'

const LONG = 4
/** The score of names that have all their words in common. */
const WHOLE = 1

function isLongAcronym({ reasons }: NameLikeness): boolean {
  return reasons.some(({ code, value = '' }) => code === 'acronym' && value.length >= LONG)
}
