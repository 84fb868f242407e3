import type { CollaborationWrite } from '../../../../server/contract/records.ts'
import type { Collaboration } from '../../../../server/domain/records.ts'
import { readPairs, writePairs, type Pair } from './pairs.ts'
import { checkDates, given, listOf, numberOf, type FieldErrors } from './values.ts'

/** A collaboration as its form holds it. */
export type CollaborationValues = {
  id: string
  name: string
  kind: string
  directed: boolean
  scope: string
  domains: string[]
  startsOn: string
  endsOn: string
  territories: string[]
  skillsNeeded: string[]
  weight: string
  attributes: Pair[]
}

export const COLLABORATION_DATES = ['startsOn', 'endsOn'] as const
export const KINDS = ['project', 'action', 'tie'] as const
export const SCOPES = ['dedicated', 'mutualised'] as const

/** A collaboration as its form holds it; without one, an empty form. */
export function collaborationValues(one?: Collaboration): CollaborationValues {
  return {
    id: one?.id ?? '',
    name: one?.name ?? '',
    kind: one?.kind ?? 'project',
    directed: one?.directed ?? false,
    scope: one?.scope ?? '',
    domains: one?.domains ?? [],
    startsOn: one?.startsOn ?? '',
    endsOn: one?.endsOn ?? '',
    territories: one?.territories ?? [],
    skillsNeeded: one?.skillsNeeded ?? [],
    weight: String(one?.weight ?? 1),
    attributes: readPairs(one?.attributes),
  }
}

/** What is sent: stages, fundings and whatever the form does not show stay as they were read. */
export function collaborationWrite(
  values: CollaborationValues,
  base?: Collaboration,
): CollaborationWrite {
  const { source: _source, scope: _scope, startsOn: _start, endsOn: _end, ...kept } = base ?? {}
  const scope = SCOPES.find((one) => one === values.scope)
  const id = base?.id ?? values.id.trim()
  return {
    ...kept,
    ...(id !== '' && { id }),
    name: values.name.trim(),
    kind: KINDS.find((one) => one === values.kind) ?? 'project',
    directed: values.kind === 'tie' && values.directed,
    ...(scope && { scope }),
    domains: listOf(values.domains),
    ...given('startsOn', values.startsOn),
    ...given('endsOn', values.endsOn),
    territories: listOf(values.territories),
    skillsNeeded: listOf(values.skillsNeeded),
    weight: numberOf(values.weight) ?? 1,
    attributes: writePairs(values.attributes, base?.attributes),
  }
}

/** What is wrong in a form, by field. */
export function collaborationFaults(values: CollaborationValues): FieldErrors {
  const faults = checkDates(values, COLLABORATION_DATES)
  if (values.name.trim() === '') faults['name'] = 'view.edit.missing'
  if ((numberOf(values.weight) ?? -1) < 0) faults['weight'] = 'view.edit.wrong-weight'
  return withOrder(faults, values)
}

/** An end before the beginning is wrong at the end. ISO dates compare as texts, as far as both go. */
export function withOrder(
  faults: FieldErrors,
  { startsOn, endsOn }: { startsOn: string; endsOn: string },
): FieldErrors {
  const length = Math.min(startsOn.trim().length, endsOn.trim().length)
  const isReversed = length > 0 && endsOn.trim().slice(0, length) < startsOn.trim().slice(0, length)
  if (isReversed && !faults['startsOn'] && !faults['endsOn']) {
    faults['endsOn'] = 'view.edit.wrong-order'
  }
  return faults
}
