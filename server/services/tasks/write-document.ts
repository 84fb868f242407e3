import { AppError } from '../../errors.ts'
import { findWriter } from '../../reports/registry.ts'
import { composeDocument, type DocumentAsked } from '../reports/compose.ts'
import { task } from '../task.ts'

export type WriteDocument = DocumentAsked & { format: string }

/** A report or an export as bytes, made away from the event loop. */
export const run = task(async ({ format, ...asked }: WriteDocument, tell): Promise<Uint8Array> => {
  const writer = findWriter(format)
  if (!writer) throw new AppError('format-not-found', { format, formats: '' })
  const document = composeDocument(asked)
  tell(0.7)
  return writer.write(document)
})
