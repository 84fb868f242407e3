/**
 * Every failure that a person or a program outside can meet. The code is stable and part of the API;
 * the sentence for it is `error.<code>` in the locales, filled with `details`.
 */
export type ErrorCode =
  // what was asked for is not there
  | 'network-not-found'
  | 'actor-not-found'
  | 'collaboration-not-found'
  | 'participation-not-found'
  | 'call-not-found'
  | 'application-not-found'
  | 'import-not-found'
  | 'mapping-not-found'
  | 'refused-rows-not-found'
  | 'change-set-not-found'
  | 'report-not-found'
  | 'view-not-found'
  | 'job-not-found'
  | 'measure-not-found'
  | 'document-not-found'
  | 'version-not-found'
  | 'page-not-found'
  | 'format-not-found'
  | 'territory-not-found'
  // what was sent is wrong
  | 'invalid-request'
  | 'invalid-record'
  | 'invalid-slice'
  | 'invalid-mapping'
  | 'invalid-options'
  | 'unknown-measure'
  | 'unreadable-file'
  | 'broken-file'
  | 'file-not-found'
  | 'unwritable-file'
  | 'empty-file'
  | 'no-usable-row'
  | 'unsupported-format'
  | 'unmapped-columns'
  | 'unsupported-media-type'
  | 'not-acceptable'
  // limits
  | 'file-too-large'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'line-too-long'
  | 'too-many-files'
  | 'network-too-large'
  | 'request-too-large'
  | 'too-many-requests'
  // the state does not allow it
  | 'network-exists'
  | 'record-exists'
  | 'mapping-exists'
  | 'version-conflict'
  | 'unknown-reference'
  | 'record-in-use'
  | 'undo-blocked'
  | 'import-not-ready'
  | 'revision-conflict'
  | 'job-not-finished'
  | 'job-interrupted'
  | 'precondition-required'
  // who asks
  | 'unauthorized'
  | 'read-only'
  | 'forbidden-origin'
  | 'forbidden-host'
  // the house
  | 'store-unavailable'
  | 'store-locked'
  | 'store-damaged'
  | 'store-too-new'
  | 'backup-invalid'
  | 'cancelled'
  | 'config-invalid'
  | 'token-required'
  | 'internal-error'

/** Values that fill the sentence of an error; only what a person outside may read. */
export type ErrorDetails = Readonly<Record<string, string | number | boolean | readonly string[]>>

/** One place of a file where something is wrong (domain's Problem, which this file may not import). */
export type ErrorProblem = Readonly<{
  file: string
  line: number
  rule: string
  sheet?: string
  column?: string
  value?: string
  expected?: string
}>

/** A failure with a stable code. Inner folders throw it and know nothing of HTTP or languages. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly details: ErrorDetails
  /** Where it is wrong, for failures of input; told one by one beside the sentence. */
  readonly problems: readonly ErrorProblem[]

  constructor(
    code: ErrorCode,
    details: ErrorDetails = {},
    options?: { cause?: unknown; problems?: readonly ErrorProblem[] },
  ) {
    super(`${code} ${JSON.stringify(details)}`, options)
    this.code = code
    this.details = details
    this.problems = options?.problems ?? []
  }
}

/** True for an AppError, of one of the codes when any are given. */
export function isAppError(error: unknown, ...codes: ErrorCode[]): error is AppError {
  return error instanceof AppError && (codes.length === 0 || codes.includes(error.code))
}
