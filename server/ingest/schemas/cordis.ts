import type { DetectedFile } from '../detect/detect-file.ts'
import type { TableMapping } from '../mapping.ts'
import { columnsOf } from './columns-of.ts'

/**
 * CORDIS, the European Commission's projects: the files of organisations (present and older layouts),
 * of projects, and the short table of participations that research reuses. An organisation is known by
 * its participant code (PIC), its sector is the type that the Commission gives it.
 */

const ROLES = {
  column: 'role',
  values: {
    coordinator: 'lead',
    participant: 'partner',
    partner: 'partner',
    beneficiary: 'partner',
    associatedPartner: 'partner',
    internationalPartner: 'partner',
    hostInstitution: 'lead',
    thirdParty: 'partner',
    principalInvestigator: 'lead',
  },
} as const

const SECTORS = {
  values: {
    HES: 'enseignement supérieur',
    REC: 'recherche',
    PRC: 'entreprise',
    PUB: 'organisme public',
    OTH: 'autre',
  },
} as const

/** One row for each (project, organisation): `organization.csv`. */
export function cordisOrganisations(file: DetectedFile): TableMapping[] | undefined {
  const { has, find, fields } = columnsOf(file)
  const project = find('projectID')
  const actor =
    find('organisationID', 'organizationID') ?? (has('projectRcn') ? find('id') : undefined)
  const activity = find('activityType')
  if (project === undefined || actor === undefined || activity === undefined || !has('role')) {
    return undefined
  }
  const { place, ...named } = fields({ name: 'name', place: 'city' })
  const attributes = [find('country'), find('SME')].filter((name) => name !== undefined)
  return [
    {
      file: file.name,
      holds: 'participations',
      actor: {
        id: actor,
        ...named,
        sectors: { column: activity, ...SECTORS },
        ...(place !== undefined && { place: { label: place } }),
        attributes,
      },
      collaboration: {
        id: project,
        ...fields({ name: 'projectAcronym' }),
        kind: { value: 'project' },
      },
      participation: { role: ROLES },
    },
  ]
}

/** One row for each project: `project.csv`. */
export function cordisProjects(file: DetectedFile): TableMapping[] | undefined {
  const { has, find, fields } = columnsOf(file)
  const id = find('id')
  if (id === undefined || !has('ecMaxContribution', 'startDate', 'endDate', 'topics'))
    return undefined
  const amount = find('ecMaxContribution')
  const attributes = ['title', 'status', 'fundingScheme', 'legalBasis'].flatMap(
    (name) => find(name) ?? [],
  )
  return [
    {
      file: file.name,
      holds: 'collaborations',
      collaboration: {
        id,
        ...fields({ name: 'acronym', startsOn: 'startDate', endsOn: 'endDate' }),
        kind: { value: 'project' },
        ...fields({ domains: 'frameworkProgramme' }),
        ...(amount !== undefined && {
          funding: {
            funderName: { value: 'Union européenne' },
            amount,
            currency: { value: 'EUR' },
          },
        }),
        attributes,
      },
    },
  ]
}

/** One row for each (project, organisation), both by their numbers alone. */
export function cordisParticipations(file: DetectedFile): TableMapping[] | undefined {
  const { has, fields } = columnsOf(file)
  if (!has('rcn', 'pic', 'role', 'type')) return undefined
  const { country, ...dates } = fields({
    startsOn: 'start_date',
    endsOn: 'end_date',
    country: 'country',
  })
  return [
    {
      file: file.name,
      holds: 'participations',
      actor: {
        id: 'pic',
        sectors: { column: 'type', ...SECTORS },
        ...(country !== undefined && { attributes: [country] }),
      },
      collaboration: { id: 'rcn', kind: { value: 'project' }, ...dates },
      participation: { role: ROLES },
    },
  ]
}

/** One row for each (project, part of the programme): a project may be in several. */
export function cordisProgrammeParts(file: DetectedFile): TableMapping[] | undefined {
  const { has } = columnsOf(file)
  if (!has('rcn', 'programme_part') || file.columns.length > 2) return undefined
  const domains = { column: 'programme_part', several: 'equal-shares' } as const
  return [{ file: file.name, holds: 'collaborations', collaboration: { id: 'rcn', domains } }]
}
