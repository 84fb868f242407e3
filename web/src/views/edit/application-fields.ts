import type {
  ApplicationWrite,
  CollaborationApplications,
} from '../../../../server/contract/calls.ts'
import { checkDates, given, type FieldErrors } from './values.ts'

export type ApplicationRow = CollaborationApplications['items'][number]

/** An application as its form holds it. */
export type ApplicationValues = { callId: string; status: string; filedOn: string }

export const STATUSES = ['filed', 'selected', 'rejected', 'withdrawn'] as const

export function applicationValues(one?: ApplicationRow): ApplicationValues {
  const { callId = '', status = 'filed', filedOn = '' } = one ?? {}
  return { callId, status, filedOn }
}

export function applicationWrite(values: ApplicationValues): ApplicationWrite {
  return {
    status: STATUSES.find((one) => one === values.status) ?? 'filed',
    ...given('filedOn', values.filedOn),
  }
}

export function applicationFaults(values: ApplicationValues): FieldErrors {
  const faults = checkDates(values, ['filedOn'])
  if (values.callId === '') faults['callId'] = 'view.edit.choose'
  return faults
}
