import type { IsolationReason } from '../../domain/findings.ts'
import { AppError } from '../../errors.ts'
import { findWriter } from '../../reports/registry.ts'
import { fromBytes } from '../../store/packed-bytes.ts'
import { composeDocument, composePicture } from '../reports/compose.ts'
import type { GatheredDocument } from '../reports/gather.ts'
import { task } from '../task.ts'

/** `reason`: of the worklist only those of whom it is the first reason. */
export type WriteDocument = GatheredDocument & { format: string; reason?: IsolationReason }

/** A report or an export as bytes, made away from the event loop. */
export const run = task(
  async ({ format, reason, packed, ...asked }: WriteDocument, tell): Promise<Uint8Array> => {
    const writer = findWriter(format)
    if (!writer) throw new AppError('format-not-found', { format, formats: '' })
    const whole = { ...asked, packed: fromBytes(packed.bytes) }
    if (writer.of === 'picture') return writer.write(composePicture(whole))
    const document = composeDocument(whole)
    tell(0.7)
    if (reason === undefined) return writer.write(document)
    const isolated = document.isolated.filter((actor) => actor.reason === reason)
    return writer.write({ ...document, isolated })
  },
)
