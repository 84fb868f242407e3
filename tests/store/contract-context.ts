import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { isAppError, type ErrorCode } from '../../server/errors.ts'
import type { Store } from '../../server/store/store.ts'

export type Context = {
  store: () => Store
  /** The id of a network that no other test uses. */
  freshId: () => string
}

/** Expects a rejection with one of the codes, and with what its sentence is filled with. */
export async function expectCode(promise: Promise<unknown>, ...codes: ErrorCode[]): Promise<void> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!isAppError(error, ...codes)) {
    expect.fail(`expected ${codes.join(' or ')}, got ${String(error)}`)
  }
  expect(Object.keys(error.details)).toEqual(expect.arrayContaining(fillings(error.code)))
}

const SENTENCES: unknown = JSON.parse(
  readFileSync(new URL('../../server/locales/en.json', import.meta.url), 'utf8'),
)

/** The names in braces of an error's sentence. */
function fillings(code: ErrorCode): string[] {
  const sentences = new Map<string, unknown>(Object.entries(Object(SENTENCES)))
  const sentence = String(sentences.get(`error.${code}`))
  return [...sentence.matchAll(/\{(\w+)/g)].map(([, name]) => name ?? '')
}
