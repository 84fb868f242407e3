import type { DetectedColumn } from '../detect/column-profile.ts'
import type { DetectedFile } from '../detect/detect-file.ts'
import type { TableMapping } from '../mapping.ts'

/**
 * Two columns without a header: who and what. Where the same values stand on both sides they are ties of
 * actors, otherwise actors and what they take part in. A third column of numbers is the ties' weight.
 */
export function proposeWithoutHeader(file: DetectedFile): TableMapping[] | undefined {
  const [first, second, third] = file.columns
  if (file.header || file.role !== undefined || !first || !second) return undefined
  if (file.columns.length > 3 || !isIdentity(first) || !isIdentity(second)) return undefined
  const shape = { file: file.name, header: false } as const
  const isTie = sharesValues(first, second)
  if (third !== undefined && !(isTie && (third.holds === 'number' || third.holds === 'boolean'))) {
    return undefined
  }
  if (!isTie) {
    const participation = { actor: { id: 1 }, collaboration: { id: 2 } }
    return [{ ...shape, holds: 'participations', ...participation }]
  }
  return [
    {
      ...shape,
      holds: 'ties',
      source: { id: 1 },
      target: { id: 2 },
      collaboration: {
        directed: { value: false },
        ...(third && { weight: { column: 3, several: 'sum' } }),
      },
    },
  ]
}

function isIdentity({ holds, missing, distinct }: DetectedColumn): boolean {
  return (holds === 'text' || holds === 'number') && missing === 0 && distinct > 1
}

function sharesValues(a: DetectedColumn, b: DetectedColumn): boolean {
  const values = new Set(a.examples)
  return b.examples.some((value) => values.has(value))
}
