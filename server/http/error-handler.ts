import { STATUS_CODES } from 'node:http'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ProblemDetails } from '../contract/problem-details.ts'
import { AppError, isAppError, type ErrorCode, type ErrorDetails } from '../errors.ts'
import { sayError } from '../services/error-sentences.ts'
import { sayProblem } from '../services/problem-sentences.ts'
import { languageOf, translate } from '../locales/locales.ts'
import { InvalidRequest, sayFaults } from './validation.ts'

/** The HTTP status of every failure. Exhaustive: a new code does not compile until it has one. */
export const STATUSES: Readonly<Record<ErrorCode, number>> = {
  'network-not-found': 404,
  'actor-not-found': 404,
  'collaboration-not-found': 404,
  'participation-not-found': 404,
  'call-not-found': 404,
  'application-not-found': 404,
  'import-not-found': 404,
  'mapping-not-found': 404,
  'refused-rows-not-found': 404,
  'change-set-not-found': 404,
  'report-not-found': 404,
  'view-not-found': 404,
  'job-not-found': 404,
  'measure-not-found': 404,
  'document-not-found': 404,
  'version-not-found': 404,
  'page-not-found': 404,
  'format-not-found': 404,
  'territory-not-found': 404,
  'invalid-request': 400,
  'invalid-record': 422,
  'invalid-slice': 400,
  'invalid-mapping': 422,
  'invalid-options': 400,
  'unknown-measure': 400,
  'unreadable-file': 422,
  'broken-file': 422,
  'file-not-found': 404,
  'unwritable-file': 500,
  'empty-file': 422,
  'no-usable-row': 422,
  'unsupported-format': 415,
  'unmapped-columns': 422,
  'unsupported-media-type': 415,
  'not-acceptable': 406,
  'file-too-large': 413,
  'too-many-rows': 413,
  'too-many-columns': 413,
  'line-too-long': 413,
  'too-many-files': 413,
  'network-too-large': 413,
  'request-too-large': 413,
  'too-many-requests': 429,
  'network-exists': 409,
  'record-exists': 409,
  'mapping-exists': 409,
  'version-conflict': 409,
  'unknown-reference': 422,
  'record-in-use': 409,
  'undo-blocked': 409,
  'import-not-ready': 409,
  'revision-conflict': 409,
  'job-not-finished': 409,
  'job-interrupted': 409,
  'precondition-required': 428,
  unauthorized: 401,
  'read-only': 403,
  'forbidden-origin': 403,
  'forbidden-host': 403,
  'store-unavailable': 503,
  'store-locked': 503,
  'store-damaged': 500,
  'store-too-new': 500,
  'backup-invalid': 422,
  cancelled: 409,
  'config-invalid': 500,
  'token-required': 500,
  'internal-error': 500,
}

/** What Fastify and its plugins refuse by themselves, in our words. */
const FRAMEWORK: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_BODY_TOO_LARGE: 'request-too-large',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'unsupported-media-type',
  FST_REQ_FILE_TOO_LARGE: 'file-too-large',
  FST_FILES_LIMIT: 'too-many-files',
  FST_PARTS_LIMIT: 'too-many-files',
  FST_FIELDS_LIMIT: 'too-many-files',
}

const JSON_FAULTS = new Set(['FST_ERR_CTP_INVALID_JSON_BODY', 'FST_ERR_CTP_EMPTY_JSON_BODY'])

const RETRY_AFTER_SECONDS = 5
const MAX_PLACES = 100

/** Answers every failure as `application/problem+json` (RFC 9457) in the reader's language. */
export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | Error, request, reply) => {
    const { failure, errors } = toFailure(error, request)
    const status = STATUSES[failure.code]
    if (status >= 500) request.log.error({ err: error, cause: failure.cause }, 'request failed')
    return sendProblem(request, reply, failure, errors)
  })
}

/** Sends a failure; for handlers outside the error handler (404, framework errors). */
export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  failure: AppError,
  errors?: ProblemDetails['errors'],
): FastifyReply {
  const language = languageOf(request.headers['accept-language'])
  const status = STATUSES[failure.code]
  const problem: ProblemDetails = {
    type: `urn:maillage:error:${failure.code}`,
    title: STATUS_CODES[status] ?? '',
    status,
    code: failure.code,
    detail: sayError(language, failure.code, failure.details),
    instance: pathOf(request),
    ...(errors && errors.length > 0 && { errors }),
    ...(Object.keys(failure.details).length > 0 && { details: { ...failure.details } }),
  }
  // What was said of the answer before it failed is not true of the problem.
  reply.removeHeader('etag')
  if (status === 401) reply.header('www-authenticate', 'Bearer')
  if (status === 503) reply.header('retry-after', RETRY_AFTER_SECONDS)
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .header('content-language', language)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(problem)
}

/** The address asked for, without its query: it may hold what does not belong in an answer or a log. */
export function pathOf(request: Pick<FastifyRequest, 'url'>): string {
  const end = request.url.indexOf('?')
  return end === -1 ? request.url : request.url.slice(0, end)
}

type Told = { failure: AppError; errors?: ProblemDetails['errors'] | undefined }

function toFailure(error: FastifyError | Error, request: FastifyRequest): Told {
  if (isAppError(error)) return { failure: error, errors: fieldError(error, request) }
  if (error instanceof InvalidRequest) return fromInvalid(error, request)
  const code = 'code' in error ? error.code : undefined
  if (code !== undefined && JSON_FAULTS.has(code)) {
    const message = translate(languageOf(request.headers['accept-language']), 'invalid.json')
    return { failure: new AppError('invalid-request'), errors: [{ where: 'body', message }] }
  }
  const known = code === undefined ? undefined : FRAMEWORK[code]
  if (known) return { failure: new AppError(known, limitOf(request, known)) }
  const status = 'statusCode' in error ? error.statusCode : undefined
  if (status !== undefined && status >= 400 && status < 500) {
    return { failure: new AppError(status === 404 ? 'page-not-found' : 'invalid-request', {}) }
  }
  return { failure: new AppError('internal-error', {}, { cause: error }) }
}

// A service may refuse a parameter that its schema let pass; it says which, and what would be right.
function fieldError(
  error: AppError,
  request: FastifyRequest,
): ProblemDetails['errors'] | undefined {
  if (error.problems.length > 0) return placesOf(error, request)
  const { field, expected, file, line } = error.details
  if (typeof file === 'string' && STATUSES[error.code] < 500) {
    const language = languageOf(request.headers['accept-language'])
    const message = sayError(language, error.code, error.details)
    // What is wrong with a file as a whole is wrong from its first line on.
    const at = typeof line === 'number' ? line : 1
    return [{ where: `${file}:${at}`, message, file, line: at }]
  }
  if (error.code !== 'invalid-request' || typeof field !== 'string') return undefined
  const language = languageOf(request.headers['accept-language'])
  const allowed = Array.isArray(expected) ? expected.join(', ') : String(expected ?? '')
  return [{ where: field, message: translate(language, 'invalid.enum', { allowed }) }]
}

/** Where a file is wrong, place by place; the first ones, since a file can be wrong on every line. */
function placesOf(error: AppError, request: FastifyRequest): ProblemDetails['errors'] {
  const language = languageOf(request.headers['accept-language'])
  return error.problems.slice(0, MAX_PLACES).map((problem) => ({
    where: [`${problem.file}:${problem.line}`, problem.column].filter(Boolean).join(' '),
    message: sayProblem(language, problem),
    file: problem.file,
    line: problem.line,
  }))
}

// An id in the path that cannot be one is an id that is not there.
function fromInvalid(invalid: InvalidRequest, request: FastifyRequest): Told {
  if (invalid.part === 'params') {
    const [first] = invalid.faults
    const params: unknown = request.params
    if (first?.instancePath === '/networkId' && params !== null && typeof params === 'object') {
      const networkId = 'networkId' in params ? String(params.networkId).slice(0, 200) : ''
      return { failure: new AppError('network-not-found', { networkId }) }
    }
    return { failure: new AppError('page-not-found', { path: pathOf(request) }) }
  }
  const language = languageOf(request.headers['accept-language'])
  return { failure: new AppError('invalid-request'), errors: sayFaults(language, invalid) }
}

function limitOf(request: FastifyRequest, code: ErrorCode): ErrorDetails {
  return code === 'request-too-large' ? { limit: request.routeOptions.bodyLimit } : {}
}
