import { AppError } from '../../errors.ts'

/** A column that must hold text. @throws AppError store-damaged */
export function text(value: unknown): string {
  if (typeof value === 'string') return value
  throw new AppError('store-damaged', { reason: `text expected, ${typeof value} found` })
}

/** A column that must hold a number. @throws AppError store-damaged */
export function number(value: unknown): number {
  if (typeof value === 'number') return value
  throw new AppError('store-damaged', { reason: `number expected, ${typeof value} found` })
}

export function textOrNull(value: unknown): string | null {
  return value === null ? null : text(value)
}

export function numberOrNull(value: unknown): number | null {
  return value === null ? null : number(value)
}

/** A column that must hold a JSON array; null (nothing to aggregate) is an empty one. */
export function list(value: unknown): readonly unknown[] {
  if (value === null) return []
  const parsed: unknown = JSON.parse(text(value))
  if (Array.isArray(parsed)) return parsed
  throw new AppError('store-damaged', { reason: 'array expected' })
}
