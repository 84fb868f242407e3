import type { CollaborationKind } from '../../domain/records.ts'
import type { FieldSpec } from '../mapping.ts'
import type { FileReading, ReadColumn } from './file-reading.ts'
import { headerWords } from './personal.ts'

const KIND_WORDS: Readonly<Record<string, CollaborationKind>> = {
  projet: 'project',
  project: 'project',
  action: 'action',
  reunion: 'action',
  meeting: 'action',
  atelier: 'action',
  workshop: 'action',
  formation: 'action',
  training: 'action',
  lien: 'tie',
  tie: 'tie',
}

/** A column that holds nothing but words for projects, actions and ties, with what they mean. */
export function kindField(reading: FileReading, taken: Set<ReadColumn>): FieldSpec | undefined {
  for (const one of reading.columns) {
    const words = one.column.values ?? []
    if (taken.has(one) || words.length === 0) continue
    const values: Record<string, string> = {}
    for (const { value } of words) {
      const kind = KIND_WORDS[headerWords(value).join(' ')]
      if (kind !== undefined) values[value] = kind
    }
    if (Object.keys(values).length < words.length) continue
    taken.add(one)
    return { column: one.column.name, values }
  }
  return undefined
}
