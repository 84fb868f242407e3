import { AppError } from '../../errors.ts'
import { findWriter } from '../../reports/registry.ts'
import { fromBytes } from '../../store/packed-bytes.ts'
import { composeDocument } from '../reports/compose.ts'
import type { GatheredDocument } from '../reports/gather.ts'
import { task } from '../task.ts'

export type WriteDocument = GatheredDocument & { format: string }

/** A report or an export as bytes, made away from the event loop. */
export const run = task(
  async ({ format, packed, ...asked }: WriteDocument, tell): Promise<Uint8Array> => {
    const writer = findWriter(format)
    if (!writer) throw new AppError('format-not-found', { format, formats: '' })
    const document = composeDocument({ ...asked, packed: fromBytes(packed.bytes) })
    tell(0.7)
    return writer.write(document)
  },
)
