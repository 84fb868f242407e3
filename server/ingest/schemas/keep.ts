import type { DetectedFile } from '../detect/detect-file.ts'
import type { FieldSpec, TableMapping } from '../mapping.ts'
import { columnsOf } from './columns-of.ts'

/**
 * keep.eu, the projects of Interreg: partners and projects, as CSV or as sheets of the export. A project
 * is known by programme and acronym, which 39 of 1,891 closed ones of 2014–2020 share with another.
 */
const PROJECT = { join: ['Programme', 'Acronym'] }

const LEGAL_STATUS: FieldSpec = {
  column: 'Legal Status',
  case: 'lower',
  values: { public: 'public', private: 'privé' },
  unknown: ['n/a'],
}

export function keepPartners(file: DetectedFile): TableMapping[] | undefined {
  const { has, find } = columnsOf(file)
  if (!has('Programme', 'Acronym', 'Project Partner', 'Lead Partner')) return undefined
  const attributes = ['Country', 'NUTS2 (or equivalent)', 'NUTS3 (or equivalent)'].filter(
    (name) => {
      return find(name) !== undefined
    },
  )
  return [
    {
      file: file.name,
      holds: 'participations',
      actor: {
        id: 'Project Partner',
        name: 'Project Partner',
        ...(has('Legal Status') && { sectors: LEGAL_STATUS }),
        ...(has('Town') && {
          place: { label: 'Town', ...(has('Country') && { country: 'Country' }) },
        }),
        attributes,
      },
      collaboration: { id: PROJECT, name: 'Acronym', kind: { value: 'project' } },
      participation: {
        role: {
          column: 'Lead Partner',
          case: 'lower',
          values: { yes: 'lead', no: 'partner' },
        },
      },
    },
  ]
}

export function keepProjects(file: DetectedFile): TableMapping[] | undefined {
  const { has } = columnsOf(file)
  if (!has('Programme', 'Acronym', 'Project start', 'Project end', 'Lead Partner')) return undefined
  return [
    {
      file: file.name,
      holds: 'collaborations',
      collaboration: {
        id: PROJECT,
        name: 'Acronym',
        kind: { value: 'project' },
        startsOn: 'Project start',
        endsOn: 'Project end',
        ...(has('Thematic1') && { domains: 'Thematic1' }),
        ...(has('Project Name') && { attributes: ['Project Name'] }),
      },
    },
  ]
}
