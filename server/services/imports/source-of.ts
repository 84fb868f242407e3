import type { Write } from '../../domain/change-sets.ts'
import type { DraftRecord } from '../../domain/import-draft.ts'
import type { Source } from '../../domain/records.ts'

const LABEL_LENGTH = 500

/**
 * Where the records of an import come from: what a person says of it, else what is certain of the data
 * set that was recognised, else its files.
 */
export function sourceOf(
  draft: Pick<DraftRecord, 'id' | 'uploads' | 'askedSource' | 'suggestedSource'>,
): Source {
  const label = draft.uploads.map(({ name }) => name).join(', ')
  const said = draft.askedSource ?? draft.suggestedSource
  return { label: label.slice(0, LABEL_LENGTH), ...said, importId: draft.id }
}

/** What this import writes, with its source as it was said last: it may have been told after the plan. */
export async function* withSource(
  writes: AsyncIterable<Write>,
  source: Source,
): AsyncGenerator<Write> {
  for await (const write of writes) {
    const { after } = write
    if (after && 'source' in after && after.source?.importId === source.importId) {
      after.source = source
    }
    yield write
  }
}
