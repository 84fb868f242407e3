import type { DetectedFile } from '../detect/detect-file.ts'
import type { TableMapping } from '../mapping.ts'
import { nodeActor } from './graph-table.ts'
import { headerWords } from '../suggest/personal.ts'
import { subjectOf } from '../suggest/headers.ts'

/** A table of nodes as Gephi writes it: Id, Label, and any attributes; nodes are actors. */
export function gephiNodes(file: DetectedFile): TableMapping[] | undefined {
  const [id, label] = ['id', 'label'].map(
    (wanted) => file.columns.find(({ name }) => name.toLowerCase() === wanted)?.name,
  )
  if (id === undefined || label === undefined || file.columns[0]?.name !== id) return undefined
  const speaksOfOthers = file.columns.some(({ name }) => {
    const words = headerWords(name)
    return subjectOf(words) !== undefined || words.includes('source') || words.includes('target')
  })
  if (speaksOfOthers) return undefined
  return [{ file: file.name, holds: 'actors', actor: nodeActor(file.columns, { id, label }) }]
}
