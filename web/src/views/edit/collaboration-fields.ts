import type { CollaborationWrite } from '../../../../server/contract/records.ts'
import { KINDS } from '../../../../server/contract/slice-query.ts'
import type { Collaboration } from '../../../../server/domain/records.ts'
import {
  fundingFaults,
  fundingLines,
  stageFaults,
  stageLines,
  writeFundings,
  writeStages,
  type FundingLine,
  type StageLine,
} from './line-fields.ts'
import { readPairs, writePairs, type Pair } from './pairs.ts'
import { checkDates, given, listOf, numberOf, withOrder, type FieldErrors } from './values.ts'

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
  stages: StageLine[]
  fundings: FundingLine[]
  originTerritory: string
  territories: string[]
  skillsNeeded: string[]
  followsIds: string[]
  spottedOn: string
  spottedById: string
  weight: string
  attributes: Pair[]
}

export const COLLABORATION_DATES = ['startsOn', 'endsOn'] as const
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
    stages: stageLines(one?.stages),
    fundings: fundingLines(one?.fundings),
    originTerritory: one?.originTerritory ?? '',
    territories: one?.territories ?? [],
    skillsNeeded: one?.skillsNeeded ?? [],
    followsIds: one?.followsIds ?? [],
    spottedOn: one?.spottedOn ?? '',
    spottedById: one?.spottedById ?? '',
    weight: String(one?.weight ?? 1),
    attributes: readPairs(one?.attributes),
  }
}

/** What is sent of a form; `base`: the record as it was read, of which attributes keep their kinds. */
export function collaborationWrite(
  values: CollaborationValues,
  base?: Collaboration,
): CollaborationWrite {
  const scope = SCOPES.find((one) => one === values.scope)
  const id = base?.id ?? values.id.trim()
  return {
    ...(id !== '' && { id }),
    name: values.name.trim(),
    kind: KINDS.find((one) => one === values.kind) ?? 'project',
    directed: values.kind === 'tie' && values.directed,
    ...(scope && { scope }),
    domains: listOf(values.domains),
    ...given('startsOn', values.startsOn),
    ...given('endsOn', values.endsOn),
    stages: writeStages(values.stages),
    ...given('originTerritory', values.originTerritory),
    territories: listOf(values.territories),
    skillsNeeded: listOf(values.skillsNeeded),
    followsIds: listOf(values.followsIds),
    ...given('spottedOn', values.spottedOn),
    ...given('spottedById', values.spottedById),
    fundings: writeFundings(values.fundings),
    weight: numberOf(values.weight) ?? 1,
    attributes: writePairs(values.attributes, base?.attributes),
  }
}

/** What is wrong in a form, by field. */
export function collaborationFaults(values: CollaborationValues): FieldErrors {
  const faults = checkDates(values, [...COLLABORATION_DATES, 'spottedOn'])
  if (values.name.trim() === '') faults['name'] = 'view.edit.missing'
  if ((numberOf(values.weight) ?? -1) < 0) faults['weight'] = 'view.edit.wrong-weight'
  return {
    ...withOrder(faults, values, 'startsOn', 'endsOn'),
    ...stageFaults(values.stages),
    ...fundingFaults(values.fundings),
  }
}
