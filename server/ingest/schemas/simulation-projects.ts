import type { DetectedFile } from '../detect/detect-file.ts'
import type { TableMapping } from '../mapping.ts'
import { columnsOf } from './columns-of.ts'

/**
 * European projects on simulation (Ljubljana, in the Pajek collection), German headers: beside what
 * CORDIS wrote, the name that a person settled on tells the organisation; the written one is its alias.
 */
export function simulationProjects(file: DetectedFile): TableMapping[] | undefined {
  const { find } = columnsOf(file)
  const cleaned = file.columns.find(({ name }) => /^organisation 1\s+doris$/i.test(name))?.name
  const [project, original] = [find('Projekt'), find('ORGANISATION ORIGINAL')]
  if (cleaned === undefined || project === undefined || original === undefined) return undefined
  const [city, country] = [find('Stadt'), find('Land')]
  const attributes = [country, find('Region')].filter((column) => column !== undefined)
  return [
    {
      file: file.name,
      holds: 'participations',
      actor: {
        id: [cleaned, original],
        name: [cleaned, original],
        aliases: original,
        ...(city !== undefined && {
          place: { label: city, ...(country !== undefined && { country }) },
        }),
        attributes,
      },
      collaboration: { id: project, name: project, kind: { value: 'project' } },
    },
  ]
}
