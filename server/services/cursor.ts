import { AppError } from '../errors.ts'

/** Where the next page of a list begins, as text that nobody has to understand. */
export function writeCursor(place: number | null): string | null {
  return place === null ? null : Buffer.from(`p${String(place)}`, 'utf8').toString('base64url')
}

/** @throws AppError invalid-request for a text that no list gave */
export function readCursor(cursor: string | undefined): number {
  if (cursor === undefined) return 0
  const match = /^p(\d{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8'))
  if (!match) throw new AppError('invalid-request', { field: 'cursor', expected: 'next' })
  return Number(match[1])
}
