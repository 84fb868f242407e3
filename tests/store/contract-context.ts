import { expect } from 'vitest'
import { isAppError, type ErrorCode } from '../../server/errors.ts'
import type { Store } from '../../server/store/store.ts'

export type Context = {
  store: () => Store
  /** The id of a network that no other test uses. */
  freshId: () => string
}

/** Expects a rejection with one of the codes. */
export async function expectCode(promise: Promise<unknown>, ...codes: ErrorCode[]): Promise<void> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(isAppError(error, ...codes), `expected ${codes.join(' or ')}, got ${String(error)}`).toBe(
    true,
  )
}
