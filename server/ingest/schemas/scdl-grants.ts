import type { DetectedFile } from '../detect/detect-file.ts'
import type { CollaborationMapping, Field, FieldSpec, TableMapping } from '../mapping.ts'
import { columnsOf } from './columns-of.ts'

/**
 * Grants in the common schema of French local authorities (SCDL "subventions": the national one of 14
 * or 16 columns, and DataSubvention's fork of 40, which bears the same number: what is there decides).
 * One row for each grant to a beneficiary; each grant is a collaboration of its funder and those who
 * share it.
 *
 * Rows are one grant where the decision has a reference and the row says that its beneficiary has a part
 * of the amount (`pourcentageSubvention` below 1); the parts must then sum to 1 (records/shares.ts). The
 * amount is no part of that: some publishers write the beneficiary's part of it instead of the whole. All
 * other rows are a grant each: published files often lack the decision's number, and what is left
 * (funder, date, purpose, amount) would bring strangers together. In the fork `idCofinancement` is one
 * project of several funders, and `idSubvention` one grant.
 */
export function scdlGrants(file: DetectedFile): TableMapping[] | undefined {
  const { find } = columnsOf(file)
  const [funder, beneficiary, amount] = ['nomAttribuant', 'nomBeneficiaire', 'montant'].map(
    (name) => find(name),
  )
  if (funder === undefined || beneficiary === undefined || amount === undefined) return undefined
  const share = find('pourcentageSubvention')
  const registers = [find('idBeneficiaire'), find('rnaBeneficiaire')]
  const funderId = find('idAttribuant')
  const table = {
    file: file.name,
    holds: 'participations',
    collaboration: grant(file, { funder, funderId, beneficiary, amount, share }),
  } as const
  return [
    {
      ...table,
      actor: {
        id: [
          ...registers.flatMap((name) => (name === undefined ? [] : registered(name))),
          text(beneficiary),
        ],
        name: text(beneficiary),
        ...identifiers({ siret: registers[0], rna: registers[1] }),
      },
      participation: {
        role: { value: 'beneficiary' },
        ...(share !== undefined && { share: { column: share, match: FRACTION } }),
      },
    },
    {
      ...table,
      actor: {
        id: funderId === undefined ? text(funder) : [registered(funderId), text(funder)],
        name: text(funder),
        ...identifiers({ siret: funderId }),
      },
      participation: { role: { value: 'funder' } },
    },
  ]
}

/** A share as the schema has it, from 0 to 1; a percentage is none, and nothing is made of it. */
const FRACTION = '^\\s*(0(?:[.,]\\d+)?|[.,]\\d+|1(?:[.,]0*)?)\\s*$'
const PART = '^\\s*0?[.,]0*[1-9]\\d*\\s*$'
/** A reference of a decision has a number in it; "NA" and "non communiqué" have none. */
const NUMBERED = '\\d'

type Columns = {
  funder: string
  funderId: string | undefined
  beneficiary: string
  amount: string
  share: string | undefined
}

function grant(file: DetectedFile, columns: Columns): CollaborationMapping {
  const { funder, amount } = columns
  const { find, fields } = columnsOf(file)
  const [purpose, date] = [find('objet'), find('dateConvention')]
  const { startsOn = date, ...more } = fields({ startsOn: 'dateDebut', endsOn: 'dateFin' })
  const { domains } = fields({ domains: ['dispositif', 'dispositifAide'] })
  const attributes = ['nature', 'statutLabel', 'exerciceBudgetaire', 'referenceDecision'].flatMap(
    (name) => find(name) ?? [],
  )
  return {
    id: grantIdentity(file, columns, purpose, date),
    ...(purpose !== undefined && { name: text(purpose) }),
    kind: { value: 'project' },
    ...(startsOn !== undefined && { startsOn: text(startsOn) }),
    ...(more.endsOn !== undefined && { endsOn: text(more.endsOn) }),
    ...(domains !== undefined && { domains: text(domains) }),
    funding: { funderName: text(funder), amount: text(amount), currency: { value: 'EUR' } },
    ...(attributes.length > 0 && { attributes }),
  }
}

/** What makes rows one grant, the surest first. */
function grantIdentity(
  file: DetectedFile,
  { funder, funderId, beneficiary, amount, share }: Columns,
  purpose: string | undefined,
  date: string | undefined,
): Field[] {
  const { find } = columnsOf(file)
  const reference = find('referenceDecision')
  const decision = [funderId ?? funder, date, reference, purpose].filter(
    (name) => name !== undefined,
  )
  const own = [find('idCofinancement'), find('idSubvention')].filter((name) => name !== undefined)
  const alone: FieldSpec = { join: [...decision, beneficiary, amount] }
  if (reference === undefined || share === undefined) return [...own.map(text), alone]
  const shared: FieldSpec = {
    join: decision,
    when: [
      { column: share, match: PART },
      { column: reference, match: NUMBERED },
    ],
  }
  return [...own.map(text), shared, alone]
}

const UNKNOWN = ['NA']

function text(name: string): { column: string; unknown: string[] } {
  return { column: name, unknown: UNKNOWN }
}

/** Spreadsheets make zeros of a SIRET's last digits: what is left may be anyone's, so the name counts. */
function registered(name: string): FieldSpec {
  return { ...text(name), match: '^(.*[^0].{0,4})$' }
}

/** The numbers under which an organisation is registered, where the file has them. */
function identifiers(columns: Record<string, string | undefined>) {
  const known = Object.entries(columns).flatMap(([key, name]) =>
    name === undefined ? [] : [[key, text(name)] as const],
  )
  return known.length > 0 ? { identifiers: Object.fromEntries(known) } : {}
}
