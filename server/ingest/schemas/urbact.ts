import type { DetectedFile } from '../detect/detect-file.ts'
import type { TableMapping } from '../mapping.ts'
import { findColumn } from './find-column.ts'

/**
 * URBACT, cities in thematic networks (P. Gourdon's compilation): a file of memberships and one of
 * networks, joined by Code_Network. A city is its number in GeoNames; the programme's phase is the
 * network's domain. "NA" is R's mark of what is missing.
 */

const UNKNOWN = ['NA']

/** One row for each (network, city). */
export function urbactMemberships(file: DetectedFile): TableMapping[] | undefined {
  const network = findColumn(file, 'Code_Network')
  const city = findColumn(file, 'geonameId')
  const role = findColumn(file, 'City.Statut')
  if (network === undefined || city === undefined || role === undefined) return undefined
  const column = (name: string) => findColumn(file, name)
  const [label, latitude, longitude] = ['asciiName', 'lat_GN', 'lng_GN'].map(column)
  const country = column('Country')
  const [name, title] = ['NameCity', 'Network'].map(column)
  const attributes = ['Country', 'Region', 'Continent'].flatMap((one) => column(one) ?? [])
  return [
    {
      file: file.name,
      holds: 'participations',
      actor: {
        id: { column: city, unknown: UNKNOWN },
        ...(name !== undefined && { name }),
        place: {
          ...(label !== undefined && { label }),
          ...(country !== undefined && { country }),
          ...(latitude !== undefined && { latitude }),
          ...(longitude !== undefined && { longitude }),
        },
        attributes,
      },
      collaboration: {
        id: network,
        ...(title !== undefined && { name: title }),
        kind: { value: 'project' },
        ...period(file),
      },
      participation: {
        role: { column: role, values: { 'Lead Partner': 'lead', Partner: 'partner' } },
      },
    },
  ]
}

/** One row for each network. */
export function urbactNetworks(file: DetectedFile): TableMapping[] | undefined {
  const network = findColumn(file, 'Code_Network')
  const phase = findColumn(file, 'Phase')
  if (network === undefined || phase === undefined) return undefined
  const name = findColumn(file, 'Name')
  const keyword = findColumn(file, 'Main.Key.Word')
  const type = findColumn(file, 'Type')
  return [
    {
      file: file.name,
      holds: 'collaborations',
      collaboration: {
        id: network,
        ...(name !== undefined && { name }),
        kind: { value: 'project' },
        domains: { column: phase, unknown: UNKNOWN },
        ...period(file),
        attributes: [keyword, type].filter((column) => column !== undefined),
      },
    },
  ]
}

function period(file: DetectedFile): { startsOn?: FieldOfDate; endsOn?: FieldOfDate } {
  const start = findColumn(file, 'Start')
  const end = findColumn(file, 'End')
  return {
    ...(start !== undefined && { startsOn: { column: start, unknown: UNKNOWN } }),
    ...(end !== undefined && { endsOn: { column: end, unknown: UNKNOWN } }),
  }
}

type FieldOfDate = { column: string; unknown: string[] }
