import type { ParticipationWrite } from '../../../../server/contract/records.ts'
import { ROLES } from '../../parts/roles.ts'
import { checkDates, given, numberOf, withOrder, type FieldErrors } from './values.ts'

/** A participation as its form holds it. */
export type ParticipationValues = {
  actorId: string
  collaborationId: string
  role: string
  startsOn: string
  endsOn: string
  intensity: string
  phase: string
  /** In per cent. */
  share: string
}

export const INTENSITIES = [
  'information',
  'coordination',
  'cooperation',
  'co-construction',
] as const
export const PARTICIPATION_DATES = ['startsOn', 'endsOn'] as const
export const PHASES = ['upstream', 'filing', 'core', 'follow-up'] as const

/** A participation, or what is known of a new one, as its form holds it. */
export function participationValues(one: Partial<ParticipationWrite>): ParticipationValues {
  return {
    actorId: one.actorId ?? '',
    collaborationId: one.collaborationId ?? '',
    role: one.role ?? 'partner',
    startsOn: one.startsOn ?? '',
    endsOn: one.endsOn ?? '',
    intensity: one.intensity ?? '',
    phase: one.phase ?? '',
    // 0.07 × 100 is 7.000000000000001: what was read comes back as it was.
    share: one.share === undefined ? '' : String(Number((one.share * 100).toPrecision(12))),
  }
}

/** What is sent of a form. */
export function participationWrite(values: ParticipationValues): ParticipationWrite {
  const intensity = INTENSITIES.find((one) => one === values.intensity)
  const phase = PHASES.find((one) => one === values.phase)
  const share = numberOf(values.share)
  return {
    actorId: values.actorId,
    collaborationId: values.collaborationId,
    role: ROLES.find((one) => one === values.role) ?? 'partner',
    ...given('startsOn', values.startsOn),
    ...given('endsOn', values.endsOn),
    ...(intensity && { intensity }),
    ...(phase && { phase }),
    ...(share !== undefined && { share: Number((share / 100).toPrecision(12)) }),
  }
}

/** What is wrong in a form, by field. */
export function participationFaults(values: ParticipationValues): FieldErrors {
  const faults = checkDates(values, PARTICIPATION_DATES)
  if (values.actorId === '') faults['actorId'] = 'view.edit.choose'
  if (values.collaborationId === '') faults['collaborationId'] = 'view.edit.choose'
  const share = numberOf(values.share)
  if (values.share.trim() !== '' && (share === undefined || share < 0 || share > 100)) {
    faults['share'] = 'view.edit.wrong-share'
  }
  return withOrder(faults, values, 'startsOn', 'endsOn')
}
