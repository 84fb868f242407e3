import type { DetectedFile } from '../detect/detect-file.ts'
import type { TableMapping } from '../mapping.ts'
import { findColumn } from './find-column.ts'

/**
 * Grants in the common schema of French local authorities (SCDL "subventions", all versions): one row
 * for each grant to a beneficiary. Each is a collaboration of the funder and the beneficiary. Rows are
 * not grouped into projects of several beneficiaries: published files often lack the decision's number
 * and the purpose, and what is left (funder, year, amount) would bring strangers together.
 */
export function scdlGrants(file: DetectedFile): TableMapping[] | undefined {
  const column = (name: string) =>
    findColumn(file, name) ??
    file.columns.find((one) => one.name.toLowerCase() === name.toLowerCase())?.name
  const funder = column('nomAttribuant')
  const beneficiary = column('nomBeneficiaire')
  const amount = column('montant')
  if (funder === undefined || beneficiary === undefined || amount === undefined) return undefined
  const registered = (id: string | undefined, name: string) =>
    id === undefined ? text(name) : [text(id), text(name)]
  const funderId = column('idAttribuant')
  const purpose = column('objet')
  const date = column('dateConvention')
  const key = [
    funderId ?? funder,
    ...[date, column('referenceDecision'), purpose].filter((one) => one !== undefined),
    beneficiary,
    amount,
  ]
  const collaboration = {
    id: { join: key },
    ...(purpose !== undefined && { name: text(purpose) }),
    kind: { value: 'project' },
    ...(date !== undefined && { startsOn: text(date) }),
    funding: { funderName: text(funder), amount: text(amount), currency: { value: 'EUR' } },
  }
  const table = { file: file.name, holds: 'participations', collaboration } as const
  return [
    {
      ...table,
      actor: { id: registered(column('idBeneficiaire'), beneficiary), name: text(beneficiary) },
      participation: { role: { value: 'beneficiary' } },
    },
    {
      ...table,
      actor: { id: registered(funderId, funder), name: text(funder) },
      participation: { role: { value: 'funder' } },
    },
  ]
}

const UNKNOWN = ['NA']

function text(name: string): { column: string; unknown: string[] } {
  return { column: name, unknown: UNKNOWN }
}
