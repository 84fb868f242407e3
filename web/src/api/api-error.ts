import type { ProblemDetails } from '../../../server/contract/problem-details.ts'

/**
 * Every way in which the server did not give what was asked. `code` is the problem's stable code, or
 * `unreachable` (nobody answered) and `unexpected-answer` (an answer that is not the API's).
 */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number
  readonly code: string
  readonly problem: ProblemDetails | undefined

  constructor(status: number, code: string, problem?: ProblemDetails) {
    super(problem?.detail ?? code)
    this.status = status
    this.code = code
    this.problem = problem
  }
}

/** The error that an answer's body tells of. */
export function toApiError(status: number, body: unknown): ApiError {
  if (isProblem(body)) return new ApiError(status, body.code, body)
  return new ApiError(status, 'unexpected-answer')
}

function isProblem(body: unknown): body is ProblemDetails {
  return (
    typeof body === 'object' &&
    body !== null &&
    'code' in body &&
    typeof body.code === 'string' &&
    'detail' in body &&
    typeof body.detail === 'string'
  )
}
