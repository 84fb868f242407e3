import { AppError } from '../../errors.ts'
import type { ImportLimits } from '../limits.ts'

/** Beyond this, what has to be held in memory as a whole is refused. */
export const WHOLE_BYTES = 200_000_000

/**
 * Counts what is taken into memory of a file, piece by piece: what really comes, not what was declared.
 * @throws AppError file-too-large, from the function it gives
 */
export function countHeldBytes(file: string, limits: ImportLimits): (piece: Uint8Array) => void {
  const limit = Math.min(WHOLE_BYTES, limits.decompressedBytes)
  let total = 0
  return (piece) => {
    total += piece.length
    if (total > limit) throw new AppError('file-too-large', { file, limit })
  }
}
