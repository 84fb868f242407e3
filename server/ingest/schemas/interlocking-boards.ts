import type { DetectedFile } from '../detect/detect-file.ts'
import type { TableMapping } from '../mapping.ts'
import { columnsOf } from './columns-of.ts'

/** Of the R package IrishDirectorates: time frame 1 is 2003, and 11 is 2013. */
const FRAMES = Object.fromEntries(
  Array.from({ length: 11 }, (_, i) => [String(i + 1), String(2003 + i)]),
)

/**
 * Who sat on which board in which year, both by numbers. Companies are the actors, a director is what
 * brings them together: the projection is the one that studies of interlocks look at. Directors with
 * names are persons, and are left to the mapping form.
 */
export function interlockingBoards(file: DetectedFile): TableMapping[] | undefined {
  const { has, find } = columnsOf(file)
  const [board, director] = [find('board'), find('director')]
  if (board === undefined || director === undefined || !has('timeframe')) return undefined
  const holds = (name: string) => file.columns.find((column) => column.name === name)?.holds
  if (holds(director) !== 'number' || holds(board) !== 'number') return undefined
  return [
    {
      file: file.name,
      holds: 'participations',
      actor: { id: board },
      collaboration: { id: director },
      participation: {
        startsOn: { column: 'timeframe', values: FRAMES, date: 'year' },
      },
    },
  ]
}

/** The companies beside it, by the number of their board. */
export function interlockingCompanies(file: DetectedFile): TableMapping[] | undefined {
  const { find } = columnsOf(file)
  const [board, company] = [find('board'), find('company')]
  if (board === undefined || company === undefined || file.columns.length > 2) return undefined
  return [{ file: file.name, holds: 'actors', actor: { id: board, name: company } }]
}
